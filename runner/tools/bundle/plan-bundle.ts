import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import { canonicalJson, type Json } from '../../../suites/json.ts';
import type { Capability } from '../../../suites/rule.ts';
import type { AddonSet } from '../../run/addons/addon-set.ts';
import { missingCapability, planCells, planJobs, type Cell } from '../../run/plan/cells.ts';
import type { Selection } from '../../run/plan/select.ts';
import { projectRoot } from '../../shared/project-root.ts';
import type { RuntimeInfo } from '../../run/runtimes/runtime.ts';

const { CAPABILITIES_OF } = createRequire(import.meta.url)(
  path.join(projectRoot, 'suites', 'harness', 'contract', 'contract-host.cjs'),
) as { CAPABILITIES_OF: Readonly<Record<string, readonly Capability[]>> };

/** The capabilities of an engine that implements the whole contract. */
const CONTRACT_CAPABILITIES: readonly Capability[] = Object.values(CAPABILITIES_OF).flat();

/** A bundle is made before its engine is known, so it has the runs for every supported version up to this. */
const NEWEST_SUPPORTED = 30;

/** The runtimes that a run applies to. */
export interface Applicability {
  /** Supported versions, both included; `to` null: and all above. */
  readonly from: number;
  readonly to: number | null;
  readonly needs: readonly Capability[];
}

/** A probe run of a bundle. */
export interface BundleRun {
  /** Its place: first those that share a process, then those that need one of their own. */
  readonly number: number;
  /** Unique: `12 reference/create{"type":"string"}:reference@10`. */
  readonly id: string;
  readonly suite: string;
  readonly probe: string;
  readonly args: Json;
  readonly addon: string;
  readonly target: string;
  readonly isolated: boolean;
  /** The capabilities of the host that the probe sees. */
  readonly needs: readonly Capability[];
  readonly asked: readonly Applicability[];
  /** The cells that this run answers: `reference/create-string@10`. */
  readonly cells: readonly string[];
}

/** All that an engine with the contract alone can run. files: those of the addons, whatever their folder. */
export function planBundle(selection: Selection, files: AddonSet['files']): BundleRun[] {
  const planned = new Map<string, { cell: Cell; versions: number[] }>();
  const addons = { files, unavailable: {} };
  for (let supported = 1; supported <= NEWEST_SUPPORTED; supported += 1) {
    for (const cell of planCells(imagined(supported), selection, addons)) {
      if (missingCapability(cell) !== undefined) continue;
      const key = cellKey(cell);
      const known = planned.get(key);
      if (known === undefined) planned.set(key, { cell, versions: [supported] });
      else known.versions.push(supported);
    }
  }
  const { jobs, cellsOf } = planJobs(
    [...planned.values()].map(({ cell }) => cell),
    { native: addons },
    false,
  );
  const runs = [true, false].flatMap((shared) =>
    jobs
      .filter((job) => job.shared === shared)
      .flatMap((job) => job.runs.map((run) => ({ run, isolated: !shared }))),
  );
  return runs.map(({ run, isolated }, number): BundleRun => {
    const cells = (cellsOf.get(run) ?? []).map(cellKey);
    const { id, suite, probe, args, addon, target, needs } = run;
    const questions = cells.map((key) => applicabilityOf(planned.get(key)));
    return {
      number,
      id: `${number} ${id}`,
      suite,
      probe,
      args,
      addon,
      target: target.id,
      isolated,
      needs,
      asked: distinct(questions),
      cells,
    };
  });
}

/** `reference/create-string@10` */
export function cellKey({ rule, target }: Cell): string {
  return `${rule.id}@${target.id}`;
}

/** A digest of the plan. */
export function planHash(runs: readonly BundleRun[]): string {
  return createHash('sha256').update(canonicalJson(runs)).digest('hex').slice(0, 16);
}

function applicabilityOf(question: { cell: Cell; versions: readonly number[] } | undefined): Applicability {
  if (question === undefined) throw new Error('a run rests on no cell');
  const { cell, versions } = question;
  const to = Math.max(...versions);
  return {
    from: Math.min(...versions),
    to: to === NEWEST_SUPPORTED ? null : to,
    needs: cell.rule.needs,
  };
}

function distinct(questions: readonly Applicability[]): Applicability[] {
  return [...new Map(questions.map((question) => [JSON.stringify(question), question])).values()];
}

/** An engine of the contract with this supported version. */
function imagined(napiVersion: number): RuntimeInfo {
  return {
    id: 'bundle',
    name: 'bundle',
    version: '',
    napiVersion,
    engine: '',
    capabilities: CONTRACT_CAPABILITIES,
  };
}
