import { EXPERIMENTAL } from '../../../suites/target.ts';
import { defineFinding } from './finding.ts';
import { filesByText } from './group-parts.ts';

export const declaresMore = defineFinding({
  code: 'NM1002',
  severity: 'hint',
  title: 'the addon declares a newer version than the functions it imports need',
  check: (checked) =>
    [
      ...filesByText(checked, ({ facts: { declared, importsVersion } }) =>
        typeof declared === 'number' &&
        typeof importsVersion === 'number' &&
        declared > Math.max(importsVersion, 8) &&
        declared !== EXPERIMENTAL
          ? `it declares ${declared} and imports nothing that is newer than version ${importsVersion}`
          : null,
      ),
    ].map(([detail, files]) => ({
      detail,
      fix: 'rebuild with a lower NAPI_VERSION and test: the declared version also decides how functions behave, so the number alone must not be lowered',
      files,
    })),
});
