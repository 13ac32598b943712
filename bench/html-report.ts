import type { CellRecord } from '../runner/run/judge/cell-record.ts';
import { reportSchema, type Report } from '../runner/report/schema.ts';
import { HEADER, SUMMARY } from '../tests/support/fixtures/report.ts';

const RUNTIMES = 10;
const TARGETS = [8, 9, 10, 11, 12];

/** A report of that many cells, of which one in twenty deviates, a quarter of these for no known reason. */
export function reportOf(cells: number): Report {
  const rules = Array.from(
    { length: cells / (RUNTIMES * TARGETS.length) },
    (_, number) => `suite-${number % 20}/rule-${number}`,
  );
  const runtimes = Array.from({ length: RUNTIMES }, (_, number) => `20.${number}.0`);
  return reportSchema.parse({
    ...HEADER,
    ...SUMMARY,
    runtimes: runtimes.map((version) => ({ ...HEADER.runtimes[0], id: `node@${version}`, version })),
    targets: TARGETS.map((declared) => ({ id: String(declared), declared })),
    rules: rules.map((id) => ({ ...HEADER.rules[0], id, statement: `What ${id} says can be observed.` })),
    cells: rules.flatMap((rule) =>
      runtimes.flatMap((version) => TARGETS.map((target) => cell(rule, `node@${version}`, String(target)))),
    ),
  });
}

let count = 0;
function cell(rule: string, runtime: string, target: string): CellRecord {
  count += 1;
  const conforms = count % 20 !== 0;
  const known = count % 80 === 0 ? undefined : { reason: `The reason of ${rule.split('/', 1)[0] ?? rule}.` };
  return {
    id: `${rule}@${target}#${runtime}`,
    rule,
    target,
    runtime,
    outcome: { kind: 'observed' },
    observation: { rule, status: Number(target) },
    verdict: conforms ? 'conforms' : 'deviates',
    ...(!conforms && { expected: { status: 0 } }),
    ...(!conforms && known && { known }),
  };
}
