/** The last bytes of a stream, and no more of it in memory. */
export class ByteTail {
  #bytes: Buffer = Buffer.alloc(0);
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  push(chunk: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, chunk]).subarray(-this.#limit);
  }

  /** Valid Unicode of at most `limit` bytes in UTF-8; a character cut by the limit is left out. */
  text(): string {
    const text = withoutCutCharacter(this.#bytes).toString();
    // A byte that is no UTF-8 becomes the three bytes of U+FFFD, so the text can outgrow its bytes.
    return withoutCutCharacter(Buffer.from(text).subarray(-this.#limit)).toString();
  }
}

function withoutCutCharacter(bytes: Buffer): Buffer {
  // The bytes of a character after its first are 0b10xxxxxx.
  const start = bytes.findIndex((byte) => (byte & 0b1100_0000) !== 0b1000_0000);
  return bytes.subarray(start === -1 ? bytes.length : start);
}

const CLIPPED_LENGTH = 500;

/** The beginning of a text that a runtime chose, so short that it can stand in a reason. */
export function clip(text: string): string {
  if (text.length <= CLIPPED_LENGTH) return text;
  // Half of a surrogate pair is no character.
  return `${text.slice(0, CLIPPED_LENGTH).replace(/[\uD800-\uDBFF]$/, '')}...`;
}
