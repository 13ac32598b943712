import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { targetFromId, type Target } from '../../../suites/target.ts';
import { json } from '../../shared/json-schema.ts';
import { ADDON_FORMATS, type AddonFormat } from './addon-format.ts';
import type { Json } from '../../../suites/json.ts';

const addonSettings = z.strictObject({
  /** The files of its folder that are compiled; default: one that is named like the folder. */
  sources: z
    .array(z.string().regex(/^\w+\.(c|cc)$/))
    .min(1)
    .optional(),
  /** `boundary`: every target of matrix.json; `semantic`: those only; or ids of its own. */
  targets: z.union([z.literal('boundary'), z.literal('semantic'), z.array(z.string())]),
  /** Under which names the declaration is exported. */
  exports: z.array(z.enum(['shipped', 'proposed'])).default(['shipped', 'proposed']),
  registration: z.enum(['symbol', 'constructor']).default('symbol'),
  /** It is no addon: a shared library of its sources alone, without a version unit. */
  library: z.boolean().default(false),
  language: z.enum(['c', 'c++']).default('c'),
  /**
   * Compile the subject for every Node-API version of its targets with NAPI_VERSION set to it, as node-addon-api needs,
   * whose inline code depends on it; otherwise it is compiled once.
   */
  perTarget: z.boolean().default(false),
  defines: z.array(z.string()).default([]),
  /** Further settings of the addon's gyp target, such as conditions or ldflags; lists are appended to what is there. */
  gyp: z.record(z.string(), json).default({}),
  /** The declarations of its files that differ from the target's version: a number, or null for nothing. */
  declares: z
    .strictObject({ shipped: z.int32().nullable(), proposed: z.int32().nullable() })
    .partial()
    .default({}),
  /** The values of process.platform where it is built natively; elsewhere its rules are unsupported. Default: everywhere. */
  platforms: z.array(z.string()).optional(),
  /** The formats it cannot be built in, with the reason; the rules that need it are unsupported there. */
  unavailable: z.partialRecord(z.enum(ADDON_FORMATS), z.string().min(1)).default({}),
});

const addonJson = z.looseObject({
  /** More addons of this subject: `hidden` of version is `version_hidden`. What one does not set is as in the first. */
  variants: z.record(z.string().regex(/^\w+$/), z.looseObject({})).default({}),
});

/** One addon (that of a folder with an addon.json, or a variant of it) and the targets it is built for. */
export interface AddonSpec {
  readonly name: string;
  /** The folder of its sources. */
  readonly subject: string;
  /** The files of that folder that are compiled. */
  readonly sources: readonly string[];
  readonly targets: readonly Target[];
  readonly exports: readonly DeclarationName[];
  readonly registration: 'symbol' | 'constructor';
  /** It is no addon, and has no version unit. */
  readonly library: boolean;
  readonly language: 'c' | 'c++';
  readonly perTarget: boolean;
  readonly defines: readonly string[];
  readonly gyp: Readonly<Record<string, Json>>;
  readonly declares: Readonly<Partial<Record<DeclarationName, number | null | undefined>>>;
  readonly unavailable: Readonly<Partial<Record<AddonFormat, string | undefined>>>;
}

/** The name that runtimes look up, and the one that was proposed in nodejs/node#45657. */
export type DeclarationName = 'shipped' | 'proposed';

/** The subjects, and the faults that are planted for `npm run mutants`. */
const NO_ADDONS: ReadonlySet<string> = new Set(['build', 'faults']);

/** Reads every addons/<subject>/addon.json; returns the addons in the order of their names. `platform`: process.platform. */
export async function readAddonSpecs(
  folder: string,
  targets: TargetGroups,
  platform: string = process.platform,
): Promise<AddonSpec[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const subjects = entries
    .filter((entry) => entry.isDirectory() && !NO_ADDONS.has(entry.name))
    .map(({ name }) => name);
  const specs = await Promise.all(subjects.map((subject) => readSubject(folder, subject, targets, platform)));
  return specs.flat().sort((one, other) => (one.name < other.name ? -1 : 1));
}

async function readSubject(
  folder: string,
  subject: string,
  targets: TargetGroups,
  platform: string,
): Promise<AddonSpec[]> {
  const content: unknown = JSON.parse(await readFile(path.join(folder, subject, 'addon.json'), 'utf8'));
  const { variants, ...own } = addonJson.parse(content);
  const all = { [subject]: {}, ...prefixed(`${subject}_`, variants) };
  return Object.entries(all).flatMap(([name, more]): AddonSpec[] => {
    const { targets: wanted, platforms, ...spec } = addonSettings.parse({ ...own, ...more });
    const isElsewhere = platforms?.includes(platform) === false;
    const unavailable = {
      ...spec.unavailable,
      ...(isElsewhere && { native: `it is built on ${platforms.join(' and ')} only` }),
    };
    const ids = Array.isArray(wanted) ? wanted : targetIds(wanted, targets);
    const sources = spec.sources ?? [`${subject}${spec.language === 'c' ? '.c' : '.cc'}`];
    return [{ name, subject, ...spec, sources, unavailable, targets: ids.map(requireTarget) }];
  });
}

function prefixed<Value>(prefix: string, record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [`${prefix}${key}`, value]));
}

/** Ids of the targets that addons are built for; see matrix.json. */
export interface TargetGroups {
  /** Built for every addon with `semantic` targets. */
  readonly semantic: readonly string[];
  /** Also built for addons with `boundary` targets. */
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

/** The version that a file must declare under a name; undefined: nothing. */
export function expectedDeclaration(
  spec: AddonSpec,
  target: Target,
  name: DeclarationName,
): number | undefined {
  const own = spec.declares[name];
  if (own !== undefined) return own ?? undefined;
  return spec.exports.includes(name) ? (target.declared ?? undefined) : undefined;
}
