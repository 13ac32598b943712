import path from 'node:path';
import { z } from 'zod';
import type { Measurement } from './bound.ts';
import { median } from './median.ts';
import { timeProcess } from './timed-process.ts';

const REPEATS = 3;
const FEW_CELLS = 2_000;
const MANY_CELLS = 20_000;

const SCRIPT = path.join(import.meta.dirname, 'many-cells.ts');
const said = z.object({ maxRssKb: z.number() });

/** The most memory the runner ever has for some cells and for ten times as many, each in a process of its own. */
export function measureMemory(scratch: string): Measurement {
  const few: number[] = [];
  const many: number[] = [];
  for (let round = 0; round < REPEATS; round += 1) {
    few.push(peakMegabytes(FEW_CELLS, scratch));
    many.push(peakMegabytes(MANY_CELLS, scratch));
  }
  return {
    what: "the runner's peak memory for ten times the cells",
    bound: { kind: 'at-most', value: 1.3, unit: 'x' },
    measured: median(many) / median(few),
    from: `${median(many).toFixed(0)} MB for ${MANY_CELLS} cells / ${median(few).toFixed(0)} MB for ${FEW_CELLS}`,
  };
}

function peakMegabytes(cells: number, scratch: string): number {
  const { stdout } = timeProcess({
    command: process.execPath,
    args: ['--import', 'tsx', SCRIPT, String(cells), scratch],
  });
  return said.parse(JSON.parse(stdout)).maxRssKb / 1024;
}
