import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HOSTILE_JSON, HOSTILE_TEXT, mutations, nested } from '../tests/support/fixtures/hostile-values.ts';
import { HEADER, reportCell, SUMMARY } from '../tests/support/fixtures/report.ts';
import { suites } from '../suites/index.ts';
import type { Rule } from '../suites/rule.ts';
import { changesJson } from './compare/changes/changes-json.ts';
import { changesSummary } from './compare/changes/changes-summary.ts';
import { changesText } from './compare/changes/changes-text.ts';
import { compareTargetsOf } from './compare/changes/compare.ts';
import { compareReports } from './compare/diff/compare-reports.ts';
import { diffJson } from './compare/diff/diff-json.ts';
import { diffMarkdown } from './compare/diff/diff-markdown.ts';
import { diffText } from './compare/diff/diff-text.ts';
import { digestRun } from './compare/history/run-digest.ts';
import { FORMATS } from './report/formats/registry.ts';
import { readReport } from './report/read-report.ts';
import type { Report } from './report/schema.ts';
import { parseExpectationFile } from './run/judge/expectation-file.ts';
import { expandExpectations } from './run/judge/expectations.ts';
import { parseConfig } from './run/plan/config.ts';
import { customRequests } from './run/plan/custom-runtimes.ts';
import { projectRoot } from './shared/project-root.ts';
import { UserError } from './shared/user-error.ts';
import { answersIn } from './tools/log/answers.ts';
import { loggedRuntimes, originOf } from './tools/log/logged-runtime.ts';
import { LogReader } from './tools/log/read-log.ts';
import { troubleLines } from './tools/log/troubles.ts';

const { createLog } = createRequire(import.meta.url)('../suites/harness/contract/log-line.cjs') as {
  createLog: (print: (line: string) => void, session: string) => (event: object) => void;
};

const RULE = suites
  .flatMap((suite): readonly Rule[] => suite.rules)
  .find(({ id }) => id === 'reference/create-object');
const REPORT = {
  ...HEADER,
  ...SUMMARY,
  rules: [{ ...HEADER.rules[0], id: RULE?.id ?? '' }],
  targets: [
    { id: '9', declared: 9 },
    { id: '10', declared: 10 },
  ],
  cells: ['9', '10'].map((target) =>
    reportCell(
      {},
      {
        id: `reference/create-object@${target}#node@20.20.2`,
        rule: 'reference/create-object',
        target,
        runtime: 'node@20.20.2',
        outcome: { kind: 'observed', reason: 'a reason' },
        observation: { status: Number(target), inner: [{ status: 0 }] },
        verdict: 'deviates',
        known: { id: 'an-id', title: 'a title', reason: 'a reason', link: 'https://example.org' },
      },
    ),
  ),
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hostile-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Everything but a UserError is a bug that would show its stack. */
async function bugsOf(
  inputs: Iterable<readonly [what: string, text: string]>,
  consume: (text: string) => unknown,
): Promise<string[]> {
  const bugs: string[] = [];
  for (const [what, text] of inputs) {
    try {
      await consume(text);
    } catch (error) {
      if (!(error instanceof UserError))
        bugs.push(`${what}: ${String((error as Error).stack).slice(0, 400)}`);
      else if (error.message.length > 3_000)
        bugs.push(`${what}: a line of ${error.message.length} characters`);
    }
  }
  return bugs.slice(0, 5);
}

function* inputsFor(document: unknown): Generator<readonly [string, string]> {
  for (const text of [...HOSTILE_TEXT, ...HOSTILE_JSON, nested(200_000)]) yield [text.slice(0, 60), text];
  yield* mutations(document);
}

function consumeReport(report: Report, whole: Report): void {
  for (const [a, b] of [
    [report, whole],
    [whole, report],
  ] as const) {
    const diff = compareReports(a, b);
    for (const render of [diffText, diffMarkdown, diffJson]) render(diff);
  }
  digestRun(report, '2026-11-21T02:00:00Z');
  const extras = { timings: null, changes: [] };
  for (const format of Object.values(FORMATS)) {
    for (const { text } of format.render(report, extras)) expect(Array.from(text).length).toBeGreaterThan(0);
  }
  const move = { runtime: 'a', supported: 9, before: '9', after: '10', rejected: [], where: null };
  const comparison = compareTargetsOf(RULE === undefined ? [] : [RULE], report.cells, ['9', '10']);
  for (const render of [changesText, changesSummary, changesJson]) render(move, comparison);
}

it('no report shows a stack', async () => {
  const file = path.join(folder, 'report.json');
  await writeFile(file, JSON.stringify(REPORT));
  const whole = await readReport(file);
  consumeReport(whole, whole);
  const consume = async (text: string): Promise<void> => {
    await writeFile(file, text);
    consumeReport(await readReport(file), whole);
  };
  expect(await bugsOf(inputsFor(REPORT), consume)).toEqual([]);
});

it('no matrix.json shows a stack', async () => {
  const config = JSON.parse(await readFile(path.join(projectRoot, 'matrix.json'), 'utf8')) as {
    runtimes: object;
  };
  const custom = {
    mine: {
      command: ['./a', 'b'],
      arguments: ['c'],
      env: { D: 'e' },
      version: { command: 'f', arguments: ['g'], pattern: 'h' },
      napiVersion: 9,
      capabilities: { except: ['load'] },
    },
  };
  const document = { ...config, runtimes: { ...config.runtimes, custom } };
  const consume = (text: string): void => {
    const { runtimes } = parseConfig(text, 'matrix.json');
    customRequests(runtimes.custom ?? {}, '/');
  };
  consume(JSON.stringify(document));
  expect(await bugsOf(inputsFor(document), consume)).toEqual([]);
});

it('no expectations show a stack', async () => {
  const document = {
    reasons: { 'an-id': { title: 'a', text: 'b', link: 'https://example.org' } },
    deviations: [
      {
        reason: 'an-id',
        versions: '>=1',
        targets: ['8'],
        observed: { 'load/*': { status: 1 } },
        crashed: ['a/b'],
      },
    ],
  };
  const consume = (text: string): void => {
    expandExpectations(parseExpectationFile(text, 'mine.json'), ['load/a']);
  };
  consume(JSON.stringify(document));
  expect(await bugsOf(inputsFor(document), consume)).toEqual([]);
});

it('no log shows a stack', async () => {
  const session = {
    event: 'session',
    contract: 1,
    bundle: {
      tool: '0.1.0',
      plan: 'a',
      selection: { suite: ['load'], rule: null, target: null, profile: null },
      platform: { os: 'linux', arch: 'x64', libc: 'glibc' },
      headers: '1',
    },
    runtime: { name: 'mine', version: '1.0.0', napiVersion: 9, engine: 'e@1' },
    capabilities: ['load'],
    runs: 1,
  };
  const done = { event: 'done', run: '1', observation: { status: 0 } };
  const consume = (text: string): void => {
    const reader = new LogReader();
    const lines: string[] = [];
    const log = createLog((line) => lines.push(line), 's1');
    // The text itself is the event; both writers print JSON as it is.
    for (const event of [session, text, done, { event: 'over' }]) {
      log(typeof event === 'string' ? { toJSON: () => JSON.parse(event) as unknown } : event);
    }
    for (const [index, line] of [...lines, text].entries()) reader.line(line, `log:${index + 1}`);
    const read = reader.end();
    troubleLines(read);
    originOf(read.sessions);
    for (const runtime of loggedRuntimes(read.sessions)) answersIn(runtime.sessions);
  };
  const writable = (document: unknown) =>
    [...inputsFor(document)].filter(([, text]) => {
      try {
        return JSON.stringify(JSON.parse(text)) !== '';
      } catch {
        return false;
      }
    });
  for (const document of [session, done]) {
    consume(JSON.stringify(document));
    expect(await bugsOf(writable(document), consume)).toEqual([]);
  }
});
