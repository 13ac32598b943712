import { defineFinding } from './finding.ts';
import { sourceText } from './source-text.ts';

const VARIABLE = /<\(napi_build_version\)/;

/** node-gyp sets the variable to the version that the running Node.js supports. */
export const builtForBuilder = defineFinding({
  code: 'NM1005',
  severity: 'warning',
  title: 'the declared version is that of the Node.js that builds the addon',
  async check({ subject }) {
    const text = await sourceText(subject.folder, 'binding.gyp');
    if (!text.includes('<(napi_build_version)')) return [];
    return [
      {
        detail:
          'binding.gyp uses <(napi_build_version): built by Node.js 20 the addon declares 9, built by Node.js 24 it declares 10',
        fix: 'write the version that the addon needs, e.g. "NAPI_VERSION=8"',
        files: [],
        place: { file: 'binding.gyp', pattern: VARIABLE },
      },
    ];
  },
});
