import path from 'node:path';
import { suites } from '../../../suites/index.ts';
import type { Rule } from '../../../suites/rule.ts';
import { readAddonSpecs } from '../../run/addons/addon-spec.ts';
import { declaredFunctions } from '../../run/addons/headers.ts';
import { EXIT } from '../../run/judge/exit-code.ts';
import { callFaults } from '../../tools/mutants/call-faults.ts';
import { namedFaults } from '../../tools/mutants/named-faults.ts';
import { isProven, killsText } from '../../tools/mutants/kills-text.ts';
import { Laboratory, type Baseline } from '../../tools/mutants/laboratory.ts';
import { proveAll, proveTable, type Subject } from '../../tools/mutants/proof.ts';
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

/** `mutants`: proves that every rule can fail, by planting faults in one runtime. */
export async function mutants(args: Arguments, signal: AbortSignal): Promise<number> {
  const query = queryOf(args);
  const request = await readRequest(query);
  const { config, selection, timeoutMs } = request;
  const progress = openProgress(args);
  const onNotice = (line: string) => progress.note(line);
  const { offline, concurrency } = args;
  const surroundings = { offline, signal, onNotice, stopwatch: new Stopwatch(), variant: 'faults' as const };
  const { runtime, addons } = await prepareOne(query, request, surroundings);
  const laboratory = new Laboratory({ runtime, addons, selection, concurrency, timeoutMs, signal, onNotice });

  const baseline = await laboratory.baseline();
  const rules = [...baseline.conforming.keys()];
  const known = await readTable();
  // An older release lacks gates and functions, and crashes where a newer one observes: faults of these kill nothing.
  const isMeant = !namesRuntimes(query.runtimes) && selection.complete;
  const subject = await subjectOf(config, baseline, isMeant ? known : null);
  const proof = args.all ? await proveAll(laboratory, subject) : await proveTable(laboratory, subject, known);
  if (args.update) {
    const kept = args.all ? without(known, rules) : known;
    onNotice(`wrote ${await writeTable(updatedTable(kept, allRules(), proof))}`);
  }
  const table = tableOf(proof.killing);
  const killers = new Set(proof.killing.map(({ fault }) => fault));
  const dead = [...subject.mustKill].filter((fault) => !killers.has(fault)).map(({ id }) => id);
  const findings = { runtime: runtime.id, rules, table, obstacles: baseline.obstacles, dead };
  process.stdout.write(killsText(findings));
  return isProven(findings) ? EXIT.ok : EXIT.deviation;
}

function allRules(): string[] {
  return suites.flatMap((suite): readonly Rule[] => suite.rules).map(({ id }) => id);
}

/** `known`: the table by which faults must kill; null: none must. */
async function subjectOf(
  config: MatrixConfig,
  baseline: Baseline,
  known: KillTable | null,
): Promise<Subject> {
  const specs = await readAddonSpecs(path.join(projectRoot, 'addons'), config.targets);
  const usage = await readUsage(projectRoot, specs);
  const faults = [...namedFaults(usage), ...callFaults(await declaredFunctions(), usage)];
  const listed = new Set(
    Object.values(known ?? {})
      .flat()
      .map(faultOf),
  );
  const mustKill = faults.filter(({ id, isNamed }) => known !== null && (isNamed || listed.has(id)));
  return { baseline, faults, mustKill: new Set(mustKill) };
}
