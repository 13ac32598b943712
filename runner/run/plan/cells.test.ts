import { describe, expect, it } from 'vitest';
import { compareTargets } from '../../../suites/target.ts';
import { impediment, missingCapability, planCells, planJobs, type Cell } from './cells.ts';
import { cellWith, requireTarget, ruleWith, runtimeWith } from '../../../tests/support/fixtures/cell.ts';

const ADDONS = {
  files: {
    addon: Object.fromEntries(
      ['none', '8', '9', '10', 'experimental'].map((id) => [id, `/built/addon-${id}.node`]),
    ),
    small: { '8': '/built/small-8.node' },
  },
  unavailable: { elsewhere: { reason: 'it needs what is not there', targets: ['9'] } },
};
const TARGETS = ['none', '8', '9', '10', 'experimental'].map(requireTarget).sort(compareTargets);

describe('the cells of a runtime', () => {
  const cellsOf = (rule: Parameters<typeof ruleWith>[0], napiVersion = 9) =>
    planCells(
      runtimeWith({ napiVersion }),
      { rules: [ruleWith(rule)], targets: TARGETS, complete: true, everyTarget: true },
      ADDONS,
    );

  it('are its rules at every target the addon is built for', () => {
    expect(cellsOf({ addon: 'small' }).map(({ id }) => id)).toEqual(['suite/rule@8#node@20.20.2']);
    expect(cellsOf({}, 10).map(({ target }) => target.id)).toEqual(['none', '8', '9', '10', 'experimental']);
    expect(cellsOf({ addon: 'never-built' })).toEqual([]);
  });

  it('are fewer where the rule chose its targets', () => {
    expect(cellsOf({ targets: ['8', '99'] }).map(({ target }) => target.id)).toEqual(['8']);
  });

  it('know the version whose semantics apply', () => {
    expect(cellsOf({}).map(({ effective }) => effective)).toEqual([8, 8, 9, 'experimental']);
  });

  it('have of targets that must be rejected only those rules that apply to them', () => {
    expect(cellsOf({}).map(({ target }) => target.id)).not.toContain('10');
    expect(cellsOf({ appliesTo: 'rejected' }).map(({ target }) => target.id)).toEqual(['10']);
    expect(cellsOf({ appliesTo: 'any' }).map(({ target }) => target.id)).toContain('10');
  });

  it('leave out rules about versions that the runtime does not support', () => {
    expect(cellsOf({ since: 9 }, 8)).toEqual([]);
    expect(cellsOf({ since: 9 }, 9)).not.toEqual([]);
  });
});

describe('an addon that cannot be built in a format', () => {
  const rule = { addon: 'elsewhere' };

  it('has the cells that it would have elsewhere, so that none vanishes', () => {
    const cells = planCells(
      runtimeWith(),
      { rules: [ruleWith(rule)], targets: TARGETS, complete: true, everyTarget: true },
      ADDONS,
    );
    expect(cells.map(({ target }) => target.id)).toEqual(['9']);
  });

  it('is the reason why none of them can run', () => {
    expect(impediment(cellWith({ rule }), ADDONS)).toBe(
      'the addon elsewhere is not built for node@20.20.2: it needs what is not there',
    );
    expect(impediment(cellWith(), ADDONS)).toBeNull();
  });
});

it('a cell lacks the first capability its rule needs and its runtime has not', () => {
  const rule = { needs: ['load', 'worker', 'turn'] } as const;
  expect(missingCapability(cellWith({ rule }))).toBeUndefined();
  expect(missingCapability(cellWith({ rule, runtime: { capabilities: ['load'] } }))).toBe('worker');
});

describe('jobs', () => {
  /** Per job: whether it is shared, its flags, and the cells of each of its runs. */
  const plan = (cells: readonly Cell[], isolateAll = false) => {
    const { jobs, cellsOf } = planJobs(cells, { native: ADDONS }, isolateAll);
    return jobs.map(({ runtime, flags, shared, runs }) => ({
      runtime: runtime.id,
      flags,
      shared,
      runs: runs.map((run) => cellsOf.get(run)?.map(({ rule, target }) => `${rule.id}@${target.id}`)),
    }));
  };
  const runtime = 'node@20.20.2';

  it('run all targets of a runtime in one process', () => {
    expect(plan([cellWith({ target: '8' }), cellWith({ target: 'experimental' })])).toEqual([
      { runtime, flags: [], shared: true, runs: [['suite/rule@8'], ['suite/rule@experimental']] },
    ]);
  });

  it('run once what several rules observe', () => {
    const same = { probe: 'ask', args: { a: 1, b: 2 } };
    const cells = [
      cellWith({ rule: { ...same, id: 'suite/one' } }),
      cellWith({ rule: { ...same, id: 'suite/two', args: { b: 2, a: 1 } } }),
      cellWith({ rule: { ...same, id: 'suite/other', args: { a: 2 } } }),
      cellWith({ rule: { ...same, id: 'suite/another', probe: 'else' } }),
    ];
    expect(plan(cells)).toEqual([
      {
        runtime,
        flags: [],
        shared: true,
        runs: [['suite/one@9', 'suite/two@9'], ['suite/other@9'], ['suite/another@9']],
      },
    ]);
  });

  it('let a probe see no more of its host than each of its rules declares', () => {
    const cells = [
      cellWith({ rule: { id: 'suite/one', needs: ['load', 'turn'] } }),
      cellWith({ rule: { id: 'suite/two', needs: ['load', 'worker'] } }),
    ];
    const [job] = planJobs(cells, { native: ADDONS }, false).jobs;
    expect(job?.runs.map(({ needs }) => needs)).toEqual([['load']]);
  });

  it('give a probe the shortest time limit of its rules', () => {
    const limitOf = (...limits: (number | undefined)[]) =>
      planJobs(
        limits.map((timeLimitMs, n) => cellWith({ rule: { id: `suite/${n}`, timeLimitMs } })),
        { native: ADDONS },
        false,
      ).jobs[0]?.runs.map((run) => run.timeLimitMs);
    expect(limitOf(undefined, undefined)).toEqual([undefined]);
    expect(limitOf(2000, undefined, 1000, 3000)).toEqual([1000]);
  });

  it('are several where one would be long, so that every core has something to do', () => {
    const cells = Array.from({ length: 1001 }, (_, n) => cellWith({ rule: { id: `suite/${n}`, args: n } }));
    const sizes = planJobs(cells, { native: ADDONS }, false).jobs.map(({ runs }) => runs.length);
    expect(sizes).toEqual([500, 500, 1]);
  });

  it('never mix two runtimes', () => {
    const jobs = plan([cellWith(), cellWith({ runtime: { version: '22.23.3' } })]);
    expect(jobs.map((job) => job.runtime)).toEqual([runtime, 'node@22.23.3']);
  });

  it('are of their own for each set of flags, with the file of the addon put in', () => {
    const flagged = { flags: ['--require', '{file}'] };
    const jobs = plan([cellWith(), cellWith({ rule: flagged }), cellWith({ rule: { flags: ['--other'] } })]);
    expect(jobs.map(({ flags }) => flags)).toEqual([[], ['--require', '/built/addon-9.node'], ['--other']]);
    expect(jobs.every(({ shared }) => shared)).toBe(true);
  });

  it('are of their own for each run that needs it, which rules still share', () => {
    const isolated = { isolate: true };
    const cells = [
      cellWith({ rule: { ...isolated, id: 'suite/one' } }),
      cellWith({ rule: { ...isolated, id: 'suite/two' } }),
      cellWith({ rule: { ...isolated, id: 'suite/one' }, target: '8' }),
      cellWith({ rule: { id: 'suite/shared' } }),
    ];
    expect(plan(cells)).toEqual([
      { runtime, flags: [], shared: false, runs: [['suite/one@9', 'suite/two@9']] },
      { runtime, flags: [], shared: false, runs: [['suite/one@8']] },
      { runtime, flags: [], shared: true, runs: [['suite/shared@9']] },
    ]);
  });

  it('are one per cell where everything is to be isolated', () => {
    const cells = [
      cellWith({ rule: { id: 'suite/one' } }),
      cellWith({ rule: { id: 'suite/two' } }),
      cellWith({ rule: { id: 'suite/one' }, target: '8' }),
    ];
    expect(plan(cells, true).map(({ shared, runs }) => [shared, runs])).toEqual([
      [false, [['suite/one@9']]],
      [false, [['suite/two@9']]],
      [false, [['suite/one@8']]],
    ]);
  });

  it('have every cell exactly once, and the longest come first', () => {
    const cells = ['none', '8', '9'].map((target) => cellWith({ target }));
    const isolated = cellWith({ rule: { isolate: true } });
    const jobs = plan([isolated, ...cells]);
    expect(jobs.map(({ runs }) => runs.length)).toEqual([3, 1]);
    expect(jobs.flatMap(({ runs }) => runs.flat())).toHaveLength(4);
  });

  it('give each run an id that no other run of the job has', () => {
    const { jobs } = planJobs(
      [cellWith(), cellWith({ target: '8' }), cellWith({ rule: { args: { a: 1 } } }), cellWith({ rule: { addon: 'small' }, target: '8' })], // prettier-ignore
      { native: ADDONS },
      false,
    );
    const runs = jobs.flatMap((job) => job.runs.map(({ id }) => id));
    expect(runs).toHaveLength(4);
    expect(new Set(runs).size).toBe(4);
  });
});
