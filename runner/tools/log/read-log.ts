import { partsOfLine, type Piece } from './log-line.ts';
import { loggedEvent, type LoggedEvent, type SessionHeader } from './logged-event.ts';

/** Problems with single lines of a log. */
export const LINE_TROUBLES = ['foreign', 'cut', 'damaged', 'doubled', 'contradicting', 'unreadable'] as const;
export type LineTrouble = (typeof LINE_TROUBLES)[number];

/** Where a line stands: `run.log:12`. */
export type Place = string;

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
  readonly troubles: Readonly<Record<LineTrouble, readonly Place[]>>;
}

/**
 * An event takes a line or more, so that its number is at most that of the lines and of those that were lost. A session
 * of all rules and targets has some 3,000 events: more than this many were never lost.
 */
const MOST_LOST = 10_000;

/** The pieces of one event so far, by their part. */
interface Gathered {
  readonly parts: number;
  readonly texts: Map<number, string>;
  readonly place: Place;
}

/** Puts together what lines carry in whatever order, and names the lines that carry nothing or nothing new. */
export class LogReader {
  readonly #troubles: Record<LineTrouble, Place[]> = {
    foreign: [],
    cut: [],
    damaged: [],
    doubled: [],
    contradicting: [],
    unreadable: [],
  };
  /** Per session and number of the event: its pieces by their part. */
  readonly #sessions = new Map<string, Map<number, Gathered>>();

  readonly #broken: Pick<Piece, 'session' | 'number'>[] = [];
  #lines = 0;

  line(text: string, place: Place): void {
    this.#lines += 1;
    const parts = partsOfLine(text);
    if (parts.length === 0 && text.trim() !== '') this.#troubles.foreign.push(place);
    for (const part of parts) {
      if (part.kind === 'piece' && this.#mayBe(part.piece)) this.#piece(part.piece, place);
      else if (part.kind === 'piece') this.#troubles.damaged.push(place);
      else {
        this.#troubles[part.kind].push(place);
        if (part.of !== null) this.#broken.push(part.of);
      }
    }
  }

  end(): ReadLog {
    const sessions = [...this.#sessions].map(([id, pieces]): LoggedSession => {
      const newest = this.#newest(id, pieces);
      const events = Array.from({ length: newest }, (_, index) => this.#event(pieces.get(index + 1)));
      const [first] = events;
      return { id, header: first?.event === 'session' ? first : null, events };
    });
    return { sessions, troubles: this.#troubles };
  }

  /** A checksum finds accidents only, so a number from a log never sets the length of a list. */
  #mayBe({ number }: Piece): boolean {
    return number <= this.#lines + MOST_LOST;
  }

  /** The number of its last event; that one may have come broken. */
  #newest(id: string, pieces: ReadonlyMap<number, Gathered>): number {
    const whole = [...pieces.keys()].reduce((most, number) => Math.max(most, number), 0);
    const isNext = this.#broken.some(({ session, number }) => session === id && number === whole + 1);
    return isNext ? whole + 1 : whole;
  }

  #piece({ session, number, part, parts, text }: Piece, place: Place): void {
    const events = this.#sessions.get(session) ?? new Map<number, Gathered>();
    this.#sessions.set(session, events);
    const event = events.get(number) ?? { parts, texts: new Map<number, string>(), place };
    events.set(number, event);
    const known = event.texts.get(part);
    if (known === undefined && event.parts === parts) event.texts.set(part, text);
    else this.#troubles[known === text ? 'doubled' : 'contradicting'].push(place);
  }

  #event(pieces: Gathered | undefined): LoggedEvent | null {
    if (pieces === undefined || pieces.texts.size < pieces.parts) return null;
    const text = Array.from({ length: pieces.parts }, (_, index) => pieces.texts.get(index + 1) ?? '').join(
      '',
    );
    try {
      return loggedEvent.parse(JSON.parse(text));
    } catch {
      this.#troubles.unreadable.push(pieces.place);
      return null;
    }
  }
}
