import path from 'node:path';
import type { Rule } from '../../../suites/rule.ts';
import type { Target } from '../../../suites/target.ts';
import { readAddonSpecs } from '../addons/addon-spec.ts';
import { projectRoot } from '../../shared/project-root.ts';
import type { MatrixRequest } from './matrix-request.ts';

/**
 * The targets that each selected rule applies to, before anything is fetched or built: those its addon is built for
 * and it did not leave out. Rules without any are not in it.
 */
export async function applicableTargets({
  config,
  selection,
}: Pick<MatrixRequest, 'config' | 'selection'>): Promise<ReadonlyMap<Rule, readonly Target[]>> {
  const specs = await readAddonSpecs(path.join(projectRoot, 'addons'), config.targets);
  const built = new Map(specs.map(({ name, targets }) => [name, new Set(targets.map(({ id }) => id))]));
  const entries = selection.rules.map((rule) => {
    const targets = selection.targets.filter(
      ({ id }) => built.get(rule.addon)?.has(id) && (rule.targets?.includes(id) ?? true),
    );
    return [rule, targets] as const;
  });
  return new Map(entries.filter(([, targets]) => targets.length > 0));
}
