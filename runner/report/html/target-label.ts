import { columnText, type LoadColumn } from '../load-columns.ts';
import { markup, type Markup } from './markup.ts';

const POWERS: Readonly<Record<string, string>> = { '-2147483648': '−2³¹', '2147483646': '2³¹−2' };

/** The id of a target, long numbers in short. */
export function shortTarget(id: string): string {
  return POWERS[id] ?? id;
}

/** The heading of a column: `10`, `none … 7`, `11 …`; all ids in the tooltip. */
export function columnLabel(column: LoadColumn): Markup {
  const text = columnText(column, shortTarget);
  if (column.kind === 'experimental') {
    return markup`<span class="long">${text}</span><abbr class="brief" title="${text}">exp.</abbr>`;
  }
  const ids = column.targets.map(({ id }) => id).join(', ');
  return text === ids ? markup`${text}` : markup`<abbr title="${ids}">${text}</abbr>`;
}
