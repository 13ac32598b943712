import { EXPERIMENTAL } from '../../../suites/target.ts';

/** The file that addons/trace leaves of one process; see addons/trace/trace.h for each field. */
export interface TraceRecord {
  /** Null: the addon declares nothing. */
  readonly declared: number | null;
  /** Whether the runtime looked the declaration up. */
  readonly isDeclarationRead: boolean;
  /** How often the addon was opened. */
  readonly opened: number;
  readonly functions: readonly RecordedFunction[];
  readonly threads: readonly RecordedThread[];
  readonly events: readonly RecordedEvent[];
  /** More threads, or more kinds of events, than the file has room for: what it says is a part. */
  readonly isPartial: boolean;
}

export interface RecordedFunction {
  readonly name: string;
  /** The first version that has it. */
  readonly version: number | 'experimental';
  readonly isExported: boolean;
  readonly isImported: boolean;
  readonly isLookedUp: boolean;
  /** Newer than the version whose functions the addon may call. */
  readonly isNewer: boolean;
}

export interface RecordedThread {
  readonly id: number;
  readonly name: string;
  /** Indices of functions; null: none. */
  readonly inside: number | null;
  readonly lastFailure: { readonly function: number; readonly status: number } | null;
  /** By the index of the function. */
  readonly calls: readonly number[];
}

const KINDS = ['failure', 'refused'] as const;

export interface RecordedEvent {
  readonly kind: (typeof KINDS)[number];
  /** Indices of functions; other: null where the kind has none. */
  readonly function: number;
  readonly other: number | null;
  readonly status: number;
  /** Index of a thread. */
  readonly thread: number;
  readonly count: number;
}

/** The sizes in bytes of the structures in addons/trace/trace.h. */
const HEADER = 64;
const FUNCTION = { size: 64, name: 56 };
const THREAD = { head: 40, name: 16 };
const EVENT = 32;
const MAGIC = 'NAPITRC1';
const NOTHING = 0xffffffff;
const MARKS = { declares: 1, read: 2, lost: 4, shared: 8 };
const FAILED = 1;

/** Null: the file is not whole, because its process ended before it was made. Throws for a file of another format. */
export function readRecord(bytes: Buffer): TraceRecord | null {
  if (bytes.length < HEADER || bytes.readUInt32LE(8) === 0) return null;
  if (bytes.toString('latin1', 0, 8) !== MAGIC) throw new Error('this is no file of addons/trace');
  const [functions, threadCapacity, eventCapacity] = [8, 12, 16].map((at) => bytes.readUInt32LE(at)) as [
    number,
    number,
    number,
  ];
  const thread = THREAD.head + 8 * functions;
  const firstThread = HEADER + FUNCTION.size * functions;
  const firstEvent = firstThread + thread * threadCapacity;
  if (bytes.length !== firstEvent + EVENT * eventCapacity) throw new Error('its sizes contradict its length');
  const marks = bytes.readUInt32LE(28);
  const [threads, events] = [bytes.readUInt32LE(20), bytes.readUInt32LE(24)];
  return {
    declared: (marks & MARKS.declares) === 0 ? null : bytes.readInt32LE(32),
    isDeclarationRead: (marks & MARKS.read) !== 0,
    opened: bytes.readUInt32LE(36),
    functions: times(functions, (at) => functionAt(bytes, HEADER + FUNCTION.size * at)),
    threads: times(Math.min(threads, threadCapacity), (at) =>
      threadAt(bytes, firstThread + thread * at, functions),
    ),
    events: times(Math.min(events, eventCapacity), (at) => eventAt(bytes, firstEvent + EVENT * at)),
    isPartial: (marks & (MARKS.lost | MARKS.shared)) !== 0,
  };
}

function times<Item>(count: number, make: (index: number) => Item): Item[] {
  return Array.from({ length: count }, (_none, index) => make(index));
}

function textAt(bytes: Buffer, at: number, length: number): string {
  const text = bytes.toString('utf8', at, at + length);
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}

function indexAt(bytes: Buffer, at: number): number | null {
  const index = bytes.readUInt32LE(at);
  return index === NOTHING ? null : index;
}

function functionAt(bytes: Buffer, at: number): RecordedFunction {
  const version = bytes.readInt32LE(at + FUNCTION.name);
  const marks = bytes.readUInt32LE(at + FUNCTION.name + 4);
  return {
    name: textAt(bytes, at, FUNCTION.name),
    version: version === EXPERIMENTAL ? 'experimental' : version,
    isExported: (marks & 1) !== 0,
    isImported: (marks & 2) !== 0,
    isLookedUp: (marks & 4) !== 0,
    isNewer: (marks & 8) !== 0,
  };
}

function threadAt(bytes: Buffer, at: number, functions: number): RecordedThread {
  const hasFailed = (bytes.readUInt32LE(at + 24) & FAILED) !== 0;
  return {
    id: bytes.readUInt32LE(at),
    name: textAt(bytes, at + 4, THREAD.name),
    inside: indexAt(bytes, at + 20),
    lastFailure: hasFailed
      ? { function: bytes.readUInt32LE(at + 28), status: bytes.readUInt32LE(at + 32) }
      : null,
    calls: times(functions, (index) => Number(bytes.readBigUInt64LE(at + THREAD.head + 8 * index))),
  };
}

function eventAt(bytes: Buffer, at: number): RecordedEvent {
  const kind = KINDS[bytes.readUInt32LE(at) - 1];
  if (kind === undefined) throw new Error('it has an event of an unknown kind');
  return {
    kind,
    function: bytes.readUInt32LE(at + 4),
    other: indexAt(bytes, at + 8),
    status: bytes.readUInt32LE(at + 12),
    thread: bytes.readUInt32LE(at + 16),
    count: Number(bytes.readBigUInt64LE(at + 24)),
  };
}
