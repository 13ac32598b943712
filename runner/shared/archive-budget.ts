/** Bounds for an archive: a small one can unpack to more than a disk has. */
export interface ArchiveLimits {
  readonly entries: number;
  readonly bytes: number;
}

export class ArchiveBudget {
  readonly #limits: ArchiveLimits;
  #entries = 0;
  #bytes = 0;

  constructor(limits: ArchiveLimits) {
    this.#limits = limits;
  }

  /** Counts an entry; returns how the archive exceeds its limits; empty: it does not. `size`: its bytes when unpacked. */
  exceededBy(size: number): string[] {
    this.#entries += 1;
    this.#bytes += size;
    const { entries, bytes } = this.#limits;
    if (this.#entries > entries) return [`it has more than ${entries.toLocaleString('en')} entries`];
    if (this.#bytes > bytes) return [`it unpacks to more than ${Math.floor(bytes / 2 ** 20)} MiB`];
    return [];
  }
}
