import path from 'node:path';
import { suites } from '../../../suites/index.ts';
import { compareTargets } from '../../../suites/target.ts';
import { readAddonSpecs } from '../../run/addons/addon-spec.ts';
import { EXIT } from '../../run/judge/exit-code.ts';
import { readConfig } from '../../run/plan/config.ts';
import { unknownWord } from '../../shared/unknown-word.ts';
import { projectRoot } from '../../shared/project-root.ts';
import { explanation } from '../../tools/rulebook/explanation.ts';
import { knownDeviations } from '../../tools/rulebook/known-deviations.ts';

/** `explain RULE`: what it says, where it comes from, what is expected of which version and who deviates. */
export async function explain(id: string): Promise<number> {
  const rules = suites.flatMap((suite) => suite.rules);
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule === undefined)
    throw unknownWord(
      'rule',
      id,
      rules.map((candidate) => candidate.id),
    );
  const { targets } = await readConfig(path.join(projectRoot, 'matrix.json'));
  const specs = await readAddonSpecs(path.join(projectRoot, 'addons'), targets);
  const built = specs.find(({ name }) => name === rule.addon)?.targets ?? [];
  const asked = [...built].sort(compareTargets).filter((target) => rule.targets?.includes(target.id) ?? true);
  const known = await knownDeviations(path.join(projectRoot, 'suites', 'expectations'), id);
  process.stdout.write(
    explanation(
      rule,
      asked.map((target) => target.id),
      known,
    ),
  );
  return EXIT.ok;
}
