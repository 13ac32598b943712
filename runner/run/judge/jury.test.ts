import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ProbeResult } from '../execute/outcome.ts';
import { cellWith, runtimeWith } from '../../../tests/support/fixtures/cell.ts';
import type { RuntimeInfo } from '../runtimes/runtime.ts';
import { UserError } from '../../shared/user-error.ts';
import { readExpectations, type Expectation } from './expectations.ts';
import { Jury, type Stance } from './jury.ts';

const crashed: ProbeResult = { outcome: { kind: 'crashed', signal: 'SIGSEGV' } };
const good: ProbeResult = { outcome: { kind: 'observed' }, observation: { status: 0 } };
const bad: ProbeResult = { outcome: { kind: 'observed' }, observation: { status: 1 } };

const dies: Expectation = { rule: 'suite/rule', versions: '>=20', outcome: 'crashed', reason: 'It dies.' };
const NODES = [runtimeWith()];

async function folderWith(expectations?: readonly object[], name = 'node'): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'napi-matrix-jury-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  if (expectations) await writeFile(path.join(folder, `${name}.json`), JSON.stringify(expectations));
  return folder;
}

async function jury(
  expectations: readonly object[],
  runtimes: readonly RuntimeInfo[] = NODES,
  stance: Stance = 'heeds',
) {
  return Jury.assemble(await folderWith(expectations), runtimes, stance);
}

describe('a run', () => {
  it('knows the deviations that its expectations name', async () => {
    const run = await jury([dies]);
    expect(run.judge(cellWith(), crashed)).toMatchObject({ known: { reason: 'It dies.' } });
    expect(run.judge(cellWith({ target: '8' }), bad)).not.toHaveProperty('known');
    expect(run.conclude(2, true)).toMatchObject({ counts: { known: 1, deviates: 1, stale: 0 }, stale: [] });
  });

  it('says what an expectation names and is gone', async () => {
    const run = await jury([dies]);
    expect(run.judge(cellWith(), good)).toMatchObject({ fixed: { reason: 'It dies.' } });
    expect(run.conclude(1, true).counts).toMatchObject({ conforms: 1, fixed: 1, stale: 0 });
  });

  it('says which expectations no cell met', async () => {
    const run = await jury([dies, { ...dies, rule: 'suite/gone' }, { ...dies, targets: ['99'] }]);
    run.judge(cellWith(), crashed);
    const { counts, stale } = run.conclude(1, true);
    expect(counts.stale).toBe(2);
    expect(stale).toEqual([
      { runtime: 'node', rule: 'suite/gone', versions: '>=20' },
      { runtime: 'node', rule: 'suite/rule', versions: '>=20' },
    ]);
  });

  it('says before its first cell which expectations none of its cells will meet', async () => {
    const run = await jury([dies, { ...dies, rule: 'suite/gone' }, { ...dies, targets: ['99'] }]);
    const unmet = run.unmet([cellWith()]);
    run.judge(cellWith(), crashed);
    expect(unmet).toHaveLength(2);
    expect(unmet).toEqual(run.conclude(1, true).stale);
  });

  it('heeds no expectation when none is to be known', async () => {
    expect((await jury([dies])).heeded()).toEqual(new Map([['node', [dies]]]));
    expect((await jury([dies], NODES, 'ignores')).heeded()).toEqual(new Map([['node', []]]));
  });

  it('asks no expectation of versions that do not take part, nor any when it is not complete', async () => {
    const elsewhere = { ...dies, rule: 'suite/gone', versions: '<20' };
    expect((await jury([elsewhere])).conclude(0, true).stale).toEqual([]);
    expect((await jury([{ ...dies, rule: 'suite/gone' }])).conclude(0, false).stale).toEqual([]);
  });

  it('says once what is stale in several runtimes', async () => {
    const nodes = [runtimeWith(), runtimeWith({ version: '22.23.3' })];
    expect((await jury([dies], nodes)).conclude(0, true).stale).toHaveLength(1);
  });

  it('says how many cells were never answered', async () => {
    const run = await jury([]);
    run.judge(cellWith(), good);
    expect(run.conclude(3, true).counts).toMatchObject({ conforms: 1, missing: 2 });
  });

  it('knows nothing when expectations are not to be heeded', async () => {
    const run = await jury([dies], NODES, 'ignores');
    expect(run.judge(cellWith(), crashed)).not.toHaveProperty('known');
    expect(run.judge(cellWith({ target: '8' }), good)).not.toHaveProperty('fixed');
    expect(run.conclude(2, true).counts).toMatchObject({ deviates: 1, fixed: 0, stale: 0 });
  });

  it('keeps the runtimes apart', async () => {
    const folder = await folderWith([dies], 'mine');
    const mine = { name: 'mine', version: '20.0.0' };
    const run = await Jury.assemble(folder, [runtimeWith(), runtimeWith(mine)], 'rewrites');
    expect(run.judge(cellWith({ runtime: mine }), crashed)).toHaveProperty('known');
    expect(run.judge(cellWith(), crashed)).not.toHaveProperty('known');
  });

  it('does not begin with expectations that are not as they must be', async () => {
    await expect(jury([{ ...dies, reason: '' }])).rejects.toThrow(UserError);
  });
});

describe('updating the expectations', () => {
  it('writes what is new with an empty reason, and no run takes that for a reason', async () => {
    const folder = await folderWith();
    const first = await Jury.assemble(folder, NODES, 'rewrites');
    const cell = cellWith();
    first.judge(cell, crashed);
    first.conclude(1, true);
    const file = path.join(folder, 'node.json');
    expect(await first.rewriteExpectations()).toEqual([`wrote ${file}: 1 entries, 1 of them need a reason`]);
    await expect(Jury.assemble(folder, NODES, 'heeds')).rejects.toThrow(
      `${file}: 0.reason: expected a reason, written by a person, got ""`,
    );
    // The draft may grow, run by run.
    const again = await Jury.assemble(folder, NODES, 'rewrites');
    expect(await again.rewriteExpectations()).toEqual([`wrote ${file}: 1 entries, 1 of them need a reason`]);

    await writeFile(file, (await readFile(file, 'utf8')).replace('"reason": ""', '"reason": "It dies."'));
    const second = await Jury.assemble(folder, NODES, 'rewrites');
    expect(second.judge(cell, crashed)).toMatchObject({ known: { reason: 'It dies.' } });
    expect(second.conclude(1, true).counts).toMatchObject({ known: 1, deviates: 0, stale: 0 });
  });

  it('takes out what is fixed and what is stale', async () => {
    const folder = await folderWith([
      { ...dies, versions: '20.20.2' },
      { ...dies, rule: 'suite/gone' },
    ]);
    const run = await Jury.assemble(folder, NODES, 'rewrites');
    run.judge(cellWith(), good);
    run.conclude(1, true);
    const file = path.join(folder, 'node.json');
    expect(await run.rewriteExpectations()).toEqual([`wrote ${file}: 0 entries`]);
    expect(await readExpectations(folder, 'node')).toEqual([]);
  });

  it('keeps what speaks of releases that were not run, and says where it is gone', async () => {
    const folder = await folderWith([dies]);
    const run = await Jury.assemble(folder, NODES, 'rewrites');
    run.judge(cellWith(), good);
    run.conclude(1, true);
    const file = path.join(folder, 'node.json');
    expect(await run.rewriteExpectations()).toEqual([
      `wrote ${file}: 1 entries`,
      `${file}: the entry for suite/rule (>=20) is kept, for it names more than what is gone; narrow it: gone in 20.20.2 (9)`,
    ]);
    expect(await readExpectations(folder, 'node')).toEqual([dies]);
  });

  it('takes nothing out that names all targets when some were not asked', async () => {
    const folder = await folderWith([{ ...dies, versions: '20.20.2' }]);
    const run = await Jury.assemble(folder, NODES, 'rewrites');
    run.judge(cellWith(), good);
    run.conclude(1, false);
    await run.rewriteExpectations(false);
    expect(await readExpectations(folder, 'node')).toHaveLength(1);
  });

  it('leaves the file as it is when nothing changed', async () => {
    const folder = await folderWith([dies]);
    const run = await Jury.assemble(folder, NODES, 'rewrites');
    run.judge(cellWith(), crashed);
    run.conclude(1, true);
    await run.rewriteExpectations();
    expect(await readExpectations(folder, 'node')).toEqual([dies]);
  });

  it('makes no file for a runtime that needs none', async () => {
    const folder = await folderWith();
    const run = await Jury.assemble(folder, NODES, 'rewrites');
    run.judge(cellWith(), good);
    run.conclude(1, true);
    expect(await run.rewriteExpectations()).toEqual([]);
    await expect(readFile(path.join(folder, 'node.json'))).rejects.toThrow('ENOENT');
  });
});
