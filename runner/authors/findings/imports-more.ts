import { defineFinding } from './finding.ts';
import { filesByText } from './group-parts.ts';

/** Releases export functions whatever an addon declares, so that nothing notices it there. */
export const importsMore = defineFinding({
  code: 'NM1003',
  severity: 'warning',
  title: 'the addon imports functions that are newer than the version it declares',
  check: (checked) =>
    [
      ...filesByText(checked, ({ facts: { declared, importsVersion } }) => {
        const asked = declared ?? 8;
        return typeof asked === 'number' &&
          typeof importsVersion === 'number' &&
          importsVersion > Math.max(asked, 8)
          ? `it declares ${declared ?? 'nothing, which counts as 8,'} and imports functions of version ${importsVersion}`
          : null;
      }),
    ].map(([detail, files]) => ({
      detail,
      fix: 'declare the version that the functions need: a release without them fails when it loads the addon, or when they are called',
      files,
    })),
});
