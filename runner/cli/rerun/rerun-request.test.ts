import { describe, expect, it } from 'vitest';
import { reportWith } from '../../../tests/support/fixtures/blob.ts';
import type { MatrixRequest } from '../../run/plan/matrix-request.ts';
import { cellWith, requireTarget, ruleWith } from '../../../tests/support/fixtures/cell.ts';
import { CRASH, HEADER, reportCell } from '../../../tests/support/fixtures/report.ts';
import type { Report } from '../../report/schema.ts';
import { UserError } from '../../shared/user-error.ts';
import { rerunRequest } from './rerun-request.ts';

const NODES = ['20.20.2', '22.23.3'].flatMap((version) =>
  HEADER.runtimes.map((runtime) => ({ ...runtime, id: `node@${version}`, version })),
);

const REQUEST = {
  selection: {
    rules: [ruleWith(), ruleWith({ id: 'suite/other' })],
    targets: ['8', '9'].map(requireTarget),
    complete: true,
  },
  runtimes: { paths: [{ name: 'mine', path: '/mine' }] },
} as unknown as MatrixRequest;

function reportOf(cells: Report['cells'], parts: Partial<Report> = {}, missing = 0): Report {
  return reportWith(
    cells,
    { runtimes: NODES, targets: ['8', '9'].map((id) => ({ id, declared: Number(id) })), ...parts },
    missing,
  );
}

const rerun = (report: Report) => rerunRequest(REQUEST, report, 'report.json');

it('nothing runs when nothing failed', () => {
  const known = reportCell({ target: '8' }, { ...CRASH, known: { reason: 'It dies.' } });
  expect(rerun(reportOf([reportCell(), known]))).toBeNull();
});

describe('what failed runs again, in the releases of the report and nowhere else', () => {
  it.each([
    ['a new deviation', CRASH],
    ['a flaky cell', { ...CRASH, flaky: true as const }],
    ['an error', { outcome: { kind: 'harness-error' as const }, verdict: 'error' as const }],
    ['a known deviation that is gone', { fixed: { reason: 'It died.' } }],
  ])('%s', (_what, record) => {
    const chosen = rerun(reportOf([reportCell({ target: '8' }), reportCell({ target: '9' }, record)]));
    expect(chosen?.request.runtimes).toEqual({ node: ['20.20.2'], paths: [] });
    expect(chosen?.request.selection).toMatchObject({
      rules: [{ id: 'suite/rule' }],
      targets: [{ id: '9' }],
      complete: false,
    });
    expect(chosen?.isChosen(cellWith({ target: '9' }))).toBe(true);
    expect(chosen?.isChosen(cellWith({ target: '8' }))).toBe(false);
  });

  it('what was never answered', () => {
    const chosen = rerun(reportOf([reportCell({ target: '8' })], {}, 1));
    expect(chosen?.request.runtimes).toEqual({ node: ['20.20.2', '22.23.3'], paths: [] });
    expect(chosen?.isChosen(cellWith({ target: '9' }))).toBe(true);
    expect(chosen?.isChosen(cellWith({ target: '8' }))).toBe(false);
  });
});

it.each([
  ['emnapi', { emnapi: ['node'] }],
  ['emnapi-bun', { emnapi: ['bun'] }],
  ['embedder', { embedder: true }],
])('%s runs as it did', (name, requests) => {
  const runtime = { id: `${name}@1.2.3`, name, version: '1.2.3', asked: [`--${name}`] };
  const report = reportOf([reportCell({ runtime }, CRASH)], {
    runtimes: HEADER.runtimes.map((node) => ({ ...node, ...runtime })),
  });
  expect(rerun(report)?.request.runtimes).toEqual({ ...requests, paths: [] });
});

it('what failed outside of the selection need not run', () => {
  const cells = [
    reportCell({ rule: { id: 'suite/rule' }, target: '9' }, CRASH),
    reportCell({ rule: { id: 'suite/unselected' }, target: '9', runtime: { version: '22.23.3' } }, CRASH),
  ];
  const rules = ['suite/rule', 'suite/unselected'].flatMap((id) =>
    HEADER.rules.map((rule) => ({ ...rule, id })),
  );
  expect(rerun(reportOf(cells, { rules }))?.failedIn.map(({ id }) => id)).toEqual(['node@20.20.2']);
  expect(rerun(reportOf(cells, { rules }, 1))?.failedIn.map(({ id }) => id)).toEqual(
    NODES.map(({ id }) => id),
  );
});

describe('a runtime at a path', () => {
  const named = (name: string) => {
    const runtime = { id: name, name, version: '20.20.2' };
    return reportOf([reportCell({ runtime }, CRASH)], {
      runtimes: HEADER.runtimes.map((node) => ({ ...node, ...runtime })),
    });
  };

  it('runs at the path that the user passes', () => {
    expect(rerun(named('mine'))?.request.runtimes).toEqual({ paths: [{ name: 'mine', path: '/mine' }] });
  });

  it('is reported in one line without a path', () => {
    expect(() => rerun(named('other'))).toThrow(
      new UserError('other failed in report.json and is not a release; pass its path: --runtime other=PATH'),
    );
  });
});
