import { expect, it } from 'vitest';
import { HEADER } from '../../../tests/support/fixtures/report.ts';
import { matchRuntimes, type ReportRuntime } from './match-runtimes.ts';

const [NODE] = HEADER.runtimes;

function runtime(name: string, version: string, id = `${name}@${version}`): ReportRuntime {
  if (NODE === undefined) throw new Error('the report has no runtime');
  return { ...NODE, id, name, version };
}

function matched(before: readonly ReportRuntime[], after: readonly ReportRuntime[]) {
  const { pairs, appeared, vanished } = matchRuntimes(before, after);
  return {
    pairs: pairs.map((pair) => `${pair.before.id} ${pair.after.id}`),
    appeared: appeared.map(({ id }) => id),
    vanished: vanished.map(({ id }) => id),
  };
}

it('a runtime that moved within its release line is the same', () => {
  const before = [runtime('bun', '1.4.5'), runtime('node', '24.21.0'), runtime('node', '26.10.0')];
  const after = [runtime('bun', '1.5.0'), runtime('node', '24.21.0'), runtime('node', '26.11.0')];
  expect(matched(before, after)).toEqual({
    pairs: ['bun@1.4.5 bun@1.5.0', 'node@24.21.0 node@24.21.0', 'node@26.10.0 node@26.11.0'],
    appeared: [],
    vanished: [],
  });
});

it('another line is another runtime', () => {
  expect(matched([runtime('node', '24.0.0')], [runtime('node', '26.0.0')])).toEqual({
    pairs: [],
    appeared: ['node@26.0.0'],
    vanished: ['node@24.0.0'],
  });
});

it('of several in a line the same release is the same, and then the newest', () => {
  const before = ['20.3.1', '20.9.0', '20.20.1'].map((version) => runtime('node', version));
  const after = ['20.3.1', '20.20.2'].map((version) => runtime('node', version));
  expect(matched(before, after)).toEqual({
    pairs: ['node@20.3.1 node@20.3.1', 'node@20.20.1 node@20.20.2'],
    appeared: [],
    vanished: ['node@20.9.0'],
  });
});

it('an executable at a path is known by its name, whatever its version', () => {
  const before = [runtime('mine', '1.0.0', 'mine')];
  expect(matched(before, [runtime('mine', 'nightly', 'mine')]).pairs).toEqual(['mine mine']);
  expect(matched(before, [runtime('other', '1.0.0', 'other')]).pairs).toEqual([]);
});
