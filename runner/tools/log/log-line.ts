import { createRequire } from 'node:module';
import path from 'node:path';
import { projectRoot } from '../../shared/project-root.ts';

const { MARK, sumOf } = createRequire(import.meta.url)(
  path.join(projectRoot, 'suites', 'harness', 'contract', 'log-line.cjs'),
) as { MARK: string; sumOf: (about: string, text: string) => string };

/** A part of an event, as a line of a log carries it. */
export interface Piece {
  readonly session: string;
  /** The number of the event in its session, from 1. */
  readonly number: number;
  readonly part: number;
  readonly parts: number;
  readonly text: string;
}

export type LinePart =
  | { readonly kind: 'piece'; readonly piece: Piece }
  /** It began as a piece and is not whole: `cut` where its end is missing, `damaged` where it is another one. */
  | {
      readonly kind: 'cut' | 'damaged';
      /** The session and number in the line, which may be damaged too; null: unreadable. */
      readonly of: Pick<Piece, 'session' | 'number'> | null;
    };

/** Characters; the harness writes at most 700, and a claim of more only costs time. */
const LONGEST_TEXT = 1000;

const HEADER = / ([0-9a-z]{1,64}) ([1-9]\d*) ([1-9]\d*)\/([1-9]\d*) (\d+) ([0-9a-f]{8}) /y;

/**
 * The pieces of events in a line of a log. What stands before them, between them and after them is left out: prefixes
 * of the log, colours, the chatter of others. A line without any is foreign.
 */
export function partsOfLine(line: string): LinePart[] {
  const found: LinePart[] = [];
  for (let place = line.indexOf(MARK); place !== -1; place = line.indexOf(MARK, place + MARK.length)) {
    found.push(partAt(line, place + MARK.length));
  }
  return found;
}

function partAt(line: string, place: number): LinePart {
  HEADER.lastIndex = place;
  const match = HEADER.exec(line);
  if (match === null) return { kind: 'cut', of: null };
  const [header, session = '', number, part, parts, length = '', sum] = match;
  const of = { session, number: Number(number) };
  if (Number(length) > LONGEST_TEXT) return { kind: 'damaged', of };
  const text = line.slice(place + header.length, place + header.length + Number(length));
  if (text.length < Number(length)) return { kind: 'cut', of };
  const about = header.trim().slice(0, -9);
  if (sumOf(about, text) !== sum) return { kind: 'damaged', of };
  return { kind: 'piece', piece: { ...of, part: Number(part), parts: Number(parts), text } };
}
