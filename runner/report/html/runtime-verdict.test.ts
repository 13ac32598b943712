import { describe, expect, it } from 'vitest';
import { reportOf, reportOfState } from '../../../tests/support/fixtures/format-reports.ts';
import type { Report } from '../schema.ts';
import { reportCell } from '../../../tests/support/fixtures/report.ts';
import { modelOf } from './model.ts';
import { deviationsByReason } from './reasons.ts';
import { renderHtml } from './render-html.ts';
import { runtimeVerdict } from './runtime-verdict.ts';

/** The words of the only runtime. */
function verdictOf(report: Report): string[] {
  const model = modelOf(report);
  return model.runtimes.map((runtime) => runtimeVerdict(model, runtime).text.replaceAll(/<[^>]*>/g, ''));
}

describe('a runtime', () => {
  it.each<[verdict: string, report: Report]>([
    ['conforms', reportOfState('conforms', 'unsupported')],
    ['1 new, 1 known', reportOfState('conforms', 'new', 'known')],
    ['not measured', reportOfState('unsupported')],
    ['not measured', reportOf([])],
    ['incomplete', reportOf([reportCell()], { missing: 1 })],
    ['incomplete', reportOf([], { missing: 3 })],
    ['1 error', reportOfState('error')],
    ['1 known, incomplete', reportOf(reportOfState('known').cells, { missing: 1 })],
  ])('is told as "%s"', (verdict, report) => {
    expect(verdictOf(report)).toEqual([verdict]);
  });
});

it.each<[verdict: string, report: Report]>([
  ['conforms', reportOfState('conforms')],
  ['not measured', reportOfState('unsupported')],
  ['incomplete', reportOf([reportCell()], { missing: 1 })],
])('a family without deviations is told as "%s" wherever the page speaks of it', (verdict, report) => {
  expect(deviationsByReason(modelOf(report))).toMatchObject([{ cells: 0, otherwise: verdict }]);
  expect(renderHtml(report).includes('nothing: it conforms')).toBe(verdict === 'conforms');
});
