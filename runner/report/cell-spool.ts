import { open, rm, type FileHandle } from 'node:fs/promises';

/**
 * Keeps cells on disk while a run goes on, so that the runner's memory does not grow with what they observed; only
 * where each cell lies is kept. Cells come in any order and are read back sorted by id.
 */
export class CellSpool {
  readonly #file: string;
  readonly #handle: FileHandle;
  readonly #places = new Map<string, { readonly offset: number; readonly length: number }>();
  #end = 0;
  /** Accepted but not being written yet; all of it goes into the next write. */
  #pending: Buffer[] = [];
  #written = 0;
  #writing: Promise<unknown> = Promise.resolve();

  private constructor(file: string, handle: FileHandle) {
    this.#file = file;
    this.#handle = handle;
  }

  static async create(file: string): Promise<CellSpool> {
    return new CellSpool(file, await open(file, 'wx+'));
  }

  /** Takes one cell's JSON. Rejects when it cannot be written; so does every call after it. */
  append(id: string, json: string): Promise<void> {
    if (this.#places.has(id)) throw new Error(`${id} came twice`);
    const bytes = Buffer.from(json);
    this.#places.set(id, { offset: this.#end, length: bytes.length });
    this.#end += bytes.length;
    this.#pending.push(bytes);
    const written = this.#writing.then(() => this.#flush());
    this.#writing = written;
    return written;
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.concat(this.#pending);
    this.#pending = [];
    // A disk that is nearly full takes a part; the error comes with the next attempt only.
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await this.#handle.write(bytes, done, bytes.length - done, this.#written);
      done += bytesWritten;
      this.#written += bytesWritten;
    }
  }

  /** Every cell's JSON, sorted by id. */
  async *sorted(): AsyncGenerator<string> {
    await this.#writing;
    for (const id of [...this.#places.keys()].sort()) {
      const place = this.#places.get(id);
      if (place === undefined) continue;
      const { buffer } = await this.#handle.read(Buffer.alloc(place.length), 0, place.length, place.offset);
      yield buffer.toString('utf8');
    }
  }

  /** Closes and removes the file. */
  async dispose(): Promise<void> {
    await this.#handle.close();
    await rm(this.#file, { force: true });
  }
}
