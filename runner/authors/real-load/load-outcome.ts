import { exitCodeText, isSegfault } from '../../run/process/cause-of-death.ts';
import type { SupervisedEnd } from '../../run/process/supervised-process.ts';

/** What became of an addon in a real process. */
export type LoadOutcome =
  | { readonly kind: 'loads' }
  /** `how`: a signal or an exit code. `isSegfault`: as predicted of a crash; an abort is another thing. */
  | { readonly kind: 'crashes'; readonly how: string; readonly isSegfault: boolean }
  | { readonly kind: 'refused'; readonly message: string }
  /** This machine lacks something that the file needs, or nothing was observed: no prediction is about that. */
  | { readonly kind: 'not comparable'; readonly why: string };

/** Prints one line that begins with the nonce, then leaves, because an addon may keep the process alive. */
export const LOAD_SCRIPT = `
const { writeSync } = require('fs');
const [, file, nonce] = process.argv;
let line = 'loads';
try { require(file); } catch (error) { line = 'throws ' + String(error && error.message).split(file).join('it').split('\\n')[0]; }
writeSync(1, '\\n' + nonce + ' ' + line + '\\n');
process.reallyExit(0);
`;

const LACKS =
  /cannot open shared object file|version [\`'].*not found|Error loading shared library|Library not loaded/;

/** The outcome of a process that ran LOAD_SCRIPT with this nonce. */
export function outcomeOf(stdout: string, nonce: string, end: SupervisedEnd): LoadOutcome {
  const line = stdout.split('\n').find((each) => each.startsWith(`${nonce} `));
  const [word = '', ...rest] = (line ?? '').slice(nonce.length + 1).split(' ');
  const message = rest.join(' ');
  if (word === 'loads') return { kind: 'loads' };
  if (word === 'throws') {
    return LACKS.test(message) ? { kind: 'not comparable', why: message } : { kind: 'refused', message };
  }
  switch (end.kind) {
    case 'exited':
      return {
        kind: 'crashes',
        how: end.signal ?? `exit code ${exitCodeText(end.exitCode)}`,
        isSegfault: isSegfault(end),
      };
    case 'spawn-failed':
      return { kind: 'not comparable', why: end.reason };
    default:
      return { kind: 'not comparable', why: `the process was ended (${end.kind})` };
  }
}
