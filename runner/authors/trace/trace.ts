import { STATUS_NAMES } from '../../../suites/napi-status.ts';
import { groupBy } from '../../shared/group-by.ts';
import type { RecordedEvent, RecordedThread, TraceRecord } from './read-record.ts';

/** The calls of one addon in one run of a script, in all processes that opened it. */
export interface Trace {
  /** Null: the addon declares nothing. */
  readonly declared: number | null;
  readonly isDeclarationRead: boolean;
  /** How often the addon was opened, and in how many processes. */
  readonly opened: number;
  readonly processes: number;
  /** The functions that it imports, looked up or called, in the order of the headers. */
  readonly functions: readonly TracedFunction[];
  /** The threads that called any, by their names: `main`, `libuv-worker`, `another thread`. */
  readonly threads: readonly TracedThread[];
  readonly failures: readonly Failure[];
  readonly refusals: readonly Refusal[];
  /** The functions that a thread was in when its process ended: of one that crashed, where. */
  readonly unfinished: readonly { readonly function: string; readonly thread: string }[];
  /** More was seen than there was room for. */
  readonly isPartial: boolean;
}

export interface TracedFunction {
  readonly name: string;
  readonly version: number | 'experimental';
  readonly isImported: boolean;
  readonly isLookedUp: boolean;
  /** Whether the runtime exports it. */
  readonly isExported: boolean;
  /** Newer than the version whose functions the addon may call. */
  readonly isNewer: boolean;
  readonly calls: number;
  /** The names of the threads that called it. */
  readonly threads: readonly string[];
}

export interface TracedThread {
  readonly name: string;
  /** How many of this name. */
  readonly count: number;
  readonly calls: number;
}

/** Calls that returned another status than napi_ok. */
export interface Failure {
  readonly function: string;
  readonly status: string;
  readonly thread: string;
  /** The function that the thread called next; null: none. */
  readonly next: string | null;
  readonly count: number;
}

/** Calls that failed because an exception was pending, which an earlier call had left. */
export interface Refusal {
  readonly function: string;
  readonly status: string;
  readonly thrower: string | null;
  readonly thread: string;
  readonly count: number;
}

export interface ProcessRecord {
  readonly pid: number;
  readonly record: TraceRecord;
}

/** Null: no process opened the addon. */
export function traceOf(records: readonly ProcessRecord[]): Trace | null {
  const [first] = records;
  if (first === undefined) return null;
  const all = records.flatMap((process) =>
    process.record.threads.map((thread) => ({
      record: process.record,
      thread,
      name: nameOf(thread, process),
    })),
  );
  const nameAt = (index: number): string => first.record.functions[index]?.name ?? 'unknown';
  const events = records.flatMap((process) =>
    process.record.events.map((event) => {
      const thread = process.record.threads[event.thread];
      return { event, thread: thread === undefined ? OTHER_THREAD : nameOf(thread, process) };
    }),
  );
  const other = ({ other: index }: RecordedEvent) => (index === null ? null : nameAt(index));
  const last = all.flatMap(({ thread: { lastFailure }, name }) =>
    lastFailure === null ? [] : [{ ...failed(lastFailure), thread: name, next: null, count: 1 }],
  );
  function failed(call: { readonly function: number; readonly status: number }) {
    return { function: nameAt(call.function), status: statusName(call.status) };
  }
  return {
    declared: first.record.declared,
    isDeclarationRead: records.some(({ record }) => record.isDeclarationRead),
    opened: sum(records, ({ record }) => record.opened),
    processes: records.length,
    functions: functionsOf(records, all),
    threads: [...groupBy(all, ({ name }) => name)].map(([name, threads]) => ({
      name,
      count: threads.length,
      calls: sum(threads, ({ thread }) => sum(thread.calls, (calls) => calls)),
    })),
    failures: merged([
      ...ofKind(events, 'failure').map(({ event, thread }) => ({
        ...failed(event),
        thread,
        next: other(event),
        count: event.count,
      })),
      ...last,
    ]),
    refusals: merged(
      ofKind(events, 'refused').map(({ event, thread }) => ({
        ...failed(event),
        thread,
        thrower: other(event),
        count: event.count,
      })),
    ),
    unfinished: all.flatMap(({ thread: { inside }, name }) =>
      inside === null ? [] : [{ function: nameAt(inside), thread: name }],
    ),
    isPartial: records.some(({ record }) => record.isPartial),
  };
}

interface NamedThread {
  readonly record: TraceRecord;
  readonly thread: RecordedThread;
  readonly name: string;
}

function functionsOf(records: readonly ProcessRecord[], threads: readonly NamedThread[]): TracedFunction[] {
  const [first] = records;
  return (first?.record.functions ?? []).flatMap(({ name, version }, index): TracedFunction[] => {
    const marks = records.flatMap(({ record }) => record.functions[index] ?? []);
    const callers = threads.filter(({ thread }) => (thread.calls[index] ?? 0) > 0);
    const isImported = marks.some((each) => each.isImported);
    const isLookedUp = marks.some((each) => each.isLookedUp);
    if (!isImported && !isLookedUp && callers.length === 0) return [];
    return [
      {
        ...{ name, version, isImported, isLookedUp },
        isExported: marks.some((each) => each.isExported),
        isNewer: marks.some((each) => each.isNewer),
        calls: sum(callers, ({ thread }) => thread.calls[index] ?? 0),
        threads: [...new Set(callers.map((caller) => caller.name))],
      },
    ];
  });
}

const OTHER_THREAD = 'another thread';

/** A thread that nobody named has the name of the main thread, which is that of the executable. */
function nameOf({ id, name }: RecordedThread, { pid, record }: ProcessRecord): string {
  if (id === pid) return 'main';
  const main = record.threads.find((thread) => thread.id === pid);
  return name === '' || name === main?.name ? OTHER_THREAD : name;
}

function ofKind<Entry extends { readonly event: RecordedEvent }>(
  events: readonly Entry[],
  kind: RecordedEvent['kind'],
): Entry[] {
  return events.filter(({ event }) => event.kind === kind);
}

/** One entry for those that differ in their count alone, the most frequent first. */
function merged<Entry extends { readonly count: number }>(entries: readonly Entry[]): Entry[] {
  const groups = groupBy(entries, (entry) => JSON.stringify({ ...entry, count: 0 }));
  return [...groups.values()]
    .map((all) => ({ ...all[0], count: sum(all, ({ count }) => count) }))
    .sort((one, two) => two.count - one.count);
}

function statusName(status: number): string {
  return STATUS_NAMES[status] ?? `status ${status}`;
}

function sum<Item>(items: readonly Item[], valueOf: (item: Item) => number): number {
  return items.reduce((total, item) => total + valueOf(item), 0);
}
