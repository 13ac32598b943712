import { invocation } from '../shared/invocation.ts';
import { familyNamed } from '../run/runtimes/families.ts';
import type { Runtime } from '../run/runtimes/runtime.ts';

/** The command that runs one cell alone. */
export function reproduction(
  cell: { readonly rule: string; readonly target: string },
  runtime: Pick<Runtime, 'name' | 'version' | 'executable' | 'asked'>,
): string {
  const what = `--rule ${cell.rule} --target ${cell.target}`;
  if (runtime.executable === '') return `${invocation} bundle ${what} --out DIR`;
  const where = (runtime.asked ?? usualWords(runtime)).map(quote).join(' ');
  return `${invocation} ${what} ${where} --verbose`;
}

function usualWords({
  name,
  version,
  executable,
}: Pick<Runtime, 'name' | 'version' | 'executable'>): string[] {
  return familyNamed(name) !== undefined ? [`--${name}`, version] : ['--runtime', `${name}=${executable}`];
}

/** A word as a POSIX shell takes it. */
export function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
