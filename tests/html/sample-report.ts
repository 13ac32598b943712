import type { CellRecord } from '../../runner/run/judge/cell-record.ts';
import type { Report } from '../../runner/report/schema.ts';
import { reportSchema } from '../../runner/report/schema.ts';
import { effectiveVersion, targetFromId } from '../../suites/target.ts';
import { ruleOf } from '../support/fixtures/format-reports.ts';
import { HEADER, SUMMARY } from '../support/fixtures/report.ts';

const SOURCE = { title: 'Node-API: version matrix', url: 'https://nodejs.org/api/n-api.html' };
const DIES = {
  reason: 'It reads through a null pointer.',
  link: 'https://github.com/nodejs/node/issues/57233',
};
const NEVER_READS = { reason: 'Deno never reads the declaration.' };

const RULES = [
  ['load/declared-version', 'An addon loads that declares a stable version.', 'must'],
  ['load/too-new', 'Loading an addon that declares too much throws.', 'must'],
  ['reference/create-string', 'A string can be referenced from version 10 on.', 'must'],
  ['reference/count', 'The count of a reference is returned.', 'should'],
] as const;

const RUNTIMES = [
  ['node', '18.20.8', 9],
  ['node', '22.23.3', 10],
  ['deno', '2.9.6', 9],
] as const;

function cell(rule: string, target: string, runtime: string, record: Partial<CellRecord> = {}): CellRecord {
  return {
    id: `${rule}@${target}#${runtime}`,
    rule,
    target,
    runtime,
    outcome: { kind: 'observed' },
    observation: { loaded: true },
    verdict: 'conforms',
    ...record,
  };
}

const dies = {
  outcome: { kind: 'crashed', signal: 'SIGSEGV', stderrTail: 'first line\nsecond line' },
  observation: undefined,
  expected: { loaded: false },
  verdict: 'deviates',
  known: DIES,
} as const satisfies Partial<CellRecord>;
const accepts = {
  expected: { loaded: false },
  verdict: 'deviates',
  known: NEVER_READS,
} as const satisfies Partial<CellRecord>;

const CELLS = [
  ...['8', '9'].flatMap((target) =>
    RUNTIMES.map(([name, version]) => cell('load/declared-version', target, `${name}@${version}`)),
  ),
  cell('load/declared-version', '10', 'node@22.23.3'),
  cell('load/too-new', '10', 'node@18.20.8', dies),
  cell('load/too-new', '11', 'node@18.20.8', dies),
  cell('load/too-new', '11', 'node@22.23.3', dies),
  cell('load/too-new', '10', 'deno@2.9.6', accepts),
  cell('load/too-new', '11', 'deno@2.9.6', accepts),
  ...['8', '9'].flatMap((target) =>
    ['reference/create-string', 'reference/count'].flatMap((rule) =>
      ['node@18.20.8', 'node@22.23.3'].map((id) => cell(rule, target, id, { observation: { status: 1 } })),
    ),
  ),
  cell('reference/create-string', '10', 'node@22.23.3', {
    observation: { status: 1 },
    expected: { status: 0 },
    verdict: 'deviates',
  }),
  cell('reference/count', '8', 'deno@2.9.6', {
    outcome: { kind: 'unsupported', reason: 'deno has no garbage collection' },
    observation: undefined,
    verdict: 'unsupported',
  }),
];

/** Two releases of Node.js that die of an addon that is too new, a Deno that loads it, and one new deviation. */
export const SAMPLE: Report = reportSchema.parse({
  ...HEADER,
  ...SUMMARY,
  counts: { ...SUMMARY.counts, conforms: 15, known: 5, deviates: 1, unsupported: 1 },
  runtimes: RUNTIMES.map(([name, version, napiVersion]) => ({
    id: `${name}@${version}`,
    name,
    version,
    napiVersion,
    engine: 'v8@12',
    sha256: 'a'.repeat(64),
  })),
  targets: [8, 9, 10, 11].map((declared) => ({ id: String(declared), declared })),
  rules: RULES.map(([id, statement, strength]) => ruleOf(id, { statement, strength, sources: [SOURCE] })),
  cells: CELLS,
});

const TARGETS = ['none', '-2147483648', '0', '7', '8', '9', '10', '11', '99', '2147483646', 'experimental'];

/** A Node.js that dies of what is too new, and a Deno that accepts it: of every kind of declared version. */
export function everyTarget(): Report {
  const targets = TARGETS.flatMap((id) => targetFromId(id) ?? []);
  const runtimes = SAMPLE.runtimes.filter(({ version }) => version !== '18.20.8');
  return {
    ...SAMPLE,
    targets,
    runtimes,
    rules: SAMPLE.rules.slice(0, 2),
    cells: runtimes.flatMap(({ id, name, napiVersion }) =>
      targets.map((target) =>
        effectiveVersion(target.declared, napiVersion) === 'rejected'
          ? cell('load/too-new', target.id, id, name === 'node' ? dies : accepts)
          : cell('load/declared-version', target.id, id),
      ),
    ),
  };
}
