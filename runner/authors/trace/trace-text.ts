import chalk from 'chalk';
import { effectiveVersion, type Target } from '../../../suites/target.ts';
import { exitCodeText } from '../../run/process/cause-of-death.ts';
import type { SupervisedEnd } from '../../run/process/supervised-process.ts';
import { count, thousands } from '../../shared/count.ts';
import { printable } from '../../shared/printable.ts';
import { textTable, type TableCell } from '../../shared/text-table.ts';
import { wrapText } from '../../shared/wrap-text.ts';
import { versionText } from '../check/facts-text.ts';
import type { Failure, Refusal, Trace, TracedFunction } from './trace.ts';

const WIDTH = 98;

export interface TraceContext {
  /** The addon, named as by the user. */
  readonly file: string;
  /** `node@22.23.3` */
  readonly runtime: string;
  readonly napiVersion: number;
  /** The version that the runtime was told; null: that of the addon. */
  readonly as: Target | null;
  readonly end: SupervisedEnd;
  /** Also the functions that were not called. */
  readonly isVerbose?: boolean;
}

/** One screen: what the addon declares, which functions it called, and what went wrong. */
export function traceText(trace: Trace, context: TraceContext): string {
  const on = trace.threads.length > 1 ? (thread: string) => ` on ${printable(thread)}` : () => '';
  const sections = [
    headline(trace, context),
    table(trace),
    ...(context.isVerbose === true ? notCalledText(trace) : []),
    ...newerText(trace),
    ...failureText(trace.failures, on),
    ...refusalText(trace.refusals, on),
    ...endingText(trace, context),
  ];
  return sections.join('\n\n');
}

function headline(trace: Trace, { file, runtime, napiVersion, as }: TraceContext): string {
  const { declared, isDeclarationRead, opened, processes, threads } = trace;
  const { imported, lookedUp, called, calls } = totalsOf(trace);
  const shown = as === null ? '' : `, loaded as if it declared ${versionText(as.declared)}`;
  const reads = isDeclarationRead
    ? 'read the declaration'
    : `did not read the declaration${as === null ? '' : ', so that --as changed nothing'}`;
  const where = processes === 1 ? '' : ` in ${count(processes, 'process', 'processes')}`;
  return [
    `${chalk.bold(printable(file))} declares ${versionText(declared)}${shown}`,
    `  ${runtime} supports ${napiVersion} and ${reads}; it opened the file ${count(opened, 'time')}${where}`,
    `  ${count(imported, 'function')} imported, ${thousands(lookedUp)} looked up at run time, ${thousands(called)} called in ${count(calls, 'call')}`,
    `  threads: ${threads.map(threadText).join(', ') || 'none called a function'}`,
    ...(trace.isPartial ? ['  too many threads or kinds of events: the counts below are a part'] : []),
  ].join('\n');
}

function threadText({ name, count: number, calls }: Trace['threads'][number]): string {
  return `${printable(name)}${number === 1 ? '' : ` (${number})`} ${count(calls, 'call')}`;
}

function totalsOf({ functions, threads }: Trace) {
  return {
    imported: functions.filter(({ isImported }) => isImported).length,
    lookedUp: functions.filter(({ isLookedUp }) => isLookedUp).length,
    called: functions.filter(({ calls }) => calls > 0).length,
    calls: threads.reduce((total, { calls }) => total + calls, 0),
  };
}

/** The functions that were called, the most frequent first. */
function table({ functions, threads }: Trace): string {
  const called = functions.filter(({ calls }) => calls > 0).sort((one, two) => two.calls - one.calls);
  if (called.length === 0) return 'no function of Node-API was called';
  const head = ['calls', 'version', 'function', ...(threads.length > 1 ? ['threads'] : [])];
  return textTable([
    head.map((text) => ({ text, paint: chalk.dim })),
    ...called.map((each) => rowOf(each, threads.length > 1)),
  ]);
}

function rowOf({ name, version, calls, isNewer, threads }: TracedFunction, hasThreads: boolean): TableCell[] {
  const paint = isNewer ? chalk.yellow : undefined;
  return [
    { text: thousands(calls) },
    { text: String(version) },
    { text: printable(name), ...(paint && { paint }) },
    ...(hasThreads ? [{ text: threads.map((thread) => printable(thread)).join(', ') }] : []),
  ];
}

/** A title and its lines; nothing where there are none. */
function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [[chalk.bold(title), ...lines].join('\n')];
}

function notCalledText({ functions }: Trace): string[] {
  const notCalled = functions.filter(({ calls }) => calls === 0);
  return [
    ...section('Imported, not called', namesText(notCalled.filter(({ isImported }) => isImported))),
    ...section('Looked up, not called', namesText(notCalled.filter(({ isLookedUp }) => isLookedUp))),
  ];
}

function namesText(functions: readonly TracedFunction[]): string[] {
  if (functions.length === 0) return [];
  const names = functions.map(({ name }) => printable(name)).join(', ');
  return wrapText(names, WIDTH).map((line) => `  ${line}`);
}

function newerText({ functions }: Trace): string[] {
  const lines = functions
    .filter(({ isNewer }) => isNewer)
    .map(({ name, version, isImported, isExported, calls }) => {
      const since = version === 'experimental' ? 'no version yet' : `version ${version}`;
      const seen = isExported ? count(calls, 'call') : 'missing in this runtime';
      return `  ${printable(name)}, of ${since}: ${isImported ? 'imported' : 'looked up'}, ${seen}`;
    });
  return section('Newer than the declared version', lines);
}

/** ` on main`; empty where there is one thread. */
type OnThread = (thread: string) => string;

function failureText(failures: readonly Failure[], on: OnThread): string[] {
  const rows = failures.map(({ function: name, status, thread, next, count: times }) => [
    { text: `  ${printable(name)}` },
    { text: status },
    { text: `${thousands(times)}×` },
    { text: `${nextText(next)}${on(thread)}` },
  ]);
  return section('Calls that failed', rows.length === 0 ? [] : [textTable(rows)]);
}

/** The functions that show that an addon looked at a failure. */
const LOOKED_AT = /^(napi_get_last_error_info|napi_is_exception_pending|napi_get_and_clear_last_exception)$/;
const RAISED = /^(napi_throw\w*|napi_create_\w*error|node_api_\w+_syntax_error|napi_fatal_\w+)$/;

function nextText(next: string | null): string {
  if (next === null) return 'it was the last call of the thread';
  if (LOOKED_AT.test(next)) return `looked at, with ${next}`;
  if (RAISED.test(next)) return `answered with ${next}`;
  // A callback begins with it, so that the one that failed had returned.
  if (next === 'napi_get_cb_info') return 'it was the last call of its callback';
  return `went on with ${printable(next)}`;
}

function refusalText(refusals: readonly Refusal[], on: OnThread): string[] {
  const lines = refusals.map(
    ({ function: name, thrower, thread, count: times }) =>
      `  ${printable(name)} ${thousands(times)}×${on(thread)}; the exception came from ${thrower ?? 'an earlier call'}`,
  );
  return section('Calls that failed because an exception was pending that nobody had cleared', lines);
}

/** How the script ended, where that was not well, and what that has to do with the addon. */
function endingText(trace: Trace, { end, napiVersion, as, runtime }: TraceContext): string[] {
  if (endedWell(end)) return [];
  const { unfinished, isDeclarationRead, functions } = trace;
  const declared = as === null ? trace.declared : as.declared;
  const isTooNew =
    isDeclarationRead &&
    effectiveVersion(declared, napiVersion) === 'rejected' &&
    functions.every(({ calls }) => calls === 0);
  return [
    [
      chalk.red.bold(`The script ${endText(end)}`),
      ...unfinished.map(
        ({ function: name, thread }) => `  inside ${printable(name)} on ${printable(thread)}`,
      ),
      ...(isTooNew
        ? [
            `  ${runtime} supports less than the version ${String(declared)} that it was told, and no function was called`,
          ]
        : []),
    ].join('\n'),
  ];
}

export function endedWell(end: SupervisedEnd): boolean {
  return end.kind === 'exited' && end.exitCode === 0;
}

/** `exited with code 1`, `died of SIGSEGV` */
export function endText(end: SupervisedEnd): string {
  if (end.kind === 'spawn-failed') return `could not be started (${printable(end.reason)})`;
  if (end.kind === 'idle-timeout') return 'did not end within the time limit';
  if (end.kind === 'stopped') return 'was interrupted';
  return end.signal === null ? `exited with code ${exitCodeText(end.exitCode)}` : `died of ${end.signal}`;
}
