import semver from 'semver';
import type { ReportRuntime } from './model.ts';

/** The runtimes of one name, oldest first. */
export interface Family {
  readonly name: string;
  readonly runtimes: readonly ReportRuntime[];
}

export function familiesOf(runtimes: readonly ReportRuntime[]): Family[] {
  const names = [...new Set(runtimes.map(({ name }) => name))];
  return names.map((name) => ({
    name,
    runtimes: runtimes.filter((runtime) => runtime.name === name).sort(byVersion),
  }));
}

/** Versions that are none keep their order. */
function byVersion(a: ReportRuntime, b: ReportRuntime): number {
  return semver.valid(a.version) && semver.valid(b.version) ? semver.compare(a.version, b.version) : 0;
}

/** `node 18.20.8, 20.20.2` */
export function versionsText(name: string, runtimes: readonly ReportRuntime[]): string {
  return `${name} ${runtimes.map(({ version }) => version).join(', ')}`;
}

/** The id of the part of the page that tells how a family deviates. */
export function familyId({ name }: Family): string {
  return `differs-${name.replace(/[^\w.-]/g, '-')}`;
}
