/** Shows the progress of a run: one line that renews itself on a terminal, a plain line now and then elsewhere. */
export interface Progress {
  /** Prints a separate line above the progress. */
  note(line: string): void;
  update(done: number, total: number): void;
  /** The same of a step before the cells: `building the addons (43 of 167)`. */
  step(what: string, done: number, total: number): void;
  end(): void;
}

export const silent: Progress = {
  note: () => undefined,
  update: () => undefined,
  step: () => undefined,
  end: () => undefined,
};

/** A plain line per this share of the cells. */
const STEP = 0.25;
const BAR_WIDTH = 24;

export function showProgress(stream: NodeJS.WritableStream, interactive: boolean): Progress {
  return interactive ? renewing(stream) : plain(stream);
}

function plain(stream: NodeJS.WritableStream): Progress {
  /** Per step: the share at which its next line is due. */
  const due = new Map<string, number>();
  const isDue = (what: string, done: number, total: number) => {
    if (done < total * (due.get(what) ?? STEP)) return false;
    due.set(what, Math.floor(done / total / STEP) * STEP + STEP);
    return true;
  };
  return {
    note: (line) => void stream.write(`${line}\n`),
    update(done, total) {
      if (isDue('cells', done, total)) stream.write(`${done} of ${total} cells\n`);
    },
    step(what, done, total) {
      if (isDue(what, done, total)) stream.write(`${stepText(what, done, total)}\n`);
    },
    end: () => undefined,
  };
}

function renewing(stream: NodeJS.WritableStream): Progress {
  let line = '';
  const draw = (text: string) => {
    line = text;
    stream.write(`\r\u001B[K${text}`);
  };
  return {
    note(text) {
      const current = line;
      draw(text);
      stream.write('\n');
      if (current !== '') draw(current);
    },
    update(done, total) {
      const filled = Math.round((done / total) * BAR_WIDTH);
      draw(`${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ${done} of ${total} cells`);
    },
    step: (what, done, total) => draw(stepText(what, done, total)),
    end: () => draw(''),
  };
}

function stepText(what: string, done: number, total: number): string {
  return `${what} (${done} of ${total})`;
}
