import chalk from 'chalk';
import { EXIT } from '../../run/judge/exit-code.ts';
import { queryOf } from '../query.ts';
import type { Arguments } from '../arguments/arguments.ts';
import { applicableTargets } from '../../run/plan/applicable-targets.ts';
import { readRequest } from '../../run/plan/matrix-request.ts';
import { resolveOnly } from '../../run/runtimes/provision.ts';

/** `--list`: prints the plan. Resolves versions; downloads, builds and runs nothing. */
export async function list(args: Arguments, signal: AbortSignal): Promise<number> {
  const request = await readRequest(queryOf(args));
  const runtimes = await resolveOnly(request.runtimes, { offline: args.offline, signal });

  const targetsOf = await applicableTargets(request);
  if (args.json) {
    const rules = [...targetsOf].map(([{ id, appliesTo }, targets]) => ({
      id,
      appliesTo,
      targets: targets.map((target) => target.id),
    }));
    const plan = { runtimes: runtimes.map(({ id, cached }) => ({ id, cached })), rules };
    process.stdout.write(`${JSON.stringify(plan, null, 2)}\n`);
    return EXIT.ok;
  }
  const lines = [chalk.bold('runtimes')];
  for (const { id, cached } of runtimes) lines.push(`  ${id}${cached ? '' : ' (not cached yet)'}`);
  lines.push(chalk.bold('rules and their targets'));
  for (const [rule, targets] of targetsOf) {
    const where = rule.appliesTo === 'any' ? '' : ` (where ${rule.appliesTo})`;
    lines.push(`  ${rule.id} @ ${targets.map(({ id }) => id).join(', ')}${where}`);
  }
  process.stdout.write(`${lines.join('\n')}\n`);
  return EXIT.ok;
}
