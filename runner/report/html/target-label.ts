import type { LoadColumn } from '../load-columns.ts';
import { markup, type Markup } from './markup.ts';

const POWERS: Readonly<Record<string, string>> = { '-2147483648': '−2³¹', '2147483646': '2³¹−2' };

/** The id of a target, long numbers in short. */
export function shortTarget(id: string): string {
  return POWERS[id] ?? id;
}

/** The heading of a column: `10`, `none … 7`, `11 …`; the ids in full for who asks. */
export function columnLabel({ kind, targets }: LoadColumn): Markup {
  const ids = targets.map(({ id }) => id);
  const [first = '', last = ''] = [ids[0], ids.at(-1)].map((id) => shortTarget(id ?? ''));
  if (kind === 'experimental') {
    return markup`<span class="long">${first}</span><abbr class="brief" title="${first}">exp.</abbr>`;
  }
  if (ids.length === 1)
    return first === ids[0] ? markup`${first}` : markup`<abbr title="${ids.join(', ')}">${first}</abbr>`;
  const range = kind === 'too-new' ? `${first} …` : `${first} … ${last}`;
  return markup`<abbr title="${ids.join(', ')}">${range}</abbr>`;
}
