import type { Json } from '../../suites/json.ts';
import { DEFAULT_VERSION, type Target } from '../../suites/target.ts';
import { addonFileName, type AddonSpec } from './addon-spec.ts';

type GypTarget = Readonly<Record<string, Json>>;

/** The newest stable functions are callable at every declared version; what is declared is the version unit's. */
export const NEWEST_STABLE = 10;

/** `faults`: the addons with planted faults, by which the rules are proven. */
export type BuildVariant = 'plain' | 'faults';

const FAULTS = {
  target_name: 'faults',
  type: 'static_library',
  sources: ['calls', 'results', 'finalizers', 'callbacks'].map((name) => `faults/${name}.c`),
  defines: [`NAPI_VERSION=${NEWEST_STABLE}`],
} as const satisfies GypTarget;

/**
 * The text of matrix.gypi: each subject once as a static library, that of a `perTarget` addon once per Node-API
 * version, and for each addon and target a version unit linked with it.
 */
export function matrixGypi(specs: readonly AddonSpec[], variant: BuildVariant = 'plain'): string {
  const subjects = new Map(
    specs.flatMap((spec) =>
      spec.targets.map((target) => [libraryName(spec, target), subjectTarget(spec, target)] as const),
    ),
  );
  const faults = variant === 'faults' ? [FAULTS] : [];
  const addons = specs.flatMap((spec) => spec.targets.map((target) => addonTarget(spec, target, faults)));
  return `${JSON.stringify({ targets: [...subjects.values(), ...faults, ...addons] }, null, 2)}\n`;
}

function subjectTarget(spec: AddonSpec, target: Target): GypTarget {
  return {
    target_name: libraryName(spec, target),
    type: 'static_library',
    sources: [sourceOf(spec)],
    defines: [`NAPI_VERSION=${napiVersion(spec, target)}`, ...spec.defines],
  };
}

function addonTarget(spec: AddonSpec, target: Target, faults: readonly (typeof FAULTS)[]): GypTarget {
  const { declared } = target;
  const settings = {
    target_name: addonFileName(spec.name, target.id).replace(/\.node$/, ''),
    sources: ['version_unit.c'],
    dependencies: [libraryName(spec, target), ...faults.map(({ target_name }) => target_name)],
    defines: [
      `TARGET_ID=${target.id}`,
      ...(declared === null ? [] : [`DECLARED=${declared}LL`]),
      ...spec.exports.map((name) => `EXPORT_${name.toUpperCase()}`),
      ...(spec.registration === 'constructor' ? ['REGISTER_BY_CONSTRUCTOR'] : []),
      ...(spec.perTarget ? [`NAPI_VERSION=${napiVersion(spec, target)}`, ...spec.defines] : []),
    ],
  };
  return appendSettings(settings, spec.gyp);
}

function appendSettings(settings: GypTarget, further: GypTarget): GypTarget {
  const merged = Object.entries(further).map(([key, value]): [string, Json] => {
    const before = settings[key];
    return [key, isList(before) && isList(value) ? [...before, ...value] : value];
  });
  return { ...settings, ...Object.fromEntries(merged) };
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** What the subject is compiled with. */
function napiVersion({ perTarget }: AddonSpec, { declared }: Target): number {
  return perTarget ? (declared ?? DEFAULT_VERSION) : NEWEST_STABLE;
}

function libraryName(spec: AddonSpec, target: Target): string {
  const version = spec.perTarget ? [String(napiVersion(spec, target))] : [];
  const defines = spec.defines.map((define) => define.replace(/\W/g, '_'));
  return ['subject', spec.subject, ...version, ...defines].join('_');
}

function sourceOf({ subject, language }: AddonSpec): string {
  return `${subject}/${subject}${language === 'c' ? '.c' : '.cc'}`;
}
