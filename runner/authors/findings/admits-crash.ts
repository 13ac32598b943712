import { admits, admittedText, trueRange } from '../predict/engines.ts';
import { defineFinding } from './finding.ts';
import { filesByText } from './group-parts.ts';

export const admitsCrash = defineFinding({
  code: 'NM1001',
  severity: 'error',
  title: 'engines.node admits Node.js releases that this addon takes down',
  check(checked) {
    const engines = checked.subject.manifest?.engines.node ?? null;
    if (engines === null) return [];
    const found = filesByText(checked, ({ facts, fates }) => {
      const killed = fates.node.filter((range) => range.fate.kind === 'crashes' && admits(engines, range));
      return killed.length === 0 || typeof facts.declared !== 'number'
        ? null
        : `${facts.declared} ${killed.map((range) => admittedText(engines, range)).join(', ')}`;
    });
    return [...found].map(([text, files]) => {
      const [declared = '', ...killed] = text.split(' ');
      const range = trueRange(engines, Number(declared));
      return {
        detail: `${engines} admits ${killed.join(' ')}, which die of SIGSEGV when they load an addon that declares ${declared}`,
        fix:
          range === null
            ? `build for a lower version of Node-API: no release in ${engines} supports ${declared}`
            : `"engines": { "node": "${range}" }, or build for a lower version of Node-API and test it`,
        files,
        place: { file: 'package.json', pattern: /"engines"/ },
      };
    });
  },
});
