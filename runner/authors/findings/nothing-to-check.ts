import { defineFinding } from './finding.ts';

export const nothingToCheck = defineFinding({
  code: 'NM4001',
  severity: 'hint',
  title: 'there is no addon in it',
  check({ files, subject: { manifest } }) {
    if (files.length > 0) return [];
    const install = ['preinstall', 'install', 'postinstall'].find(
      (name) => manifest?.scripts[name] !== undefined,
    );
    const platforms = Object.keys(manifest?.optionalDependencies ?? {});
    const why =
      install === undefined
        ? platforms.length === 0
          ? 'it has no .node file'
          : `it has no .node file; its optionalDependencies may have them: ${platforms.slice(0, 3).join(', ')}`
        : `it has no .node file; its ${install} script, "${manifest?.scripts[install] ?? ''}", may download or build one`;
    return [
      {
        detail: why,
        fix: 'check the file that is installed: check node_modules/NAME, or --all-platforms',
        files: [],
      },
    ];
  },
});
