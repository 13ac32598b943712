import { defineFinding } from './finding.ts';
import { filesByText } from './group-parts.ts';

export const unknownDeclaration = defineFinding({
  code: 'NM1008',
  severity: 'warning',
  title: 'the declared version cannot be read from the file, so nothing is predicted',
  check: (checked) =>
    [
      ...filesByText(checked, ({ facts: { declared } }) =>
        declared === 'unknown'
          ? 'its version function does more than return a constant, e.g. because it is instrumented'
          : null,
      ),
    ].map(([detail, files]) => ({
      detail,
      fix: 'build it without -pg, -finstrument-functions and -fstack-protector-all, or load it in each release with --run',
      files,
    })),
});
