import semver from 'semver';
import { familyNamed } from '../../run/runtimes/families.ts';
import type { Report } from '../schema.ts';

type ReportRuntime = Report['runtimes'][number];

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

/** Versions that are not semantic keep their order. */
function byVersion(a: ReportRuntime, b: ReportRuntime): number {
  return semver.valid(a.version) && semver.valid(b.version) ? semver.compare(a.version, b.version) : 0;
}

/** `Node.js` for `node`; what is no family of ours keeps its name. */
export function familyTitle(name: string): string {
  return familyNamed(name)?.title ?? name;
}

/** The most versions that are listed one by one. */
const LISTED = 6;

/**
 * `Node.js 18.20.8, 22.23.3 and Bun 1.4.5`. A long run of measured releases without a gap is named by its first and last. `all`:
 * every runtime of the report.
 */
export function runtimesText(runtimes: readonly ReportRuntime[], all: readonly ReportRuntime[]): string {
  const chosen = new Set(runtimes);
  const parts = familiesOf(all).flatMap((family) => {
    const members = family.runtimes.filter((runtime) => chosen.has(runtime));
    return members.length === 0 ? [] : [`${familyTitle(family.name)} ${versionsText(members, family)}`];
  });
  return listText(parts);
}

function versionsText(members: readonly ReportRuntime[], family: Family): string {
  const [first, last] = [members[0], members.at(-1)];
  const start = first === undefined ? -1 : family.runtimes.indexOf(first);
  const isUnbroken = members.every((member, index) => family.runtimes[start + index] === member);
  if (members.length > LISTED && isUnbroken && first && last) {
    return `${first.version} to ${last.version} (${members.length} releases measured)`;
  }
  return members.map(({ version }) => version).join(', ');
}

/** `a, b and c` */
export function listText(parts: readonly string[], word: 'and' | 'or' = 'and'): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1) ?? ''}`;
}

/** The id of the part of the page about the deviations of a family. */
export function familyId({ name }: Family): string {
  return `differs-${name.replace(/[^\w.-]/g, '-')}`;
}
