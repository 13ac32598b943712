import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { targetFromId, type Target } from '../../../suites/target.ts';
import { json } from '../../shared/json-schema.ts';
import { FLAVOURS, type AddonFlavour } from './flavour.ts';
import type { Json } from '../../../suites/json.ts';

const addonJson = z.strictObject({
  /** The folder whose source is this addon's subject; several addons may share one. */
  subject: z.string(),
  /** `boundary`: every target of matrix.json; `semantic`: those only; or ids of its own. */
  targets: z.union([z.literal('boundary'), z.literal('semantic'), z.array(z.string())]),
  /** Under which names the declaration is exported. */
  exports: z.array(z.enum(['shipped', 'proposed'])).default(['shipped', 'proposed']),
  registration: z.enum(['symbol', 'constructor']).default('symbol'),
  language: z.enum(['c', 'c++']).default('c'),
  /**
   * Compile the subject for every Node-API version of its targets with NAPI_VERSION set to it, as node-addon-api needs,
   * whose inline code depends on it; otherwise it is compiled once.
   */
  perTarget: z.boolean().default(false),
  defines: z.array(z.string()).default([]),
  /** Further settings of the addon's gyp target, as conditions or ldflags; lists are appended to what is there. */
  gyp: z.record(z.string(), json).default({}),
  /** What its files declare under a name where that is not the target's version: a number, or null for nothing. */
  declares: z
    .strictObject({ shipped: z.int32().nullable(), proposed: z.int32().nullable() })
    .partial()
    .default({}),
  /**
   * Where it can be built natively, as process.platform names it; elsewhere nothing is asked of it. Default: everywhere.
   */
  platforms: z.array(z.string()).optional(),
  /** The flavours it cannot be built to, with the reason; there the rules that ask for it are unsupported. */
  unavailable: z.partialRecord(z.enum(FLAVOURS), z.string().min(1)).default({}),
});

/** One addon (a folder of addons/ with an addon.json) and the targets it is built for. */
export interface AddonSpec {
  readonly name: string;
  readonly subject: string;
  readonly targets: readonly Target[];
  readonly exports: readonly DeclarationName[];
  readonly registration: 'symbol' | 'constructor';
  readonly language: 'c' | 'c++';
  readonly perTarget: boolean;
  readonly defines: readonly string[];
  readonly gyp: Readonly<Record<string, Json>>;
  readonly declares: Readonly<Partial<Record<DeclarationName, number | null | undefined>>>;
  readonly unavailable: Readonly<Partial<Record<AddonFlavour, string | undefined>>>;
}

/** The name that runtimes look up, and the one that was proposed in nodejs/node#45657. */
export type DeclarationName = 'shipped' | 'proposed';

/** What is built, and the faults that are planted for `npm run mutants`. */
const NO_ADDONS: ReadonlySet<string> = new Set(['build', 'faults']);

/** Reads every addons/<name>/addon.json that is for this platform, in the order of their names. */
export async function readAddonSpecs(
  folder: string,
  targets: TargetGroups,
  flavour: AddonFlavour = 'native',
): Promise<AddonSpec[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory() && !NO_ADDONS.has(entry.name))
    .map(({ name }) => name);
  const specs = await Promise.all(names.sort().map((name) => readAddonSpec(folder, name, targets, flavour)));
  return specs.filter((spec) => spec !== null);
}

async function readAddonSpec(
  folder: string,
  name: string,
  targets: TargetGroups,
  flavour: AddonFlavour,
): Promise<AddonSpec | null> {
  const content: unknown = JSON.parse(await readFile(path.join(folder, name, 'addon.json'), 'utf8'));
  const { targets: wanted, platforms, ...spec } = addonJson.parse(content);
  if (flavour === 'native' && platforms?.includes(process.platform) === false) return null;
  const ids = Array.isArray(wanted) ? wanted : targetIds(wanted, targets);
  return { name, ...spec, targets: ids.map(requireTarget) };
}

/** Ids of the targets that addons are built for; see matrix.json. */
export interface TargetGroups {
  /** Built for every addon that asks for `semantic` targets. */
  readonly semantic: readonly string[];
  /** Built as well for addons that ask for `boundary`. */
  readonly boundary: readonly string[];
}

function targetIds(wanted: 'boundary' | 'semantic', targets: TargetGroups): readonly string[] {
  return wanted === 'semantic' ? targets.semantic : [...targets.semantic, ...targets.boundary];
}

function requireTarget(id: string): Target {
  const target = targetFromId(id);
  if (target === null) throw new Error(`${id} is no target`);
  return target;
}

/** What a file must declare under a name; undefined: nothing. */
export function expectedDeclaration(
  spec: AddonSpec,
  target: Target,
  name: DeclarationName,
): number | undefined {
  const own = spec.declares[name];
  if (own !== undefined) return own ?? undefined;
  return spec.exports.includes(name) ? (target.declared ?? undefined) : undefined;
}
