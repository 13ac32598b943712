import type { Json } from '../../../suites/json.ts';
import type { Target } from '../../../suites/target.ts';
import type { AddonSpec } from './addon-spec.ts';
import { addonFileName } from './addon-format.ts';
import { SANITIZER_FLAGS } from './sanitized.ts';
import { NEWEST_STABLE, subjectOf, subjectsOf, versionUnitDefines, type CompiledSubject } from './subject.ts';

type GypTarget = Readonly<Record<string, Json>>;

/**
 * `faults`: the addons with planted faults, by which the rules are proven. `sanitized`: with AddressSanitizer and
 * UndefinedBehaviorSanitizer of gcc, to be run in `sanitizedEnvironment`.
 */
export type BuildVariant = 'plain' | 'faults' | 'sanitized';

const FAULTS = {
  target_name: 'faults',
  type: 'static_library',
  sources: ['calls', 'results', 'finalizers', 'callbacks', 'properties'].map((name) => `faults/${name}.c`),
  defines: [`NAPI_VERSION=${NEWEST_STABLE}`],
} as const satisfies GypTarget;

const SANITIZED = {
  cflags: [...SANITIZER_FLAGS, '-g', '-fno-omit-frame-pointer'],
  ldflags: SANITIZER_FLAGS,
} as const satisfies GypTarget;

/**
 * The text of matrix.gypi: each subject once as a static library, that of a `perTarget` addon once per Node-API
 * version, and for each addon and target a version unit linked with it.
 */
export function matrixGypi(specs: readonly AddonSpec[], variant: BuildVariant = 'plain'): string {
  const faults = variant === 'faults' ? [FAULTS] : [];
  const addons = specs.flatMap((spec) => spec.targets.map((target) => addonTarget(spec, target, faults)));
  const subjects = subjectsOf(specs.filter(({ library }) => !library));
  const targets = [...subjects.map(subjectTarget), ...faults, ...addons];
  const defaults = variant === 'sanitized' ? { target_defaults: SANITIZED } : {};
  return `${JSON.stringify({ targets, ...defaults }, null, 2)}\n`;
}

function subjectTarget({ name, sources, defines }: CompiledSubject): GypTarget {
  return { target_name: name, type: 'static_library', sources, defines };
}

function addonTarget(spec: AddonSpec, target: Target, faults: readonly (typeof FAULTS)[]): GypTarget {
  const target_name = addonFileName(spec.name, target.id).replace(/\.node$/, '');
  const subject = subjectOf(spec, target);
  if (spec.library)
    return appendSettings({ ...subjectTarget(subject), target_name, type: 'loadable_module' }, spec.gyp);
  const settings = {
    target_name,
    sources: ['version_unit.c'],
    dependencies: [subject.name, ...faults.map((library) => library.target_name)],
    defines: versionUnitDefines(spec, target),
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
