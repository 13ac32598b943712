import path from 'node:path';
import { readAddonSpecs } from '../../run/addons/addon-spec.ts';
import { addonFileName } from '../../run/addons/addon-format.ts';
import type { MatrixConfig } from '../../run/plan/config.ts';
import { projectRoot } from '../../shared/project-root.ts';

/** The addons of a bundle for a platform (`process.platform`), wherever it was made: `names.reference['10']`. */
export async function bundledNames(
  config: MatrixConfig,
  platform?: string,
): Promise<Readonly<Record<string, Readonly<Record<string, string>>>>> {
  const specs = await readAddonSpecs(path.join(projectRoot, 'addons'), config.targets, platform);
  const available = specs.filter(({ unavailable }) => unavailable.native === undefined);
  return Object.fromEntries(
    available.map(({ name, targets }) => [
      name,
      Object.fromEntries(targets.map(({ id }) => [id, addonFileName(name, id)])),
    ]),
  );
}
