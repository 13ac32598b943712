import { effectiveVersion } from '../../../suites/target.ts';
import type { RuntimeInfo } from '../../run/runtimes/runtime.ts';
import type { NamedCell } from './reported-cell.ts';

/** Why a rule has no cell for a target in a runtime. `built`: the targets that its addon is built for. */
export function whyNoCell(
  { rule, target }: NamedCell,
  { id, napiVersion }: Pick<RuntimeInfo, 'id' | 'napiVersion'>,
  built: readonly string[],
): string {
  const targets = built.filter((name) => rule.targets?.includes(name) ?? true);
  if (!targets.includes(target.id)) return `${rule.id} has the targets ${targets.join(', ')}`;
  if (rule.since > napiVersion) {
    return `${rule.id} came with version ${rule.since}, and ${id} supports ${napiVersion}`;
  }
  const isRejected = effectiveVersion(target.declared, napiVersion) === 'rejected';
  return isRejected
    ? `${id} must reject target ${target.id}, and ${rule.id} is about targets that it must accept`
    : `${id} must accept target ${target.id}, and ${rule.id} is about targets that it must reject`;
}
