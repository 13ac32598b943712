import { expect, test } from 'vitest';
import type { Rule } from '../../../suites/rule.ts';
import { cellWith } from '../../../tests/support/fixtures/cell.ts';
import type { LaunchableCell } from '../../run/execute/run-cells.ts';
import type { Fault } from './fault.ts';
import type { Trial } from './mutation-runner.ts';
import { verifyAll, verifyTable, type Subject } from './verify.ts';
import { entryOf, tableOf, updatedTable } from './table.ts';

function faultWith(id: string, isNamed = true): Fault {
  return { id, isNamed, isDeadly: false, concerns: () => true };
}

function cells(id: string, targets: readonly string[], expected?: Rule['expected']): LaunchableCell[] {
  return targets.map((target) => cellWith({ rule: { id, ...(expected && { expected }) }, target }));
}

function subjectOf(faults: readonly Fault[], ...rules: (readonly LaunchableCell[])[]): Subject {
  const conforming = new Map(rules.map((ofRule) => [ofRule[0]?.rule.id ?? '', ofRule]));
  return {
    baseline: { conforming, skipped: new Map() },
    faults,
    mustKill: new Set(faults.filter(({ isNamed }) => isNamed)),
  };
}

/** In which these entries (`rule fault@target`) kill; records its calls. */
function runnerWhere(kills: readonly string[]) {
  const calls: { how: string; trials: string[] }[] = [];
  const nameOf = ({ fault, cell }: Trial) => `${cell.rule.id} ${entryOf(fault.id, cell)}`;
  return {
    calls,
    killing(trials: readonly Trial[], how: string) {
      if (trials.length > 0) calls.push({ how, trials: trials.map(nameOf) });
      return Promise.resolve(trials.filter((trial) => kills.includes(nameOf(trial))));
    },
  };
}

const [one, two] = [faultWith('one'), faultWith('two')];

test('entries of the table are verified and nothing else is run', async () => {
  const runner = runnerWhere(['a one@8', 'b one@9', 'b two@9']);
  const subject = subjectOf([one, two], cells('a', ['8', '9']), cells('b', ['8', '9']));
  const table = { a: ['one@8', 'two@8'], b: ['one@9', 'two@9'], gone: ['one@8'] };
  // The first entry of each rule, and for the fault that is not among them one entry, which fails.
  const { killing } = await verifyTable(runner, subject, { ...table, a: ['one@8'] });
  expect(runner.calls).toEqual([{ how: 'verify', trials: ['a one@8', 'b one@9', 'b two@9'] }]);
  expect(tableOf(killing)).toEqual({ a: ['one@8'], b: ['two@9', 'one@9'] });
});

test('a rule that the table does not know is searched for, and what is found is verified', async () => {
  const runner = runnerWhere(['a one@8', 'b two@9']);
  const subject = subjectOf([one, two], cells('a', ['8']), cells('b', ['8', '9']));
  const { killing } = await verifyTable(runner, subject, { a: ['one@8'] });
  expect(runner.calls.map(({ how }) => how)).toEqual(['verify', 'search', 'verify']);
  expect(runner.calls[2]?.trials).toEqual(['b two@9']);
  expect(tableOf(killing)).toEqual({ a: ['one@8'], b: ['two@9'] });
});

test('so is a rule whose entry kills no longer, and a fault that kills nothing', async () => {
  const runner = runnerWhere(['a two@8']);
  const subject = subjectOf([one, two], cells('a', ['8']));
  const { killing } = await verifyTable(runner, subject, { a: ['one@8'] });
  expect(runner.calls[1]).toEqual({ how: 'search', trials: ['a one@8', 'a two@8'] });
  expect(tableOf(killing)).toEqual({ a: ['two@8'] });
});

test('a search looks at both ends of the targets and at both sides of the gate', async () => {
  const runner = runnerWhere([]);
  const gate = { opensAt: 8, below: {}, from: {} } as const;
  const targets = ['none', '8', '9', 'experimental'];
  await verifyAll(runner, subjectOf([one], cells('a', targets, { ...gate, opensAt: 9 })));
  expect(runner.calls[0]?.trials).toEqual(['a one@none', 'a one@8', 'a one@9', 'a one@experimental']);
  const invariant = runnerWhere([]);
  await verifyAll(invariant, subjectOf([one], cells('a', targets)));
  expect(invariant.calls[0]?.trials).toEqual(['a one@none', 'a one@experimental']);
});

test('of faults of single functions a rule is tried under no more than it needs', async () => {
  const faults = Array.from({ length: 30 }, (_, index) => faultWith(`f${index}`, false));
  const runner = runnerWhere(faults.map(({ id }) => `a ${id}@8`));
  const { killing } = await verifyAll(runner, subjectOf(faults, cells('a', ['8'])));
  expect(runner.calls.map(({ how, trials }) => [how, trials.length])).toEqual([
    ['search', 12],
    ['verify', 12],
  ]);
  expect(killing).toHaveLength(12);
});

test('the fault that kills the fewest rules is the first of a rule', () => {
  const [a] = cells('a', ['8']);
  const [b] = cells('b', ['8']);
  if (a === undefined || b === undefined) throw new Error('no cells');
  const killing = [
    { fault: one, cell: a },
    { fault: two, cell: a },
    { fault: one, cell: b },
  ];
  expect(tableOf(killing)).toEqual({ a: ['two@8', 'one@8'], b: ['one@8'] });
});

test('an update keeps what was not tried, and drops what failed and rules that are gone', () => {
  const [a] = cells('a', ['8']);
  if (a === undefined) throw new Error('no cell');
  const known = { a: ['one@8', 'two@8', 'three@8'], b: ['one@8'], gone: ['one@8'] };
  const tried = [one, two].map((fault) => ({ fault, cell: a }));
  const killing = [{ fault: two, cell: a }];
  expect(updatedTable(known, ['a', 'b', 'new'], { tried, killing })).toEqual({
    a: ['two@8', 'three@8'],
    b: ['one@8'],
  });
});
