import path from 'node:path';
import { suites } from '../../../suites/index.ts';
import type { Rule } from '../../../suites/rule.ts';
import { compareTargets } from '../../../suites/target.ts';
import { readAddonSpecs } from '../../run/addons/addon-spec.ts';
import { EXIT } from '../../run/judge/exit-code.ts';
import { readConfig } from '../../run/plan/config.ts';
import { globMatches } from '../../shared/glob.ts';
import { invocation } from '../../shared/invocation.ts';
import { UserError } from '../../shared/user-error.ts';
import { unknownWord } from '../../shared/unknown-word.ts';
import { projectRoot } from '../../shared/project-root.ts';
import { explanation } from '../../tools/rulebook/explanation.ts';
import { ruleFiles } from '../../tools/rulebook/rule-files.ts';
import { knownDeviations } from '../../tools/rulebook/known-deviations.ts';

/** `explain RULE`: prints its statement, expectation, sources, files and the releases known to deviate. */
export async function explain(id: string): Promise<number> {
  const rules = suites.flatMap((suite): readonly Rule[] => suite.rules);
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule === undefined) throw noRule(id, rules);
  const { targets } = await readConfig(path.join(projectRoot, 'matrix.json'));
  const specs = await readAddonSpecs(path.join(projectRoot, 'addons'), targets);
  const spec = specs.find(({ name }) => name === rule.addon);
  const built = spec?.targets ?? [];
  const applicable = [...built]
    .sort(compareTargets)
    .filter((target) => rule.targets?.includes(target.id) ?? true);
  const known = await knownDeviations(path.join(projectRoot, 'suites', 'expectations'), id);
  process.stdout.write(
    explanation(
      rule,
      applicable.map((target) => target.id),
      known,
      await ruleFiles(rule, spec?.subject ?? rule.addon),
    ),
  );
  return EXIT.ok;
}

function noRule(id: string, rules: readonly Rule[]): UserError {
  const ids = rules.map((rule) => rule.id);
  if (globMatches(id, ids, (each) => each).length === 0) return unknownWord('rule', id, ids);
  return new UserError(`explain takes one rule; run \`${invocation} rules --rule '${id}'\` to list these`);
}
