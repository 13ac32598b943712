import { beforeAll, expect, inject, it } from 'vitest';
import type { CellRecord } from '../runner/run/judge/cell-record.ts';
import type { Report } from '../runner/report/schema.ts';
import { reportOf, runMatrix, type Run } from './support/run-matrix.ts';
import { HAS_EVERY_RELEASE } from './support/releases.ts';

const COLUMNS = {
  upTo8: ['none', '-2147483648', '-1', '0', '1', '7', '8'],
  9: ['9'],
  10: ['10'],
  from11: ['11', '99', '2147483646'],
  experimental: ['experimental'],
} as const;

/** `L`: accepted; `S`: the process dies of SIGSEGV; `T`: an error that can be caught. */
type Outcomes = Readonly<Record<keyof typeof COLUMNS, 'L' | 'S' | 'T'>>;

interface Row {
  /** The neighbours of a change, and those that only the nightly runs. */
  readonly releases: readonly string[];
  readonly more: readonly string[];
  readonly supports: number;
  readonly outcomes: Outcomes;
}

// Measured on the releases themselves.
const TABLE: readonly Row[] = [
  {
    // They do not read the declaration.
    releases: ['18.16.1'],
    more: ['16.20.2', '18.16.0'],
    supports: 8,
    outcomes: { upTo8: 'L', 9: 'L', 10: 'L', from11: 'L', experimental: 'L' },
  },
  {
    releases: ['18.17.0', '22.13.1'],
    more: ['18.20.8', '20.3.0', '20.20.2', '23.5.0'],
    supports: 9,
    outcomes: { upTo8: 'L', 9: 'L', 10: 'S', from11: 'S', experimental: 'L' },
  },
  {
    releases: ['22.14.0', '26.10.0'],
    more: ['22.23.3', '23.6.0', '24.21.0'],
    supports: 10,
    outcomes: { upTo8: 'L', 9: 'L', 10: 'L', from11: 'S', experimental: 'L' },
  },
  {
    releases: ['26.12.1'],
    more: [],
    supports: 10,
    outcomes: { upTo8: 'L', 9: 'L', 10: 'L', from11: 'T', experimental: 'L' },
  },
];
const RELEASES = TABLE.flatMap(({ releases, more, ...row }) =>
  [...releases, ...(inject('isThorough') ? more : [])].map((version) => ({ ...row, version })),
);

/** Rules of which one applies to each target in each runtime. */
const LOADING = new Set(
  ['default-version', 'below-default', 'declared-version', 'experimental', 'too-new'].map(
    (key) => `load/${key}`,
  ),
);

/** Other platforms have no package of some of these releases. */
const test = it.runIf(HAS_EVERY_RELEASE);

let run: Run;
let report: Report;

beforeAll(async () => {
  if (!HAS_EVERY_RELEASE) return;
  run = await runMatrix([
    '--node',
    RELEASES.map(({ version }) => version).join(','),
    '--suite',
    'load',
    '--quiet',
  ]);
  report = await reportOf(run);
});

function outcomeOf({ outcome, observation }: CellRecord): string {
  if (outcome.kind === 'crashed' && outcome.signal === 'SIGSEGV') return 'S';
  const { loaded, error } = Object(observation) as { loaded?: unknown; error?: unknown };
  if (loaded === true) return 'L';
  return loaded === false && error !== undefined ? 'T' : JSON.stringify({ outcome, observation });
}

test('all that deviates is known: the run exits 0', () => {
  expect(run.stderr).toBe('');
  expect(report.counts).toMatchObject({ deviates: 0, error: 0, missing: 0, flaky: 0, fixed: 0, stale: 0 });
  expect(run.exitCode).toBe(0);
});

test('every cell that deviates has a reason', () => {
  const deviating = report.cells.filter(({ verdict }) => verdict === 'deviates');
  const died = RELEASES.flatMap(({ outcomes }) =>
    Object.entries(COLUMNS).flatMap(([column, targets]) =>
      outcomes[column as keyof Outcomes] === 'S' ? targets : [],
    ),
  );
  expect(deviating.length).toBeGreaterThan(died.length);
  const unexplained = deviating.filter(({ known }) => (known?.reason ?? '') === '');
  expect(unexplained.map(({ id }) => id)).toEqual([]);
});

test.each(RELEASES)('node@$version supports $supports and loads what it was seen to load', (row) => {
  const id = `node@${row.version}`;
  expect(report.runtimes.find((runtime) => runtime.id === id)?.napiVersion).toBe(row.supports);
  const cells = report.cells.filter(({ runtime, rule }) => runtime === id && LOADING.has(rule));
  const columns = Object.entries(COLUMNS) as [keyof Outcomes, readonly string[]][];
  const expected = columns.flatMap(([column, targets]) =>
    targets.map((target) => [target, row.outcomes[column]] as const),
  );
  expect(cells).toHaveLength(expected.length);
  expect(Object.fromEntries(cells.map((cell) => [cell.target, outcomeOf(cell)]))).toEqual(
    Object.fromEntries(expected),
  );
});
