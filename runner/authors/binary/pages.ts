import { DamagedFileError, type ByteSource } from './byte-source.ts';

const PAGE = 2 ** 16;
const MOST_PAGES = 64;
/** Longer names exist in C++; none that this reader looks for is. */
const LONGEST_TEXT = 4096;

/** Single bytes and text anywhere in a source; the pages that were needed last stay in memory. */
export class Pages {
  readonly #pages = new Map<number, Buffer>();
  readonly #source: ByteSource;

  constructor(source: ByteSource) {
    this.#source = source;
  }

  /** Throws a DamagedFileError outside of the file. */
  byteAt(offset: number): number {
    return this.#pageOf(offset).readUInt8(offset % PAGE);
  }

  /** The text from here to the next NUL, in Latin-1; a very long one is cut. Throws outside of the file. */
  textAt(offset: number): string {
    let text = '';
    for (let position = offset; text.length < LONGEST_TEXT;) {
      const page = this.#pageOf(position);
      const within = position % PAGE;
      const end = page.indexOf(0, within);
      text += page.toString('latin1', within, end === -1 ? page.length : end);
      if (end !== -1) return text;
      position += page.length - within;
    }
    return text.slice(0, LONGEST_TEXT);
  }

  #pageOf(offset: number): Buffer {
    const { size } = this.#source;
    if (offset < 0 || offset >= size) {
      throw new DamagedFileError(`a structure at byte ${offset} of a file of ${size} bytes`);
    }
    const start = offset - (offset % PAGE);
    const known = this.#pages.get(start);
    if (known !== undefined) return known;
    const page = this.#source.read(start, Math.min(PAGE, size - start));
    if (this.#pages.size === MOST_PAGES) this.#pages.clear();
    this.#pages.set(start, page);
    return page;
  }
}
