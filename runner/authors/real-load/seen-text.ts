import { count } from '../../shared/count.ts';
import { printable } from '../../shared/printable.ts';
import type { Trace, TracedFunction } from '../trace/trace.ts';

/** The facts that a load showed and the file itself does not say, a line each. */
export function seenText({ declared, isDeclarationRead, functions, failures }: Trace): string[] {
  const lookedUp = functions.filter(({ isLookedUp }) => isLookedUp);
  const newer = lookedUp.filter(({ isNewer, calls }) => isNewer && calls > 0);
  return [
    ...(declared !== null && !isDeclarationRead
      ? [`declares ${declared}, which the runtime did not read`]
      : []),
    ...(lookedUp.length > 0
      ? [`looked up ${count(lookedUp.length, 'function')}, the newest of ${newestOf(lookedUp)}`]
      : []),
    ...(newer.length > 0
      ? [
          `called functions that are newer than it declares: ${newer.map(({ name }) => printable(name)).join(', ')}`,
        ]
      : []),
    ...failures.map(
      ({ function: name, status, count: times }) =>
        `${printable(name)} failed with ${status}${times === 1 ? '' : ` ${times} times`}`,
    ),
  ];
}

function newestOf(functions: readonly TracedFunction[]): string {
  const versions = functions.map(({ version }) => version);
  return versions.includes('experimental')
    ? 'no version yet'
    : `version ${Math.max(...versions.map(Number))}`;
}
