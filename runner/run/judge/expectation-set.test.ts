import { describe, expect, it } from 'vitest';
import { cellWith, runtimeWith } from '../../../tests/support/fixtures/cell.ts';
import type { Deviation, ExpectationFile } from './expectation-file.ts';
import { ExpectationSet, type ExpectationMode, type ExpectingRuntime } from './expectation-set.ts';

const dies: Deviation = { reason: 'dies', versions: '>=20', crashed: ['suite/rule'] };

function fileWith(...deviations: readonly Deviation[]): ExpectationFile {
  return { reasons: { dies: { title: 'it dies', text: 'It dies.' } }, deviations: [...deviations] };
}

function setOf(
  files: Readonly<Record<string, ExpectationFile>>,
  runtimes: readonly ExpectingRuntime[] = [runtimeWith()],
  mode: ExpectationMode = 'apply',
): ExpectationSet {
  const rules = ['suite/rule', 'suite/other'];
  return new ExpectationSet({ runtimes, files: new Map(Object.entries(files)), rules, mode });
}

const reasonsFor = (set: ExpectationSet, cell = cellWith()) => set.about(cell).map(({ why }) => why.reason);

describe('the expectations about a cell are', () => {
  it('those of its runtime, rule, target and version', () => {
    expect(reasonsFor(setOf({ node: fileWith(dies) }))).toEqual(['It dies.']);
    expect(reasonsFor(setOf({ bun: fileWith(dies) }))).toEqual([]);
    expect(reasonsFor(setOf({ node: fileWith({ ...dies, versions: '<20' }) }))).toEqual([]);
    expect(reasonsFor(setOf({ node: fileWith({ ...dies, targets: ['8'] }) }))).toEqual([]);
  });

  it('none when expectations are ignored', () => {
    const set = setOf({ node: fileWith(dies) }, [runtimeWith()], 'ignore');
    expect(set.about(cellWith())).toEqual([]);
    expect(set.active()).toEqual(new Map([['node', []]]));
    expect(set.unmatched([])).toEqual([]);
  });
});

describe('an expectation is unmatched', () => {
  it('that no cell matches, once for all releases, and each rule of a glob by itself', () => {
    const file = fileWith(dies, { ...dies, crashed: ['suite/{rule,other}', 'suite/gone'] });
    const set = setOf({ node: file }, [runtimeWith(), runtimeWith({ version: '22.23.3' })]);
    expect(set.unmatched([cellWith()])).toEqual([
      { runtime: 'node', rule: 'suite/other', glob: 'suite/{rule,other}', versions: '>=20' },
      { runtime: 'node', rule: 'suite/gone', versions: '>=20' },
    ]);
  });

  it('unless it is about releases that are not run', () => {
    expect(setOf({ node: fileWith({ ...dies, versions: '<20' }) }).unmatched([])).toEqual([]);
  });
});

describe('a runtime that resembles a family', () => {
  const mine = { name: 'mine', version: '1.0.0', like: { name: 'node', version: '20.20.2' } };
  const cell = cellWith({ runtime: { id: 'mine', ...mine } });

  it('has the expectations of the family for the version that it resembles, after its own', () => {
    const own = {
      ...fileWith({ ...dies, versions: '*' }),
      reasons: { dies: { title: 'own', text: 'Own.' } },
    };
    expect(reasonsFor(setOf({ mine: own, node: fileWith(dies) }, [mine]), cell)).toEqual([
      'Own.',
      'It dies.',
    ]);
    expect(reasonsFor(setOf({ node: fileWith({ ...dies, versions: '<20' }) }, [mine]), cell)).toEqual([]);
  });

  it('need not have its deviations', () => {
    expect(setOf({ node: fileWith(dies) }, [mine]).unmatched([])).toEqual([]);
  });
});
