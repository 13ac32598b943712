import { createRequire } from 'node:module';
import path from 'node:path';
import type { Capability } from '../../../suites/rule.ts';
import type { Cell } from '../../run/plan/cells.ts';
import { count } from '../../shared/count.ts';
import { projectRoot } from '../../shared/project-root.ts';

const { CAPABILITIES_OF } = createRequire(import.meta.url)(
  path.join(projectRoot, 'suites', 'harness', 'contract', 'contract-host.cjs'),
) as { CAPABILITIES_OF: Readonly<Record<string, readonly Capability[]>> };

interface Needing {
  readonly rule: Pick<Cell['rule'], 'needs'>;
  readonly runtime: Pick<Cell['runtime'], 'id' | 'capabilities'>;
}

/** For a host of the contract: which members it lacks, and how many more cells each of them alone would run. */
export function missingMemberLines(cells: readonly Needing[]): string[] {
  const [first] = cells;
  if (first === undefined) return [];
  const { id, capabilities } = first.runtime;
  const lacking = Object.entries(CAPABILITIES_OF).filter(
    ([, brought]) => !brought.every((capability) => capabilities.includes(capability)),
  );
  const gains = lacking.map(([member, brought]) => {
    const gained = cells.filter(({ rule }) => {
      const missing = rule.needs.filter((capability) => !capabilities.includes(capability));
      return missing.length > 0 && missing.every((capability) => brought.includes(capability));
    });
    return { member, gained: gained.length };
  });
  const worthwhile = gains.filter(({ gained }) => gained > 0);
  const members = worthwhile.map(({ member, gained }) => `${member} (${count(gained, 'cell')})`);
  return [
    ...(lacking.some(([member]) => member === 'copy')
      ? [`${id}: no loading table, since the host has no copy(name)`]
      : []),
    ...(members.length === 0
      ? []
      : [`${id}: each of these host members would run more: ${members.join(', ')}`]),
  ];
}
