import { describe, expect, it } from 'vitest';
import { TimeLimits } from './time-limits.ts';

const node = { id: 'node@26.10.0' };
const bun = { id: 'bun@1.4.5' };

function runOf(target: string, timeLimitMs?: number, rule = 'suite/hangs') {
  return { rule, target: { id: target, declared: null }, timeLimitMs };
}

describe('the time limit of a run', () => {
  it('is that of the session, or that of its rule when it is shorter', () => {
    const limits = new TimeLimits(30_000);
    expect(limits.of(node, runOf('8'))).toBe(30_000);
    expect(limits.of(node, runOf('8', 5000))).toBe(5000);
    expect(new TimeLimits(1000).of(node, runOf('8', 5000))).toBe(1000);
  });

  it('grows with a --timeout above the default, which is for slow machines', () => {
    expect(new TimeLimits(120_000).of(node, runOf('8', 5000))).toBe(20_000);
  });
});

describe('after hangs of a rule in a runtime', () => {
  const limits = new TimeLimits(30_000);
  limits.noteHang(node, runOf('8', 4000));

  it('of one target, however often, the others get the whole limit', () => {
    limits.noteHang(node, runOf('8', 4000));
    expect(limits.of(node, runOf('9', 4000))).toBe(4000);
  });

  it('of two targets, the others get a quarter of it', () => {
    limits.noteHang(node, runOf('9', 4000));
    expect(limits.of(node, runOf('10', 4000))).toBe(1000);
    expect(limits.of(node, runOf('9', 4000))).toBe(4000);
  });

  it('other rules and other runtimes get the whole limit', () => {
    expect(limits.of(node, runOf('10', 4000, 'suite/other'))).toBe(4000);
    expect(limits.of(bun, runOf('10', 4000))).toBe(4000);
  });
});
