import { DamagedFileError, type ByteSource } from './byte-source.ts';
import { isRelevant, isRelevantStart } from './image.ts';

const PAGE = 2 ** 14;
/** 32 MB: names are looked up in any order, and few files have more of them. */
const MOST_PAGES = 2048;
/** Longer names exist in C++; none that this reader looks for is. */
const LONGEST_TEXT = 4096;

/**
 * Of a whole file, names are read about once, and so is each page. Where names overlap, or lie far from each other on
 * purpose, reading them all would take the square of the file's size.
 */
const MOST_TIMES = 16;
const SMALLEST = 2 ** 20;

/** Single bytes and text anywhere in a source; the pages that were needed last stay in memory. */
export class Pages {
  readonly #pages = new Map<number, Buffer>();
  readonly #source: ByteSource;
  /** The page that was needed last, and where it starts. */
  #last: { readonly start: number; readonly page: Buffer } = { start: -1, page: Buffer.alloc(0) };
  #textLeft: number;
  #pagesLeft: number;

  constructor(source: ByteSource) {
    this.#source = source;
    this.#textLeft = MOST_TIMES * Math.max(source.size, SMALLEST);
    this.#pagesLeft = this.#textLeft / PAGE;
  }

  /** Throws a DamagedFileError outside of the file. */
  byteAt(offset: number): number {
    return this.#pageOf(offset).readUInt8(offset % PAGE);
  }

  /**
   * The text from here to the next NUL, in Latin-1; a very long one is cut. Throws a DamagedFileError outside of the
   * file, and when all texts together are many times as long as the file.
   */
  textAt(offset: number): string {
    let text = '';
    for (let position = offset; text.length < LONGEST_TEXT;) {
      const page = this.#pageOf(position);
      const within = position % PAGE;
      const end = page.indexOf(0, within);
      const last = end === -1 ? page.length : end;
      text += page.toString('latin1', within, Math.min(last, within + LONGEST_TEXT));
      if (end !== -1) break;
      position += page.length - within;
    }
    text = text.slice(0, LONGEST_TEXT);
    if ((this.#textLeft -= text.length) < 0) throw new DamagedFileError('names that overlap');
    return text;
  }

  /** A text for which `isRelevant` holds once `prefix` is taken away; null for any other. Throws as textAt does. */
  relevantTextAt(offset: number, prefix: '' | '_' = ''): string | null {
    const page = this.#pageOf(offset);
    const within = offset % PAGE;
    if (within + 4 <= page.length && !isRelevantStart(page.readUInt32LE(within))) return null;
    const text = this.textAt(offset);
    const name = text.startsWith(prefix) ? text.slice(prefix.length) : text;
    return isRelevant(name) ? name : null;
  }

  #pageOf(offset: number): Buffer {
    const { size } = this.#source;
    if (offset < 0 || offset >= size) {
      throw new DamagedFileError(`a structure at byte ${offset} of a file of ${size} bytes`);
    }
    const start = offset - (offset % PAGE);
    if (start === this.#last.start) return this.#last.page;
    const page = this.#pages.get(start) ?? this.#read(start);
    this.#last = { start, page };
    return page;
  }

  #read(start: number): Buffer {
    const { size } = this.#source;
    if ((this.#pagesLeft -= 1) < 0) throw new DamagedFileError('names that are scattered over the file');
    const page = this.#source.read(start, Math.min(PAGE, size - start));
    if (this.#pages.size === MOST_PAGES) this.#pages.clear();
    this.#pages.set(start, page);
    return page;
  }
}
