import { EXPERIMENTAL } from '../../suites/target.ts';
import type { Compiled } from './compiled.ts';
import { markdownTable } from './markdown-table.ts';

/** Defines down, header sets across: what an addon declares. */
export function declarationTable(compiled: readonly Compiled[]): string {
  return table('define', compiled, ({ flags, declared }) => [
    flags === '' ? 'none' : `\`${flags}\``,
    describeDeclared(declared),
  ]);
}

/** Macros down, header sets across: how an addon registers. */
export function registrationTable(compiled: readonly Compiled[]): string {
  return table('macro', compiled, ({ macro, registration }) => [`\`${macro}\``, registration]);
}

/** Header sets with the same column share it. */
function table(
  head: string,
  compiled: readonly Compiled[],
  entry: (one: Compiled) => readonly [row: string, text: string],
): string {
  const columns = new Map<string, Map<string, string>>();
  for (const one of compiled) {
    const column = columns.get(one.headers) ?? new Map<string, string>();
    const [row, text] = entry(one);
    if ((column.get(row) ?? text) !== text) throw new Error(`${one.headers}, ${row}: ${text} and another`);
    columns.set(one.headers, column.set(row, text));
  }
  const sharing = new Map<
    string,
    { readonly names: string[]; readonly column: ReadonlyMap<string, string> }
  >();
  for (const [name, column] of columns) {
    const key = JSON.stringify([...column]);
    const known = sharing.get(key);
    if (known === undefined) sharing.set(key, { names: [name], column });
    else known.names.push(name);
  }
  const shared = [...sharing.values()];
  const rows = [...(shared[0]?.column.keys() ?? [])];
  return markdownTable([
    [head, ...shared.map(({ names }) => joined(names))],
    ...rows.map((row) => [row, ...shared.map(({ column }) => column.get(row) ?? '')]),
  ]);
}

/** The name of Node.js once: `Node.js 18.17.0, 18.20.8`. */
function joined(names: readonly string[]): string {
  return names.join(', ').replace(/(?<=Node\.js .*)Node\.js /g, '');
}

function describeDeclared(declared: number | null): string {
  if (declared === null) return 'nothing';
  return declared === EXPERIMENTAL ? 'experimental' : String(declared);
}
