import { expect, it } from 'vitest';
import type { SinceOf } from '../../compare/history/since.ts';
import { reportOf } from '../../../tests/support/fixtures/format-reports.ts';
import { reportCell } from '../../../tests/support/fixtures/report.ts';
import { lastChange } from './last-change.ts';
import { modelOf } from './model.ts';

const model = modelOf(reportOf(['a/one', 'a/two'].map((id) => reportCell({ rule: { id } }))));
const [before, after] = ['2026-11-01T02:00:00.000Z', '2026-11-20T02:00:00.000Z'];
const history =
  (dates: Readonly<Record<string, string>>): SinceOf =>
  (rule) => {
    const date = dates[rule];
    return date === undefined ? undefined : { date, version: '20.20.2' };
  };

it('is the newest run in which something changed, with the rules that did', () => {
  const change = lastChange(model, history({ 'a/one': before, 'a/two': after }));
  expect(change).toMatchObject({ date: after, rules: [{ rule: 'a/two', runtime: { id: 'node@20.20.2' } }] });
});

it.each([
  ['all came out the same since the first recorded run', history({ 'a/one': before, 'a/two': before })],
  ['nothing is recorded', history({})],
  ['no history is given', undefined],
])('is not known where %s', (_what, given) => {
  expect(lastChange(model, given)).toBeNull();
});
