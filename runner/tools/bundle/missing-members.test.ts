import { expect, it } from 'vitest';
import type { Capability } from '../../../suites/rule.ts';
import { missingMemberLines } from './missing-members.ts';

function cell(needs: readonly Capability[], capabilities: readonly Capability[]) {
  return { rule: { needs }, runtime: { id: 'mine@1.0.0', capabilities } };
}

it('names what each missing member of the host would add, and why there is no loading table', () => {
  const able: Capability[] = ['load', 'threads'];
  const cells = [
    cell(['load'], able),
    cell(['load', 'copy'], able),
    cell(['load', 'copy', 'turn'], able),
    cell(['load', 'turn'], able),
    cell(['load', 'turn'], able),
    cell(['load', 'node-flags'], able),
  ];
  expect(missingMemberLines(cells)).toEqual([
    'mine@1.0.0: no loading table, since the host has no copy(name)',
    'mine@1.0.0: each of these host members would run more: copy (1 cell), turn (2 cells)',
  ]);
});

it('is silent about a host that has all members', () => {
  const all: Capability[] = ['load', 'threads', 'copy', 'turn', 'garbage-collection', 'uncaught-exception'];
  all.push('warning', 'undetachable-array-buffer');
  expect(missingMemberLines([cell(['load', 'node-flags'], all)])).toEqual([]);
});
