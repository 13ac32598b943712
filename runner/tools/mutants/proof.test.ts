import { expect, test } from 'vitest';
import type { Rule } from '../../../suites/rule.ts';
import { cellWith } from '../../../tests/support/fixtures/cell.ts';
import type { LaunchableCell } from '../../run/execute/run-cells.ts';
import type { Fault } from './fault.ts';
import type { Attempt } from './laboratory.ts';
import { proveAll, proveTable, type Subject } from './proof.ts';
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
    baseline: { conforming, obstacles: new Map() },
    faults,
    mustKill: new Set(faults.filter(({ isNamed }) => isNamed)),
  };
}

/** In which these entries (`rule fault@target`) kill; remembers what it was asked. */
function laboratoryWhere(kills: readonly string[]) {
  const asked: { how: string; attempts: string[] }[] = [];
  const nameOf = ({ fault, cell }: Attempt) => `${cell.rule.id} ${entryOf(fault.id, cell)}`;
  return {
    asked,
    killing(attempts: readonly Attempt[], how: string) {
      if (attempts.length > 0) asked.push({ how, attempts: attempts.map(nameOf) });
      return Promise.resolve(attempts.filter((attempt) => kills.includes(nameOf(attempt))));
    },
  };
}

const [one, two] = [faultWith('one'), faultWith('two')];

test('what the table says is proven and nothing else is asked', async () => {
  const laboratory = laboratoryWhere(['a one@8', 'b one@9', 'b two@9']);
  const subject = subjectOf([one, two], cells('a', ['8', '9']), cells('b', ['8', '9']));
  const table = { a: ['one@8', 'two@8'], b: ['one@9', 'two@9'], gone: ['one@8'] };
  // The first entry of each rule, and for the fault that is not among them one entry, which fails.
  const { killing } = await proveTable(laboratory, subject, { ...table, a: ['one@8'] });
  expect(laboratory.asked).toEqual([{ how: 'proof', attempts: ['a one@8', 'b one@9', 'b two@9'] }]);
  expect(tableOf(killing)).toEqual({ a: ['one@8'], b: ['two@9', 'one@9'] });
});

test('a rule that the table does not know is searched for, and what is found is proven', async () => {
  const laboratory = laboratoryWhere(['a one@8', 'b two@9']);
  const subject = subjectOf([one, two], cells('a', ['8']), cells('b', ['8', '9']));
  const { killing } = await proveTable(laboratory, subject, { a: ['one@8'] });
  expect(laboratory.asked.map(({ how }) => how)).toEqual(['proof', 'search', 'proof']);
  expect(laboratory.asked[2]?.attempts).toEqual(['b two@9']);
  expect(tableOf(killing)).toEqual({ a: ['one@8'], b: ['two@9'] });
});

test('so is a rule whose entry kills no longer, and a fault that kills nothing', async () => {
  const laboratory = laboratoryWhere(['a two@8']);
  const subject = subjectOf([one, two], cells('a', ['8']));
  const { killing } = await proveTable(laboratory, subject, { a: ['one@8'] });
  expect(laboratory.asked[1]).toEqual({ how: 'search', attempts: ['a one@8', 'a two@8'] });
  expect(tableOf(killing)).toEqual({ a: ['two@8'] });
});

test('a search looks at both ends of the targets and at both sides of the gate', async () => {
  const laboratory = laboratoryWhere([]);
  const gate = { opensAt: 8, below: {}, from: {} } as const;
  const targets = ['none', '8', '9', 'experimental'];
  await proveAll(laboratory, subjectOf([one], cells('a', targets, { ...gate, opensAt: 9 })));
  expect(laboratory.asked[0]?.attempts).toEqual(['a one@none', 'a one@8', 'a one@9', 'a one@experimental']);
  const invariant = laboratoryWhere([]);
  await proveAll(invariant, subjectOf([one], cells('a', targets)));
  expect(invariant.asked[0]?.attempts).toEqual(['a one@none', 'a one@experimental']);
});

test('of faults of single functions a rule is tried under no more than it needs', async () => {
  const faults = Array.from({ length: 30 }, (_, index) => faultWith(`f${index}`, false));
  const laboratory = laboratoryWhere(faults.map(({ id }) => `a ${id}@8`));
  const { killing } = await proveAll(laboratory, subjectOf(faults, cells('a', ['8'])));
  expect(laboratory.asked.map(({ how, attempts }) => [how, attempts.length])).toEqual([
    ['search', 12],
    ['proof', 12],
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
