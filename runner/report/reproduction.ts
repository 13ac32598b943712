import { invocation } from '../shared/invocation.ts';
import { quote } from '../shared/quote.ts';
import { familyNamed } from '../run/runtimes/families.ts';
import type { LaunchableRuntime, RuntimeInfo } from '../run/runtimes/runtime.ts';

/** A runtime that is known from a log alone has no executable. */
export type NamedRuntime = Pick<RuntimeInfo, 'name' | 'version' | 'asked'> &
  Partial<Pick<LaunchableRuntime, 'executable'>>;

/** The command that runs one cell alone. */
export function reproduction(
  cell: { readonly rule: string; readonly target: string },
  runtime: NamedRuntime,
): string {
  const what = `--rule ${cell.rule} --target ${cell.target}`;
  if (runtime.executable === undefined) return `${invocation} bundle ${what} --out DIR`;
  const where = (runtime.asked ?? usualWords(runtime)).map((word) => quote(word)).join(' ');
  return `${invocation} ${what} ${where} --verbose`;
}

function usualWords({ name, version, executable = '' }: NamedRuntime): string[] {
  return familyNamed(name) !== undefined ? [`--${name}`, version] : ['--runtime', `${name}=${executable}`];
}
