import { describe, expect, it } from 'vitest';
import {
  bad,
  crashed,
  deviationsOf,
  dies,
  fileWith,
  good,
  update,
} from '../../../tests/support/fixtures/expectation-update.ts';
import type { Deviation } from './expectation-file.ts';

describe('an entry', () => {
  it('stays as it is while what it names is so, wherever else', () => {
    expect(update([dies], [{ result: crashed }])).toEqual({ file: fileWith([dies]), notes: [] });
    expect(deviationsOf([dies], [{ rule: 'suite/a', result: good }])).toEqual([dies]);
  });

  it.each(['20.20.2', '=20.20.2', '20.20.2 || 20.20.2'])(
    'goes with its reason when all that it names was run and is gone: %s',
    (versions) => {
      const other: Deviation = { reason: 'hangs', versions: '*', 'timed-out': ['suite/a'] };
      expect(update([{ ...dies, versions }, other], [{ result: good }]).file).toEqual(fileWith([other]));
    },
  );

  it('goes when each of its releases was run and it is gone in all', () => {
    const entry = { ...dies, versions: '20.20.2 || 22.23.3' };
    const seen = ['20.20.2', '22.23.3'].map((version) => ({ version, result: good }));
    expect(deviationsOf([entry], seen)).toEqual([]);
    expect(deviationsOf([entry], seen.slice(1))).toEqual([entry]);
  });

  it('goes as a draft when it is gone in the releases that it was written for', () => {
    const entry: Deviation = { reason: 'todo-1', versions: '^20.20.2', crashed: ['suite/rule'] };
    expect(deviationsOf([entry], [{ result: good }])).toEqual([]);
    expect(deviationsOf([entry], [{ version: '20.20.3', result: good }])).toEqual([entry]);
    expect(deviationsOf([{ ...entry, reason: 'dies' }], [{ result: good }])).toHaveLength(1);
  });

  it('loses the rules that are gone, and a glob of them is written anew', () => {
    const entry: Deviation = {
      reason: 'dies',
      versions: '20.20.2',
      observed: { 'suite/{a,b,c}': { status: 1 } },
      crashed: ['suite/rule'],
    };
    const seen = [
      { rule: 'suite/a', result: bad(1) },
      { rule: 'suite/b', result: good },
      { rule: 'suite/c', result: bad(1) },
      { result: good },
    ];
    expect(deviationsOf([entry], seen)).toEqual([
      { reason: 'dies', versions: '20.20.2', observed: { 'suite/{a,c}': { status: 1 } } },
    ]);
  });

  it.each(['>=18.17.0 <19.0.0 || >=20.2.0', '>=20', '20', '20.x || 20.20.2', '*'])(
    'stays when it names releases that were not run: %s',
    (versions) => {
      const entry = { ...dies, versions };
      expect(deviationsOf([entry], [{ result: good }])).toEqual([entry]);
    },
  );

  it('stays when some of what it names still deviates, or did not come out the same twice', () => {
    const entry = { ...dies, versions: '20.20.2' };
    const gone = { target: '8', result: good };
    expect(deviationsOf([entry], [gone, { result: crashed }])).toEqual([entry]);
    expect(deviationsOf([entry], [gone, { result: { ...good, flaky: true } }])).toEqual([entry]);
  });

  it('stays when it names targets that were not run', () => {
    const run = (targets?: string[]) =>
      deviationsOf([{ ...dies, versions: '20.20.2', ...(targets && { targets }) }], [{ result: good }], {
        everyTarget: false,
      });
    expect(run()).toHaveLength(1);
    expect(run(['8', '9'])).toHaveLength(1);
    expect(run(['9'])).toEqual([]);
  });

  it('goes when it is stale', () => {
    expect(deviationsOf([dies], [], { stale: ['suite/rule'] })).toEqual([]);
  });

  it('is never narrowed, but where it is gone is reported', () => {
    const entry: Deviation = { ...dies, crashed: ['suite/rule', 'suite/a'] };
    const seen = [
      { version: '20.20.2', result: crashed },
      ...['suite/rule', 'suite/a'].flatMap((rule) => [
        { rule, version: '26.10.0', target: '8', result: good },
        { rule, version: '26.10.0', target: '9', result: good },
        { rule, version: '26.11.0', target: '8', result: good },
        { rule, version: '26.11.0', target: '9', result: crashed },
      ]),
    ];
    const { file, notes } = update([entry], seen);
    expect(file.deviations).toEqual([entry]);
    expect(notes).toEqual([
      'dies (>=20) also covers what was not run; narrow it: suite/rule, suite/a no longer deviates in 26.10.0 (8, 9), 26.11.0 (8)',
    ]);
  });
});
