/** Wall time of the steps of a run, in whole milliseconds. */
export class Stopwatch {
  /** When the run began. */
  readonly startedAt = new Date();
  readonly #start = performance.now();
  readonly #steps: Record<string, number> = {};

  async time<T>(step: string, work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    try {
      return await work();
    } finally {
      this.#steps[step] = Math.round(performance.now() - start);
    }
  }

  /** Passes items on, and times them from the first request to the end. */
  async *timeReading<T>(step: string, items: AsyncIterable<T>): AsyncGenerator<T, void> {
    const start = performance.now();
    try {
      yield* items;
    } finally {
      this.#steps[step] = Math.round(performance.now() - start);
    }
  }

  steps(): Readonly<Record<string, number>> {
    return { ...this.#steps, total: this.total() };
  }

  total(): number {
    return Math.round(performance.now() - this.#start);
  }
}
