import { sum } from './sum.ts';
import type { Examined } from './examine.ts';
import type { FileLoads } from './loads.ts';
import type { Agreement } from './predicted.ts';

/** The most declared versions that may be unreadable, as a part of all. */
const MOST_UNKNOWN = 0.03;

export interface Totals {
  readonly packages: number;
  readonly files: number;
  /** Files for one machine, or machines of fat files. */
  readonly parts: number;
  readonly other: number;
  readonly fields: number;
  readonly wrongFields: number;
  readonly unknown: number;
  readonly untold: number;
  readonly agreements: ReadonlyMap<Agreement, number>;
  readonly wrongLoads: number;
}

export function totalsOf(examined: readonly Examined[], loads: readonly FileLoads[]): Totals {
  const agreements = new Map<Agreement, number>([
    ['as predicted', 0],
    ['different', 0],
    ['not predicted', 0],
    ['not loaded by the system', 0],
  ]);
  for (const agreement of loads.flatMap((each) => each.agreements)) {
    agreements.set(agreement, (agreements.get(agreement) ?? 0) + 1);
  }
  return {
    packages: new Set(examined.map(({ of }) => of)).size,
    files: examined.length,
    parts: sum(examined, ({ parts }) => parts.length),
    other: examined.filter(({ comparison }) => comparison.isOther).length,
    fields: sum(examined, ({ comparison }) => comparison.fields),
    wrongFields: sum(examined, ({ wrong }) => wrong.length),
    unknown: sum(examined, ({ comparison }) => comparison.unknown),
    untold: sum(examined, ({ comparison }) => comparison.untold),
    agreements,
    wrongLoads: sum(loads, ({ wrong }) => wrong.length),
  };
}

/** Whether nothing is wrong, and few versions cannot be read. */
export function isTrue({ wrongFields, wrongLoads, unknown, parts }: Totals): boolean {
  return wrongFields === 0 && wrongLoads === 0 && parts > 0 && unknown <= parts * MOST_UNKNOWN;
}
