import { describe, expect, it } from 'vitest';
import { cellWith, runtimeWith } from '../../../tests/support/fixtures/cell.ts';
import type { ProbeResult } from '../execute/outcome.ts';
import type { ExpectationFile } from './expectation-file.ts';
import { ExpectationSet, type ExpectationMode } from './expectation-set.ts';
import { Tally } from './tally.ts';

const crashed: ProbeResult = { outcome: { kind: 'crashed', signal: 'SIGSEGV' } };
const good: ProbeResult = { outcome: { kind: 'observed' }, observation: { status: 0 } };
const bad: ProbeResult = { outcome: { kind: 'observed' }, observation: { status: 1 } };

const RULES = ['suite/rule', 'suite/other'];
const node: ExpectationFile = {
  reasons: { dies: { title: 'it dies', text: 'It dies.' } },
  deviations: [{ reason: 'dies', versions: '>=20', crashed: ['suite/*'] }],
};
const draft: ExpectationFile = { ...node, reasons: { dies: { title: '', text: '' } } };
const other = cellWith({ rule: { id: 'suite/other' } });

function tallyOf(file: ExpectationFile = node, mode: ExpectationMode = 'apply'): Tally {
  const files = new Map([['node', file]]);
  return new Tally(new ExpectationSet({ runtimes: [runtimeWith()], files, rules: RULES, mode }));
}

describe('a run', () => {
  it('knows the deviations that its expectations name, and counts them', () => {
    const tally = tallyOf();
    expect(tally.judge(cellWith(), crashed)).toMatchObject({ known: { reason: 'It dies.' } });
    expect(tally.judge(other, bad)).not.toHaveProperty('known');
    expect(tally.summarize(3, true)).toMatchObject({
      counts: { known: 1, deviates: 1, missing: 1, stale: 0 },
      stale: [],
    });
  });

  it('reports what an expectation names and is gone: one rule of a glob, too', () => {
    const tally = tallyOf();
    tally.judge(cellWith(), crashed);
    expect(tally.judge(other, good)).toMatchObject({ fixed: { reason: 'It dies.' } });
    expect(tally.summarize(2, true).counts).toMatchObject({ conforms: 1, fixed: 1, stale: 0 });
  });

  it('reports which expectations no cell matched, when it is complete', () => {
    const tally = tallyOf();
    tally.judge(cellWith(), crashed);
    expect(tally.summarize(1, true)).toMatchObject({
      counts: { stale: 1 },
      stale: [{ runtime: 'node', rule: 'suite/other', glob: 'suite/*', versions: '>=20' }],
    });
    expect(tally.summarize(1, false)).toMatchObject({ counts: { stale: 0 }, stale: [] });
  });

  it('treats a missing reason as known, and names its rules', () => {
    const tally = tallyOf(draft);
    for (const cell of [cellWith(), other]) expect(tally.judge(cell, crashed)).toHaveProperty('known');
    expect(tally.summarize(2, true).counts).toMatchObject({ known: 2, deviates: 0, unexplained: 2 });
    expect(tally.unexplained()).toEqual([
      { runtime: 'node', reason: 'dies', rules: ['suite/other', 'suite/rule'] },
    ]);
    expect(tallyOf().unexplained()).toEqual([]);
  });
});

describe('an update', () => {
  const complete = { complete: true, everyTarget: true };

  it('is made for each runtime that has expectations or needs some', () => {
    const tally = tallyOf(node, 'update');
    tally.judge(cellWith(), crashed);
    tally.judge(other, crashed);
    expect([...tally.updates(new Map([['node', node]]), RULES, complete)]).toEqual([
      ['node', { file: node, notes: [] }],
    ]);
  });

  it('is not made for one that needs none', () => {
    const none = { reasons: {}, deviations: [] };
    const tally = tallyOf(none, 'update');
    tally.judge(cellWith(), good);
    expect(tally.updates(new Map(), RULES, complete)).toEqual(new Map());
  });

  it('drops what no cell of a complete run matched', () => {
    const tally = tallyOf(node, 'update');
    tally.judge(cellWith(), crashed);
    const update = tally.updates(new Map([['node', node]]), RULES, complete).get('node');
    expect(update?.file.deviations).toEqual([{ ...node.deviations[0], crashed: ['suite/rule'] }]);
    const part = tally
      .updates(new Map([['node', node]]), RULES, { ...complete, complete: false })
      .get('node');
    expect(part?.file).toEqual(node);
  });
});
