import { StringDecoder } from 'node:string_decoder';
import { DEEPEST_OBSERVATION, isDeeper } from '../../shared/is-deeper.ts';
import { sessionEvent, type SessionEvent } from './protocol.ts';

export type ReadLine =
  | { readonly kind: 'event'; readonly event: SessionEvent }
  /** It carried the session's nonce and was no event; `text` is what followed the nonce. */
  | { readonly kind: 'invalid'; readonly text: string };

/**
 * Turns the stdout of a session into its events. A line that does not begin with the nonce is chatter of the
 * runtime and left out, and a line is one only once its newline came: half an event proves nothing. The harness
 * writes a newline before each event too, so that chatter without one cannot swallow it.
 */
export class EventReader {
  readonly #decoder = new StringDecoder('utf8');
  readonly #nonce: string;
  #line = '';
  #kind: 'open' | 'event' | 'chatter' = 'open';

  constructor(nonce: string) {
    this.#nonce = nonce;
  }

  /** The lines that this chunk completes. A chunk may end anywhere, within a character too. */
  push(chunk: Buffer): ReadLine[] {
    const read: ReadLine[] = [];
    // Newlines only: U+2028 and U+2029 stand unescaped in JSON text.
    const [first = '', ...later] = this.#decoder.write(chunk).split('\n');
    this.#extend(first);
    for (const piece of later) {
      if (this.#kind === 'event') read.push(parse(this.#line.slice(this.#nonce.length)));
      this.#line = '';
      this.#kind = 'open';
      this.#extend(piece);
    }
    return read;
  }

  // Chatter is dropped as it comes: a runtime that never ends its line must not fill the memory of the runner.
  #extend(piece: string): void {
    if (this.#kind === 'chatter') return;
    this.#line += piece;
    if (this.#kind === 'event') return;
    if (this.#line.startsWith(this.#nonce)) {
      this.#kind = 'event';
    } else if (!this.#nonce.startsWith(this.#line)) {
      this.#kind = 'chatter';
    }
  }
}

/** Characters: far above what a probe observes, far below what would make a report too large to read. */
const LONGEST_EVENT = 65_536;

function parse(text: string): ReadLine {
  const invalid: ReadLine = { kind: 'invalid', text };
  if (!text.startsWith(' ') || text.length > LONGEST_EVENT) return invalid;
  try {
    const json: unknown = JSON.parse(text);
    if (isDeeper(json, DEEPEST_OBSERVATION)) return invalid;
    const { success, data } = sessionEvent.safeParse(json);
    return success ? { kind: 'event', event: data } : invalid;
  } catch {
    // No JSON, or nested so deep that parsing it overflows the stack.
    return invalid;
  }
}
