import { EXPERIMENTAL } from '../../../suites/target.ts';
import { defineFinding } from './finding.ts';
import { filesByText } from './group-parts.ts';

export const undeclaredNapiVersion = defineFinding({
  code: 'NM3001',
  severity: 'warning',
  title: 'binary.napi_versions of package.json lacks the version that the addon declares',
  check(checked) {
    const listed = checked.subject.manifest?.binary.napi_versions ?? null;
    if (listed === null) return [];
    const found = filesByText(checked, ({ facts: { declared } }) =>
      typeof declared === 'number' && declared !== EXPERIMENTAL && !listed.includes(declared)
        ? `napi_versions is [${listed.join(', ')}] and it declares ${declared}`
        : null,
    );
    return [...found].map(([detail, files]) => ({
      detail,
      fix: 'list the version that the addon declares: tools that install or rebuild it believe the list',
      files,
      place: { file: 'package.json', pattern: /"napi_versions"/ },
    }));
  },
});
