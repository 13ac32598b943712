import { defineFinding } from './finding.ts';
import { filesByText } from './group-parts.ts';

export const needsLibnode = defineFinding({
  code: 'NM2004',
  severity: 'error',
  title: 'the addon is linked with a shared library of Node.js',
  check: (checked) =>
    [
      ...filesByText(checked, ({ facts: { libnode } }) =>
        libnode === null
          ? null
          : `it needs ${libnode}: Node.js from nodejs.org has none, and one of another version is a second Node.js in the process`,
      ),
    ].map(([detail, files]) => ({
      detail,
      fix: 'link without -lnode: an addon takes its symbols from the process',
      files,
    })),
});
