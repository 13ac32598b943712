import { partsOfLine, type Piece } from './log-line.ts';
import { UserError } from '../../shared/user-error.ts';
import { addTrouble, noTroubles, type LineTrouble, type Place, type Troubles } from './troubles-of-lines.ts';
import { loggedEvent, type LoggedEvent, type SessionHeader } from './logged-event.ts';

/** A session as a log has it. */
export interface LoggedSession {
  readonly id: string;
  /** Null: it was lost. */
  readonly header: SessionHeader | null;
  /** By their numbers, 1 first; null: lost, or not whole. */
  readonly events: readonly (LoggedEvent | null)[];
}

export interface ReadLog {
  readonly sessions: readonly LoggedSession[];
  readonly troubles: Troubles;
}

/**
 * An event takes a line or more, so that its number is at most that of the lines and of those that were lost. A session
 * of all rules and targets has some 3,000 events: more than this many were never lost.
 */
const MOST_LOST = 10_000;

/**
 * Bound on what is kept of all logs together, in bytes of memory, roughly. All rules and targets of one runtime are some
 * 3,000 events and 2 million bytes.
 */
const MOST_KEPT = 24_000_000;
/** A value of JSON, and an event or a session with its place in a list. */
const VALUE_BYTES = 20;
const ENTRY_BYTES = 100;
/** Events of all sessions, with those that were lost. */
const MOST_EVENTS = 1_000_000;

/** The pieces of one event so far, by their part. */
interface Gathered {
  readonly parts: number;
  readonly texts: Map<number, string>;
  readonly place: Place;
}

/** Puts together what lines carry in whatever order, and names the lines that carry nothing or nothing new. */
export class LogReader {
  readonly #troubles = noTroubles();
  /** Per session and number of the event: its pieces by their part. */
  readonly #sessions = new Map<string, Map<number, Gathered>>();

  /** Per session, the numbers of events of which a piece came broken. */
  readonly #broken = new Map<string, Set<number>>();
  #lines = 0;
  #kept = 0;

  /** `text`: null for a line that is too long. */
  line(text: string | null, place: Place): void {
    if (text === null) {
      this.#trouble('too-long', place);
      return;
    }
    const parts = partsOfLine(text);
    if (parts.length > 0) this.#lines += 1;
    else if (text.trim() !== '') this.#trouble('foreign', place);
    for (const part of parts) {
      if (part.kind === 'piece' && this.#mayBe(part.piece)) this.#piece(part.piece, place);
      else if (part.kind === 'piece') this.#trouble('damaged', place);
      else {
        this.#trouble(part.kind, place);
        if (part.of !== null && this.#mayBe(part.of)) this.#breaks(part.of);
      }
    }
  }

  end(): ReadLog {
    let total = 0;
    const sessions = [...this.#sessions].map(([id, pieces]): LoggedSession => {
      const newest = this.#newest(id, pieces);
      total += newest;
      if (total > MOST_EVENTS) throw tooMuch();
      const events = Array.from({ length: newest }, (_, index) => this.#event(pieces.get(index + 1)));
      const [first] = events;
      return { id, header: first?.event === 'session' ? first : null, events };
    });
    return { sessions, troubles: this.#troubles };
  }

  /** A checksum finds accidents only, so a number from a log never sets the length of a list. */
  #mayBe({ number }: Pick<Piece, 'number'>): boolean {
    return number <= this.#lines + MOST_LOST;
  }

  /** The number of its last event; that one may have come broken. */
  #newest(id: string, pieces: ReadonlyMap<number, Gathered>): number {
    const whole = [...pieces.keys()].reduce((most, number) => Math.max(most, number), 0);
    return this.#broken.get(id)?.has(whole + 1) === true ? whole + 1 : whole;
  }

  #piece({ session, number, part, parts, text }: Piece, place: Place): void {
    const events = this.#sessions.get(session) ?? new Map<number, Gathered>();
    if (events.size === 0) this.#keep(ENTRY_BYTES);
    this.#sessions.set(session, events);
    const event = events.get(number) ?? { parts, texts: new Map<number, string>(), place };
    events.set(number, event);
    const known = event.texts.get(part);
    if (known !== undefined || event.parts !== parts) {
      this.#trouble(known === text ? 'doubled' : 'contradicting', place);
      return;
    }
    this.#keep(ENTRY_BYTES + text.length + VALUE_BYTES * (text.match(/[[{,]/g)?.length ?? 0));
    // A piece of a string keeps the whole line in memory.
    event.texts.set(part, Buffer.from(text).toString());
  }

  #breaks({ session, number }: Pick<Piece, 'session' | 'number'>): void {
    const numbers = this.#broken.get(session) ?? new Set();
    this.#broken.set(session, numbers);
    if (numbers.has(number)) return;
    this.#keep(ENTRY_BYTES);
    numbers.add(number);
  }

  #keep(bytes: number): void {
    this.#kept += bytes;
    if (this.#kept > MOST_KEPT) throw tooMuch();
  }

  #trouble(kind: LineTrouble, place: Place): void {
    addTrouble(this.#troubles, kind, place);
  }

  #event(pieces: Gathered | undefined): LoggedEvent | null {
    if (pieces === undefined || pieces.texts.size < pieces.parts) return null;
    const text = Array.from({ length: pieces.parts }, (_, index) => pieces.texts.get(index + 1) ?? '').join(
      '',
    );
    try {
      return loggedEvent.parse(JSON.parse(text));
    } catch {
      this.#trouble('unreadable', pieces.place);
      return null;
    }
  }
}

function tooMuch(): UserError {
  return new UserError(
    'the logs carry far more than the sessions of some runtimes; judge fewer of them at once',
  );
}
