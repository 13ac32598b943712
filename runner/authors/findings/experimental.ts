import { EXPERIMENTAL } from '../../../suites/target.ts';
import { defineFinding } from './finding.ts';
import { filesByText } from './group-parts.ts';

export const experimental = defineFinding({
  code: 'NM1004',
  severity: 'warning',
  title: 'the addon declares the experimental version, which may change in any release',
  check: (checked) =>
    [
      ...filesByText(checked, ({ facts: { declared, importsVersion } }) =>
        declared === EXPERIMENTAL || importsVersion === 'experimental'
          ? declared === EXPERIMENTAL
            ? 'it declares NAPI_VERSION_EXPERIMENTAL'
            : 'it imports functions that are in no version of Node-API yet'
          : null,
      ),
    ].map(([detail, files]) => ({
      detail,
      fix: 'build without NAPI_EXPERIMENTAL, for the version that you need',
      files,
    })),
});
