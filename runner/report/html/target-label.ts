import { markup, type Markup } from './markup.ts';

const POWERS: Readonly<Record<string, string>> = { '-2147483648': '−2³¹', '2147483646': '2³¹−2' };

/** What a column is headed with: long numbers in short, the id in full for who asks. */
export function targetLabel(id: string): Markup {
  const power = POWERS[id];
  return power === undefined ? markup`${id}` : markup`<abbr title="${id}">${power}</abbr>`;
}
