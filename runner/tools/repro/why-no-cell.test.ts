import { expect, it } from 'vitest';
import { requireTarget, ruleWith } from '../../../tests/support/fixtures/cell.ts';
import { whyNoCell } from './why-no-cell.ts';

const NODE = { id: 'node@22.23.3', napiVersion: 10 };
const BUILT = ['8', '10', '11'];

it.each([
  [
    { appliesTo: 'rejected' as const },
    '8',
    'node@22.23.3 must accept target 8, and suite/rule is about targets that it must reject',
  ],
  [{}, '11', 'node@22.23.3 must reject target 11, and suite/rule is about targets that it must accept'],
  [{ targets: ['10'] }, '8', 'suite/rule has the targets 10'],
  [{ since: 11 }, '8', 'suite/rule came with version 11, and node@22.23.3 supports 10'],
])('%j for target %s', (rule, target, why) => {
  const named = { id: '', rule: ruleWith(rule), target: requireTarget(target), runtime: NODE.id };
  expect(whyNoCell(named, NODE, BUILT)).toBe(why);
});
