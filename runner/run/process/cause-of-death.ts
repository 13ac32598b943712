import type { JsonObject } from '../../../suites/json.ts';

/** How a process ended, as the system says it. Windows has no signals: there an abort, too, is an exit code. */
export type Exit = { readonly exitCode: number } | { readonly signal: string };

const OF_SIGNALS: Readonly<Record<string, string>> = {
  SIGABRT: 'abort',
  SIGSEGV: 'segfault',
  SIGBUS: 'bus-error',
  SIGILL: 'illegal-instruction',
  SIGTRAP: 'trap',
  SIGFPE: 'arithmetic-error',
  SIGKILL: 'killed',
};

const ACCESS_VIOLATION = 0xc0000005;

const OF_WINDOWS_CODES: ReadonlyMap<number, { readonly cause: string; readonly name: string }> = new Map([
  // Node.js: https://github.com/nodejs/node/blob/main/src/node_exit_code.h (kAbort)
  [134, { cause: 'abort', name: 'abort of Node.js' }],
  // abort() of the C runtime, and its fail-fast.
  [3, { cause: 'abort', name: 'abort of the C runtime' }],
  [0xc0000409, { cause: 'abort', name: 'STATUS_STACK_BUFFER_OVERRUN' }],
  // A failed check of V8.
  [0x80000003, { cause: 'abort', name: 'STATUS_BREAKPOINT' }],
  [ACCESS_VIOLATION, { cause: 'segfault', name: 'STATUS_ACCESS_VIOLATION' }],
  [0xc0000006, { cause: 'bus-error', name: 'STATUS_IN_PAGE_ERROR' }],
  [0xc000001d, { cause: 'illegal-instruction', name: 'STATUS_ILLEGAL_INSTRUCTION' }],
  [0xc0000094, { cause: 'arithmetic-error', name: 'STATUS_INTEGER_DIVIDE_BY_ZERO' }],
  [0xc00000fd, { cause: 'segfault', name: 'STATUS_STACK_OVERFLOW' }],
]);

/** Exit codes of Windows from here on are NTSTATUS values: warnings and errors. */
const FIRST_STATUS = 0x80000000;

/** The rows of the table in docs/reports.md. */
export const CAUSES = Object.entries(OF_SIGNALS).map(([signal, cause]) => ({
  cause,
  signal,
  codes: codesOf(cause),
}));

function codesOf(cause: string): string {
  const codes = [...OF_WINDOWS_CODES].filter(([, known]) => known.cause === cause).map(([code]) => code);
  return codes.map((code) => (code < FIRST_STATUS ? String(code) : hex(code))).join(', ') || 'none';
}

/** The end of a process in an observation: `{ exitCode: 1 }`, or `{ died: 'abort' }` with the same word on every platform. */
export function endOf(exit: Exit, platform: NodeJS.Platform): JsonObject {
  if ('signal' in exit) return { died: OF_SIGNALS[exit.signal] ?? exit.signal };
  if (platform !== 'win32') return exit;
  const known = OF_WINDOWS_CODES.get(exit.exitCode);
  if (known !== undefined) return { died: known.cause };
  return exit.exitCode >= FIRST_STATUS ? { died: hex(exit.exitCode) } : exit;
}

/** An access to memory that is not there: SIGSEGV, or what Windows calls an access violation. */
export function isSegfault({
  signal,
  exitCode,
}: {
  readonly signal?: string | null | undefined;
  readonly exitCode?: number | null | undefined;
}): boolean {
  return signal === 'SIGSEGV' || exitCode === ACCESS_VIOLATION;
}

/** `1`, or `0xC0000005 (STATUS_ACCESS_VIOLATION)`: an exit code as people look for it; of none `unknown`. */
export function exitCodeText(exitCode: number | null | undefined): string {
  if (exitCode == null) return 'unknown';
  if (exitCode < FIRST_STATUS) return String(exitCode);
  const name = OF_WINDOWS_CODES.get(exitCode)?.name;
  return name === undefined ? hex(exitCode) : `${hex(exitCode)} (${name})`;
}

function hex(code: number): string {
  return `0x${code.toString(16).toUpperCase()}`;
}
