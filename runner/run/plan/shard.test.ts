import { describe, expect, it } from 'vitest';
import type { Cell } from './cells.ts';
import { cellWith } from '../../../tests/support/fixtures/cell.ts';
import { isInShard } from './shard.ts';

const COUNT = 5;

function shardOf(cell: Cell): number {
  const indices = Array.from({ length: COUNT }, (_none, index) => index + 1);
  const those = indices.filter((index) => isInShard(cell, { index, count: COUNT }));
  expect(those).toHaveLength(1);
  return those[0] ?? 0;
}

describe('shards', () => {
  it('have about as many cells each, and every cell once', () => {
    const sizes = new Map<number, number>();
    for (let probe = 0; probe < 1000; probe += 1) {
      const shard = shardOf(cellWith({ rule: { id: `suite/rule-${probe}`, probe: `probe${probe}` } }));
      sizes.set(shard, (sizes.get(shard) ?? 0) + 1);
    }
    expect(sizes.size).toBe(COUNT);
    for (const size of sizes.values()) expect(Math.abs(size - 200)).toBeLessThan(40);
  });

  it('do not divide cells with the same question', () => {
    const shards = Array.from({ length: 50 }, (_none, index) =>
      shardOf(cellWith({ rule: { id: `suite/rule-${index}` } })),
    );
    expect(new Set(shards).size).toBe(1);
  });

  it.each([
    ['runtimes', (index: number) => cellWith({ runtime: { id: `node@${index}` } })],
    ['arguments', (index: number) => cellWith({ rule: { args: index } })],
    ['flags', (index: number) => cellWith({ rule: { flags: [`--flag-${index}`] } })],
    ['targets', (index: number) => cellWith({ target: String(index) })],
  ])('divide what differs in %s', (_what, cellAt) => {
    const shards = Array.from({ length: 50 }, (_none, index) => shardOf(cellAt(index)));
    expect(new Set(shards).size).toBe(COUNT);
  });

  it('do not depend on where the files of a machine are', () => {
    const [here, there] = ['/here/node', '/there/node'].map((executable) =>
      cellWith({ runtime: { executable, entry: `${executable}.cjs` } }),
    );
    expect(here && shardOf(here)).toBe(there && shardOf(there));
  });

  it('stay as they are: machines of today and of tomorrow agree', () => {
    expect(shardOf(cellWith())).toBe(2);
  });
});
