import { describe, expect, it } from 'vitest';
import {
  bad,
  crashed,
  deviationsOf,
  dies,
  good,
  update,
  type Seen,
} from '../../../tests/support/fixtures/expectation-update.ts';
import type { ProbeResult } from '../execute/outcome.ts';
import type { Deviation } from './expectation-file.ts';

describe('a new deviation', () => {
  it('is added for a reason that a person must write, from each release to the end of its line', () => {
    const everywhere = ['9.11.2', '20.20.2'].flatMap((version) =>
      ['8', '9'].map((target) => ({ version, target, result: crashed })),
    );
    expect(update([], everywhere).file).toEqual({
      reasons: { 'todo-1': { title: '', text: '' } },
      deviations: [{ reason: 'todo-1', versions: '^9.11.2 || ^20.20.2', crashed: ['suite/rule'] }],
    });
  });

  it('is one entry with all rules that have the same observation', () => {
    const seen = ['suite/b', 'suite/a', 'suite/c'].map((rule) => ({ rule, result: bad(1) }));
    expect(deviationsOf([], seen)).toEqual([
      { reason: 'todo-1', versions: '^20.20.2', observed: { 'suite/{a,b,c}': { status: 1 } } },
    ]);
    const dead = ['suite/b', 'suite/a'].map((rule) => ({ rule, result: crashed }));
    expect(deviationsOf([], dead)).toMatchObject([{ crashed: ['suite/a', 'suite/b'] }]);
  });

  it('is an entry of its own where outcome, observation, targets or releases differ', () => {
    const entries = deviationsOf(
      [],
      [
        { target: '8', result: bad(1) },
        { target: '9', result: bad(2) },
        { target: 'none', result: crashed },
        { target: '8', version: '22.23.3', result: bad(1) },
        { target: 'experimental', version: '22.23.3', result: bad(1) },
      ],
    );
    expect(entries).toEqual([
      {
        reason: 'todo-1',
        versions: '^20.20.2 || ^22.23.3',
        targets: ['8'],
        observed: { 'suite/rule': { status: 1 } },
      },
      {
        reason: 'todo-2',
        versions: '^22.23.3',
        targets: ['experimental'],
        observed: { 'suite/rule': { status: 1 } },
      },
      { reason: 'todo-3', versions: '^20.20.2', targets: ['9'], observed: { 'suite/rule': { status: 2 } } },
      { reason: 'todo-4', versions: '^20.20.2', targets: ['none'], crashed: ['suite/rule'] },
    ]);
  });

  it('is claimed only up to the next release that was run without it', () => {
    const seen = [
      { version: '20.2.0', result: crashed },
      { version: '20.20.2', result: good },
    ];
    expect(deviationsOf([], seen)).toMatchObject([{ versions: '>=20.2.0 <20.20.2' }]);
  });

  it('names its targets where others do not deviate, or were not run', () => {
    const seen = [
      { target: '8', result: crashed },
      { target: '9', result: good },
    ];
    expect(deviationsOf([], seen)).toMatchObject([{ targets: ['8'] }]);
    expect(deviationsOf([], seen.slice(0, 1))[0]).not.toHaveProperty('targets');
    expect(deviationsOf([], seen.slice(0, 1), { everyTarget: false })).toMatchObject([{ targets: ['8'] }]);
  });

  it('comes after the entries that are there, with an id that is free', () => {
    const existing: Deviation[] = [{ reason: 'todo-1', versions: '*', crashed: ['suite/c'] }, dies];
    const { file } = update(existing, [{ rule: 'suite/a', result: crashed }]);
    expect(file.deviations).toEqual([
      ...existing,
      { reason: 'todo-2', versions: '^20.20.2', crashed: ['suite/a'] },
    ]);
    expect(Object.keys(file.reasons)).toEqual(['dies', 'todo-1', 'todo-2']);
  });

  it('of a runtime whose version is not semver is of any version', () => {
    expect(deviationsOf([], [{ version: 'mine, of today', result: crashed }])).toMatchObject([
      { versions: '*' },
    ]);
  });

  it('that did not recur is not added', () => {
    expect(deviationsOf([], [{ result: { ...crashed, flaky: true } }])).toEqual([]);
  });
});

describe('a deviation that is known in other releases', () => {
  const both: Deviation = { ...dies, versions: '>=20 <22', crashed: ['suite/a', 'suite/b'] };
  const in24 = (rule: string, result: ProbeResult) => ({ version: '24.1.0', rule, result });

  it('widens the range of its entry when all of the entry deviates there', () => {
    expect(deviationsOf([both], [in24('suite/a', crashed), in24('suite/b', crashed)])).toEqual([
      { ...both, versions: '>=20 <22 || ^24.1.0' },
    ]);
  });

  it.each<[string, Seen[]]>([
    ['a part of the entry conforms there', [in24('suite/a', crashed), in24('suite/b', good)]],
    ['a part of the entry was not run there', [in24('suite/a', crashed)]],
  ])('gets an entry with the same reason when %s', (_why, seen) => {
    expect(deviationsOf([both], seen)).toEqual([
      both,
      { reason: 'dies', versions: '^24.1.0', crashed: ['suite/a'] },
    ]);
  });

  it('gets a reason of its own when it ends otherwise', () => {
    const seen = [in24('suite/a', bad(1)), in24('suite/b', bad(1))];
    expect(deviationsOf([both], seen)).toMatchObject([both, { reason: 'todo-1' }]);
  });
});
