import { createHash } from 'node:crypto';
import { DEFAULT_VERSION, type Target } from '../../../suites/target.ts';
import type { AddonSpec } from './addon-spec.ts';

// The parts of an addon, for any compiler.

/** The newest stable functions are callable at every declared version; what is declared is the version unit's. */
export const NEWEST_STABLE = 10;

/** A subject as it is compiled for one addon and target; several may share it. */
export interface CompiledSubject {
  /** `subject_version`: same name, same result. */
  readonly name: string;
  /** Relative to the addons folder. */
  readonly sources: readonly string[];
  readonly defines: readonly string[];
}

export function subjectOf(spec: AddonSpec, target: Target): CompiledSubject {
  return {
    name: subjectName(spec, target),
    sources: spec.sources.map((file) => `${spec.subject}/${file}`),
    defines: [`NAPI_VERSION=${napiVersion(spec, target)}`, ...spec.defines],
  };
}

/** Each subject once, in the order in which the addons use them. */
export function subjectsOf(specs: readonly AddonSpec[]): CompiledSubject[] {
  const subjects = specs.flatMap((spec) => spec.targets.map((target) => subjectOf(spec, target)));
  return [...new Map(subjects.map((subject) => [subject.name, subject])).values()];
}

/** The defines for the version unit of an addon and target; its header comment explains them. */
export function versionUnitDefines(spec: AddonSpec, target: Target): readonly string[] {
  const { declared } = target;
  return [
    `TARGET_ID=${target.id}`,
    ...(declared === null ? [] : [`DECLARED=${declared}LL`]),
    ...spec.exports.map((name) => `EXPORT_${name.toUpperCase()}`),
    ...(spec.registration === 'constructor' ? ['REGISTER_BY_CONSTRUCTOR'] : []),
    ...(spec.perTarget ? [`NAPI_VERSION=${napiVersion(spec, target)}`, ...spec.defines] : []),
  ];
}

/** The defines among an addon's further gyp settings, for the compilers that gyp does not call. */
export function furtherDefines({ gyp }: AddonSpec): readonly string[] {
  const { defines } = gyp;
  return Array.isArray(defines) ? defines.map(String) : [];
}

/** The NAPI_VERSION that the subject is compiled with. */
function napiVersion({ perTarget }: AddonSpec, { declared }: Target): number {
  return perTarget ? (declared ?? DEFAULT_VERSION) : NEWEST_STABLE;
}

function subjectName(spec: AddonSpec, target: Target): string {
  const version = spec.perTarget ? [String(napiVersion(spec, target))] : [];
  return ['subject', spec.subject, ...version, ...digestOf(spec.defines)].join('_');
}

/** Short, because Windows has paths of at most 260 characters and a target is a folder in one. */
function digestOf(defines: readonly string[]): string[] {
  if (defines.length === 0) return [];
  return [createHash('sha256').update(defines.join(' ')).digest('hex').slice(0, 8)];
}
