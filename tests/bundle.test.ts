import { appendFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { projectRoot } from '../runner/shared/project-root.ts';
import { provisionRuntimes } from '../runner/run/runtimes/provision.ts';
import type { CellRecord } from '../runner/run/judge/cell-record.ts';
import type { Report } from '../runner/report/schema.ts';
import { suites } from '../suites/index.ts';
import type { Capability } from '../suites/rule.ts';
import { FULL_RELEASE } from './support/releases.ts';
import { fullRun } from './support/full-run.ts';
import { ended, reportOf, runMatrix, startMatrix, type Run } from './support/run-matrix.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const HOST = path.join(projectRoot, 'examples', 'contract-host', 'host.cjs');

/** Both sides of the gates, a target that is rejected, and one that no gate concerns. */
const SAMPLE = ['8', '10', '11', 'none'];

/** The capabilities of the host that the example lacks, sorted. */
const LACKS: readonly Capability[] = [
  'foreign-functions',
  'linked-binding',
  'node-flags',
  'node-loaders',
  'process-end',
  'shared-static-data',
  'undetachable-array-buffer',
  'worker',
];

let node: string;
beforeAll(async () => {
  const [runtime] = await provisionRuntimes({ node: [FULL_RELEASE] });
  node = runtime?.executable ?? '';
});

const matrix = (args: readonly string[]) => ended(startMatrix(args));

/** Makes a bundle with these options, and returns its folder. */
async function bundle(...words: string[]): Promise<string> {
  const folder = path.join(await temporaryFolder(), 'bundle');
  expect(await matrix(['bundle', '--out', folder, ...words])).toMatchObject({ exitCode: 0 });
  return folder;
}

/** One process of the host that has nothing but the contract, and what it prints. */
async function host(folder: string, only = ''): Promise<string> {
  const { stdout } = await execa(node, [HOST, folder, only], { reject: false });
  return `${stdout}\n`;
}

/** Runs a whole bundle, in as many processes as it takes, and returns the log. */
async function runAll(folder: string): Promise<string> {
  const log = path.join(folder, 'run.log');
  await writeFile(log, '');
  for (let processes = 0; processes < 50; processes += 1) {
    const { exitCode, stdout } = await matrix(['judge', log, '--next']);
    expect(exitCode).toBe(0);
    if (stdout === '') return log;
    await appendFile(log, await host(folder, stdout.trim()));
  }
  throw new Error('there is no end to it');
}

async function judged(...words: string[]): Promise<Run & { report: Report }> {
  const run = await runMatrix(['judge', '--quiet', ...words]);
  return { ...run, report: await reportOf(run) };
}

function verdicts(cells: readonly CellRecord[]): Record<string, string> {
  return Object.fromEntries(
    cells.map(({ id, verdict, known }) => [id, known === undefined ? verdict : `${verdict}, known`]),
  );
}

describe('a host with nothing but the contract', () => {
  let usual: Report;
  let log: string;
  let contract: Run & { report: Report };
  beforeAll(async () => {
    usual = await reportOf(await fullRun());
    const targets = inject('isThorough') ? [] : ['--target', SAMPLE.join(',')];
    log = await runAll(await bundle(...targets));
    contract = await judged(log);
  });

  it('has the verdicts of an ordinary session, cell by cell', () => {
    const lacking = new Set(
      suites.flatMap(({ rules }) =>
        rules.filter(({ needs }) => LACKS.some((name) => needs.includes(name))).map(({ id }) => id),
      ),
    );
    const asked = new Set(contract.report.targets.map(({ id }) => id));
    const able = usual.cells.filter(
      ({ rule, target, verdict }) => verdict !== 'unsupported' && asked.has(target) && !lacking.has(rule),
    );
    const answered = contract.report.cells.filter(({ verdict }) => verdict !== 'unsupported');
    expect(verdicts(answered)).toEqual(verdicts(able));
  });

  it('runs every cell but those that need a capability it lacks, and is green', () => {
    const reasons = new Set(
      contract.report.cells
        .filter(({ verdict }) => verdict === 'unsupported')
        // What the release itself lacks, e.g. a newer function, is no matter of the host.
        .flatMap(({ outcome: { reason = '' } }) => /(?<=^.* has no capability )[\w-]+/.exec(reason) ?? []),
    );
    expect([...reasons].sort()).toEqual(LACKS);
    expect(contract.report.counts).toMatchObject({ missing: 0, flaky: 0, error: 0, deviates: 0 });
    expect(contract.exitCode).toBe(0);
  });

  it('contains the facts of the report: runtime, platform, headers', () => {
    const [runtime] = contract.report.runtimes;
    expect(runtime).toEqual({ id: `node@${FULL_RELEASE}`, name: 'node', version: FULL_RELEASE, napiVersion: 10, engine: usual.runtimes[0]?.engine }); // prettier-ignore
    expect(contract.report).toMatchObject({ platform: usual.platform, headers: usual.headers });
  });
});

describe('a log', () => {
  let folder: string;
  let whole: string;
  let clean: Report;
  beforeAll(async () => {
    folder = await bundle('--suite', 'type-tag');
    whole = await host(folder);
    clean = (await judged(await logOf(whole))).report;
  });
  let logs = 0;
  async function logOf(text: string): Promise<string> {
    const file = path.join(folder, `${(logs += 1)}.log`);
    await writeFile(file, text);
    return file;
  }
  const lines = () => whole.trimEnd().split('\n');

  it('of a device is judged as a clean one, and what is wrong with it is named', async () => {
    const dirty = lines().flatMap((line, index) => [
      `07-12 10:11:12.123 I/ReactNativeJS( 123): \u001b[32m${line}\u001b[0m\r`,
      ...(index % 7 === 0 ? [`07-12 10:11:12.123 I/ReactNativeJS( 123): ${line}`] : []),
      ...(index % 5 === 0 ? ['07-12 10:11:12.124 D/Chatter: of another app'] : []),
      ...(index % 9 === 0 ? [line.slice(0, 40), line.slice(0, -5)] : []),
    ]);
    const run = await judged(await logOf(dirty.join('\n')));
    expect(run.report).toEqual(clean);
    expect(run.exitCode).toBe(0);
    for (const named of [
      /lines? of other programs: .+\.log:3/,
      /lines? truncated/,
      /duplicated; counted once/,
    ]) {
      expect(run.stderr).toMatch(named);
    }
  });

  it('without an answer reports the missing cells, and fails', async () => {
    const done = lines().findIndex((line) => line.includes('"done"'));
    const run = await judged(await logOf(lines().toSpliced(done, 1).join('\n')));
    expect(run.exitCode).toBe(1);
    expect(run.report.counts.missing).toBeGreaterThan(0);
    expect(run.stderr).toMatch(/lost of session \w+: 1 event: 3/);
    expect(run.stderr).toMatch(/cells? not answered, e\.g\. type-tag\//);
  });

  it('is also judged into other formats', async () => {
    const { exitCode, stdout, out } = await judged(await logOf(whole), '--report', 'junit');
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`report  ${path.join(out, 'report.json')}  (junit beside it)\n`);
    expect(await readFile(path.join(out, 'junit.xml'), 'utf8')).toContain('name="type-tag/');
  });

  it('that ends within a probe reports this for its cells', async () => {
    const start = lines().findIndex((line) => line.includes('"start"'));
    const run = await judged(await logOf(lines().slice(0, start + 1).join('\n'))); // prettier-ignore
    const [first] = run.report.cells;
    expect(first?.outcome).toEqual({
      kind: 'crashed',
      reason: expect.stringContaining('log ends') as unknown,
    });
    expect(run.exitCode).toBe(1);
  });

  it.each<[string, (text: string) => string, RegExp]>([
    [
      'of another version',
      (text) => text.replace('"tool":"', '"tool":"9.'),
      /damaged|no session of a bundle/,
    ],
    ['of nothing', () => 'chatter\n', /this log has no session of a bundle/],
  ])('%s is refused with one line', async (_what, change, message) => {
    const { exitCode, stderr } = await matrix(['judge', '--quiet', await logOf(change(whole))]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(message);
  });

  it('comes from stdin as well', async () => {
    const out = path.join(folder, 'out');
    const command = ['bin/napi-matrix.mjs', 'judge', '-', '--quiet', '--out', out];
    const { exitCode } = await execa(process.execPath, command, {
      cwd: projectRoot,
      input: whole,
      reject: false,
    });
    expect(exitCode).toBe(0);
    expect(await readFile(path.join(out, 'report.json'), 'utf8')).toContain('type-tag/');
  });
});
