import { defineFinding } from './finding.ts';
import { filesByText } from './group-parts.ts';

export const carriesAnother = defineFinding({
  code: 'NM3002',
  severity: 'hint',
  title: 'the addon may contain a second addon, which was not checked',
  check: (checked) =>
    [
      ...filesByText(checked, ({ facts: { embedded } }) =>
        embedded === null ? null : `it imports no function of Node-API and contains ${embedded}`,
      ),
    ].map(([detail, files]) => ({
      detail,
      fix: 'check the file that it unpacks',
      files,
    })),
});
