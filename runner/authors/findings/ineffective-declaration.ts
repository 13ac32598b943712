import { DECLARATION, PROPOSED_DECLARATION } from '../binary/declaration.ts';
import { defineFinding } from './finding.ts';
import { filesByText } from './group-parts.ts';

export const ineffectiveDeclaration = defineFinding({
  code: 'NM1007',
  severity: 'warning',
  title: 'the addon has a declaration that no runtime finds',
  check: (checked) =>
    [
      ...filesByText(checked, ({ facts: { ineffective } }) => {
        if (ineffective === null) return null;
        return ineffective === 'hidden'
          ? `it defines ${DECLARATION} and does not export it, so that it counts as declaring 8`
          : `it exports only ${PROPOSED_DECLARATION}, the name in the proposal, so that it counts as declaring 8`;
      }),
    ].map(([detail, files]) => ({
      detail,
      fix: `export ${DECLARATION}: check the version script, -fvisibility and strip`,
      files,
    })),
});
