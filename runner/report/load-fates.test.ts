import { expect, it } from 'vitest';
import { suites } from '../../suites/index.ts';
import { LoadFates, TELLING } from './load-fates.ts';
import { CRASH, reportCell } from '../../tests/support/fixtures/report.ts';

const rules = suites.flatMap((suite) => suite.rules);

it('the rules that tell exist, ask what they are said to ask, and their probes say whether it loaded', () => {
  for (const [id, asked] of TELLING) {
    const rule = rules.find((candidate) => candidate.id === id);
    expect(rule?.appliesTo).toBe(asked);
    expect(JSON.stringify(rule?.expected)).toContain('"loaded":');
  }
});

it('a fate names the cell that tells it, the worst of several', () => {
  const fates = new LoadFates();
  fates.add(reportCell({}, { id: 'good', rule: 'load/experimental', observation: { loaded: true } }));
  fates.add(reportCell({}, { ...CRASH, id: 'bad', rule: 'load/declared-version' }));
  expect(fates.get('node@20.20.2', '9')).toEqual({
    fate: 'died',
    text: 'SIGSEGV',
    state: 'new',
    cell: 'bad',
  });
});
