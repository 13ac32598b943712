/** So long without a sign of life, in ms, and a process waits for something instead of using a processor. */
const SILENT_MS = 400;

export interface Place {
  /** The process in it gave a sign of life. */
  readonly touch: () => void;
  /** The process ended. Once. */
  readonly leave: () => void;
}

/**
 * Places for processes that run at a time. While a process is silent, another one may run beside it, so that a hang does
 * not keep a core idle; at most as many as there are places.
 */
export class Places {
  #free: number;
  #lendable: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
    this.#lendable = count;
  }

  /** Waits for a place, first come, first served. */
  async take(): Promise<Place> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    let isLent = false;
    const silence = setTimeout(() => {
      if (this.#lendable === 0) {
        silence.refresh();
        return;
      }
      this.#lendable -= 1;
      isLent = true;
      this.#vacate();
    }, SILENT_MS);
    return {
      touch: () => {
        if (!isLent) silence.refresh();
      },
      leave: () => {
        clearTimeout(silence);
        if (isLent) this.#lendable += 1;
        else this.#vacate();
      },
    };
  }

  /** The next in the queue gets the place. */
  #vacate(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }
}
