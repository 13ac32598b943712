// npm run update: writes all that is generated from the sources: docs/rules.md, the help in README.md, the guard, the profiles,
// and the entries of suites/mutants.json of rules that are new or whose probe or addon changed.
import path from 'node:path';
import { execa } from 'execa';
import { suites } from '../../../suites/index.ts';
import type { Rule } from '../../../suites/rule.ts';
import { readAddonSpecs } from '../../run/addons/addon-spec.ts';
import { readConfig } from '../../run/plan/config.ts';
import { projectRoot } from '../../shared/project-root.ts';
import { changedRules, readDigests, ruleDigests } from '../../tools/mutants/digests.ts';
import { updateGuard } from './update-guard.ts';
import { updateHelp } from './update-help.ts';
import { updateProfiles } from './update-profiles.ts';
import { updateRules } from './update-rules.ts';

const rules = suites.flatMap((suite): readonly Rule[] => suite.rules);
const { targets } = await readConfig(path.join(projectRoot, 'matrix.json'));
const specs = await readAddonSpecs(path.join(projectRoot, 'addons'), targets);

await updateRules();
await updateHelp();
await updateGuard();
for (const line of await updateProfiles(rules, specs)) console.log(line);

const changed = changedRules(await readDigests(), await ruleDigests(projectRoot, rules, specs));
console.log(`mutants: ${changed.length} of ${rules.length} rules are new or changed`);
if (changed.length > 0) {
  const command = ['bin/napi-matrix.mjs', 'mutants', '--update', '--rule', changed.join(',')];
  const { exitCode } = await execa(process.execPath, command, {
    cwd: projectRoot,
    stdio: 'inherit',
    reject: false,
  });
  process.exitCode = exitCode ?? 1;
}
