// node --import tsx many-cells.ts CELLS FOLDER: takes that many cells through the runner, from the plan to report.json
// in FOLDER, with fakes for the runtimes, and prints as JSON the most memory it had.
import os from 'node:os';
import path from 'node:path';
import { execute } from '../runner/run/execute/execute.ts';
import { ExpectationSet } from '../runner/run/judge/expectation-set.ts';
import { Tally } from '../runner/run/judge/tally.ts';
import { planCells, planJobs } from '../runner/run/plan/cells.ts';
import { Console } from '../runner/report/console/console.ts';
import { reportHeader } from '../runner/report/header.ts';
import { silent } from '../runner/report/console/progress.ts';
import { ReportWriter } from '../runner/report/write-report.ts';
import type { LaunchableRuntime } from '../runner/run/runtimes/runtime.ts';
import { defineSuite, type RuleDefinition } from '../suites/rule.ts';
import { targetFromId } from '../suites/target.ts';

const TARGET_IDS = ['none', '8', '9', '10', 'experimental'];
const RULES = 100;

const [cellsWanted = '', folder = ''] = process.argv.slice(2);

const targets = TARGET_IDS.flatMap((id) => targetFromId(id) ?? []);
const rule = (number: number): [string, RuleDefinition] => [
  `rule-${number}`,
  {
    statement: 'A fake answers.',
    sources: [{ title: 'none', url: 'https://example.org' }],
    probe: 'answer',
    args: { number },
    // One rule in sixteen is broken, which is about what Node.js breaks.
    expected: { always: { answer: number % 16 === 0 ? 'another' : 'yes' } },
  },
];
const suite = defineSuite({
  name: 'fake',
  title: 'Fakes',
  addon: 'fake',
  rules: Object.fromEntries(Array.from({ length: RULES }, (_, number) => rule(number))),
});
const selection = { rules: suite.rules, targets, complete: true, everyTarget: true };
const addons = {
  files: { fake: Object.fromEntries(TARGET_IDS.map((id) => [id, `/fake/${id}.node`])) },
  unavailable: {},
};

function fake(index: number): LaunchableRuntime {
  const name = `fake-${index}`;
  return {
    id: name,
    name,
    version: '1.0.0',
    napiVersion: 10,
    engine: 'none',
    sha256: '0'.repeat(64),
    executable: process.execPath,
    entry: path.join(import.meta.dirname, 'many-cells.cjs'),
    args: [],
    env: {},
    capabilities: ['load'],
  };
}

const count = Math.ceil(Number(cellsWanted) / (RULES * TARGET_IDS.length));
const runtimes = Array.from({ length: count }, (_, index) => fake(index));
const plan = (runtime: LaunchableRuntime) => planCells(runtime, selection, addons);
const planned = runtimes.reduce((sum, runtime) => sum + plan(runtime).length, 0);

// Without expectations every deviation is new.
const tally = new Tally(new ExpectationSet({ runtimes, files: new Map(), rules: [], mode: 'apply' }));
const header = reportHeader(runtimes, selection, '0.0.0');
const writer = await ReportWriter.open(folder, header);
const options = { json: false, quiet: true, verbose: false, known: false };
const console = new Console(options, silent, { header, runtimes, planned });
for (const runtime of runtimes) {
  const { jobs, cellsOf } = planJobs(plan(runtime), { native: addons }, false);
  const execution = execute(jobs, {
    concurrency: os.availableParallelism(),
    timeoutMs: 30_000,
    addons: { native: addons },
    probes: {},
    signal: new AbortController().signal,
  });
  for await (const { run, result } of execution) {
    for (const cell of cellsOf.get(run) ?? []) {
      const record = tally.judge(cell, result);
      writer.add(record);
      console.cell(record);
    }
  }
}
const summary = tally.summarize(planned, true);
const { missing, error } = summary.counts;
if (missing + error > 0) throw new Error(`${missing} cells are missing and ${error} are errors`);
await writer.finish(summary);
await writer.dispose();
process.stdout.write(JSON.stringify({ maxRssKb: process.resourceUsage().maxRSS, cells: planned }));
