import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import picomatch from 'picomatch';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Deviation, ExpectationFile, Reason } from '../runner/run/judge/expectation-file.ts';
import { suites } from '../suites/index.ts';
import { copyProject } from './support/project-copy.ts';
import { reportOf, runMatrix, type Run } from './support/run-matrix.ts';
import { FULL_RELEASE } from './support/releases.ts';

const NODE = ['--node', FULL_RELEASE];
/** A project with these alone, so that a build and a complete run of it are short. */
const SUITES = ['load', 'reference'];
const RULES = suites.flatMap(({ name, rules }) => (SUITES.includes(name) ? rules.map(({ id }) => id) : []));

let project: string;
let file: string;
let original: ExpectationFile;

beforeAll(async () => {
  project = await copyProject({ suites: SUITES });
  file = path.join(project, 'suites', 'expectations', 'node.json');
  const { reasons, deviations } = await expectations();
  original = { reasons, deviations: deviations.flatMap(ofSuites) };
  original = { ...original, reasons: usedReasons(original) };
  await expecting(original);
});

/** What an entry records of the rules of these suites, if anything; the rest would match no cell of a complete run. */
function ofSuites(entry: Deviation): Deviation[] {
  const isKept = (glob: string) => RULES.some((rule) => picomatch.isMatch(rule, glob));
  const globsIn = (globs: readonly string[] = []) => globs.filter(isKept);
  const observed = Object.fromEntries(Object.entries(entry.observed ?? {}).filter(([glob]) => isKept(glob)));
  const lists = { crashed: globsIn(entry.crashed), 'timed-out': globsIn(entry['timed-out']), observed };
  const kept = Object.entries(lists).filter(([, globs]) => Object.keys(globs).length > 0);
  const { reason, versions, targets } = entry;
  const head = { reason, versions, ...(targets && { targets }) };
  return kept.length > 0 ? [{ ...head, ...Object.fromEntries(kept) }] : [];
}

function usedReasons({ reasons, deviations }: ExpectationFile): ExpectationFile['reasons'] {
  const used = new Set(deviations.map(({ reason }) => reason));
  return Object.fromEntries(Object.entries(reasons).filter(([id]) => used.has(id)));
}

async function expectations(): Promise<ExpectationFile> {
  return JSON.parse(await readFile(file, 'utf8')) as ExpectationFile;
}

async function expecting({ reasons, deviations }: ExpectationFile, ...more: Deviation[]): Promise<void> {
  const all = more.length > 0 ? { ...reasons, died } : reasons;
  await writeFile(file, JSON.stringify({ reasons: all, deviations: [...deviations, ...more] }));
}

function run(...args: string[]): Promise<Run> {
  return runMatrix([...NODE, '--quiet', ...args], { project });
}

const died: Reason = { title: 'it died once', text: 'It died of this once.' };
const gone: Deviation = { reason: 'died', versions: '>=20', crashed: ['reference/create-object'] };
const unmatched: Deviation = { ...gone, targets: ['99'] };

it('a project below spaces and letters beyond ASCII builds and runs like any other', async () => {
  const here = await run('--rule', 'reference/*');
  expect(here).toMatchObject({ exitCode: 0, stderr: '' });
  const elsewhere = await runMatrix([...NODE, '--quiet', '--rule', 'reference/*']);
  expect((await reportOf(here)).cells).toEqual((await reportOf(elsewhere)).cells);
});

describe('an expectation', () => {
  it('of what is gone, or of no cell at all, fails the run loudly', async () => {
    await expecting(original, gone, unmatched);
    const { exitCode, stdout, out } = await run();
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^FIXED in node@22\.23\.3 ─+\nreference\/create-object \(must\)/m);
    expect(stdout).toMatch(/^ {2}was known +it died once$/m);
    expect(stdout).toContain(
      'suites/expectations/node.json: the entry for reference/create-object (>=20) matches no cell: remove it',
    );
    const { counts, stale, cells } = await reportOf({ out });
    const fixed = cells.filter((cell) => cell.fixed !== undefined);
    expect(new Set(fixed.map(({ rule }) => rule))).toEqual(new Set(['reference/create-object']));
    expect(counts).toMatchObject({ deviates: 0, fixed: fixed.length, stale: 1 });
    expect(stale).toEqual([{ runtime: 'node', rule: 'reference/create-object', versions: '>=20' }]);
  });

  it('of what is gone is removed by --update-expectations, and then the run is good', async () => {
    await expecting(original, { ...gone, versions: FULL_RELEASE });
    const selection = ['--rule', 'reference/create-object'];
    expect((await run(...selection, '--update-expectations')).exitCode).toBe(1);
    expect(await expectations()).toEqual(original);
    expect((await run(...selection)).exitCode).toBe(0);
  });

  it('of releases that were not run is kept by --update-expectations, which reports where it is gone', async () => {
    await expecting(original, gone);
    const { exitCode, stdout } = await run('--rule', 'reference/create-object', '--update-expectations');
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      `${file}: died (>=20) also covers what was not run; narrow it: reference/create-object no longer deviates in ${FULL_RELEASE} (`,
    );
    expect((await expectations()).deviations).toContainEqual(gone);
  });

  it('that --update-expectations added is known, and each run fails until a person has written the reason', async () => {
    await expecting({ reasons: {}, deviations: [] });
    const selection = ['--rule', 'load/too-new', '--target', '11'];
    const first = await run(...selection, '--update-expectations');
    expect(first.exitCode).toBe(1);
    expect(first.stdout).toMatch(/^NEW in .*\nload\/too-new \(must\), declared: 11$/m);
    const drafted = await expectations();
    expect(drafted).toEqual({
      reasons: { 'todo-1': { title: '', text: '' } },
      deviations: [
        { reason: 'todo-1', versions: `^${FULL_RELEASE}`, targets: ['11'], crashed: ['load/too-new'] },
      ],
    });

    const second = await run(...selection);
    expect(second.exitCode).toBe(1);
    expect(second.stderr).toBe('');
    expect(second.stdout).toContain(
      'suites/expectations/node.json: 1 entry lacks a reason: todo-1 (load/too-new)',
    );
    expect((await reportOf(second)).counts).toMatchObject({ known: 1, deviates: 0, unexplained: 1 });

    await expecting({ ...drafted, reasons: { 'todo-1': died } });
    expect((await run(...selection)).exitCode).toBe(0);
  });

  it('of Node.js is known of an executable that is recognized as one, unless it is not to be', async () => {
    await expecting(original);
    const mine = (...args: string[]) =>
      runMatrix(
        [
          '--runtime',
          `mine=${process.execPath}`,
          '--rule',
          'load/too-new',
          '--target',
          '2147483646',
          ...args,
        ],
        {
          project,
        },
      );
    const version = process.versions.node;
    const known = await mine();
    expect(known.exitCode).toBe(0);
    expect(known.stderr).toContain(
      `mine is node ${version}: known deviations of node apply; --no-known shows all\n`,
    );
    expect((await reportOf(known)).counts).toMatchObject({ known: 1, deviates: 0 });
    const all = await mine('--no-known');
    expect(all.exitCode).toBe(1);
    expect(all.stderr).not.toContain('known deviations of node apply');
  });
});
