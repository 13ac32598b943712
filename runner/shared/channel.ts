/** A queue between producers that call `push` and one consumer that reads with `for await`. */
export class Channel<T> implements AsyncIterable<T> {
  #values: T[] = [];
  #isClosed = false;
  #wake = (): void => undefined;

  push(value: T): void {
    this.#values.push(value);
    this.#wake();
  }

  /** The consumer ends after the values that were pushed before. */
  close(): void {
    this.#isClosed = true;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void> {
    for (;;) {
      const values = this.#values;
      this.#values = [];
      yield* values;
      if (this.#values.length > 0) continue;
      if (this.#isClosed) return;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
