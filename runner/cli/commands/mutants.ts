import path from 'node:path';
import { suites } from '../../../suites/index.ts';
import type { Rule } from '../../../suites/rule.ts';
import { readAddonSpecs } from '../../run/addons/addon-spec.ts';
import { EXIT } from '../../run/judge/exit-code.ts';
import { everyFunction } from '../../run/addons/experimental-functions.ts';
import { callFaults } from '../../tools/mutants/call-faults.ts';
import { namedFaults } from '../../tools/mutants/named-faults.ts';
import { isVerified, mutationReport } from '../../tools/mutants/mutation-report.ts';
import { MutationRunner, type Baseline } from '../../tools/mutants/mutation-runner.ts';
import { verifyAll, verifyTable, type Subject } from '../../tools/mutants/verify.ts';
import { recordDigests, ruleDigests } from '../../tools/mutants/digests.ts';
import {
  faultOf,
  readTable,
  tableOf,
  updatedTable,
  without,
  writeTable,
  type KillTable,
} from '../../tools/mutants/table.ts';
import { queryOf } from '../query.ts';
import type { Arguments } from '../arguments/arguments.ts';
import { namesRuntimes } from '../../run/plan/query.ts';
import type { MatrixConfig } from '../../run/plan/config.ts';
import { readRequest } from '../../run/plan/matrix-request.ts';
import { readUsage } from '../../tools/mutants/usage.ts';
import { projectRoot } from '../../shared/project-root.ts';
import { openProgress } from '../../report/console/console.ts';
import { prepareOne } from './one-runtime.ts';
import { Stopwatch } from './stopwatch.ts';

/** `mutants`: checks that every rule can fail, by planting faults in one runtime. */
export async function mutants(args: Arguments, signal: AbortSignal): Promise<number> {
  const query = queryOf(args);
  const request = await readRequest(query);
  const { config, selection, timeoutMs } = request;
  const progress = openProgress(args);
  const onNotice = (line: string) => progress.note(line);
  const { offline, concurrency } = args;
  const context = { offline, signal, onNotice, stopwatch: new Stopwatch(), variant: 'faults' as const };
  const { runtime, addons } = await prepareOne(query, request, context);
  const runner = new MutationRunner({ runtime, addons, selection, concurrency, timeoutMs, signal, onNotice });

  const baseline = await runner.baseline();
  const rules = [...baseline.conforming.keys()];
  const known = await readTable();
  // An older release lacks gates and functions, and crashes where a newer one observes: faults of these kill nothing.
  const isMeant = !namesRuntimes(query.runtimes) && selection.complete;
  const subject = await subjectOf(config, baseline, isMeant ? known : null);
  const verification = args.all
    ? await verifyAll(runner, subject)
    : await verifyTable(runner, subject, known);
  if (args.update) {
    const kept = args.all ? without(known, rules) : known;
    const updated = updatedTable(
      kept,
      rulesOfSuites().map(({ id }) => id),
      verification,
    );
    onNotice(`wrote ${await writeTable(updated)}`);
    const settled = [...rules.filter((id) => updated[id] !== undefined), ...baseline.skipped.keys()];
    const specs = await readAddonSpecs(path.join(projectRoot, 'addons'), config.targets);
    await recordDigests(await ruleDigests(projectRoot, rulesOfSuites(), specs), new Set(settled));
  }
  const table = tableOf(verification.killing);
  const killers = new Set(verification.killing.map(({ fault }) => fault));
  const dead = [...subject.mustKill].filter((fault) => !killers.has(fault)).map(({ id }) => id);
  const findings = { runtime: runtime.id, rules, table, skipped: baseline.skipped, dead };
  process.stdout.write(mutationReport(findings));
  return isVerified(findings) ? EXIT.ok : EXIT.deviation;
}

function rulesOfSuites(): Rule[] {
  return suites.flatMap((suite): readonly Rule[] => suite.rules);
}

/** `known`: the table by which faults must kill; null: none must. */
async function subjectOf(
  config: MatrixConfig,
  baseline: Baseline,
  known: KillTable | null,
): Promise<Subject> {
  const specs = await readAddonSpecs(path.join(projectRoot, 'addons'), config.targets);
  const usage = await readUsage(projectRoot, specs);
  const functions = await everyFunction();
  const faults = [...namedFaults(usage), ...callFaults(functions, usage)];
  const listed = new Set(
    Object.values(known ?? {})
      .flat()
      .map(faultOf),
  );
  const mustKill = faults.filter(({ id, isNamed }) => known !== null && (isNamed || listed.has(id)));
  return { baseline, faults, mustKill: new Set(mustKill) };
}
