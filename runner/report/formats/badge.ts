import semver from 'semver';
import type { Counts } from '../../run/judge/counts.ts';
import { printable } from '../../shared/printable.ts';
import type { Report } from '../schema.ts';
import { count, thousands } from '../../shared/count.ts';
import { noVerdictReason, type NoVerdictReason } from '../no-verdict-reason.ts';
import { countsPerRuntime } from './runtime-counts.ts';
import type { Format, FormatFile } from './format.ts';

type Runtime = Report['runtimes'][number];

/** https://shields.io/badges/endpoint-badge */
interface Badge {
  readonly schemaVersion: 1;
  readonly label: string;
  readonly message: string;
  readonly color: 'brightgreen' | 'yellow' | 'red' | 'lightgrey';
  readonly isError?: true;
}

/**
 * badges/node@26.10.0.json for each runtime, and badges/node@26.json for the newest release of its line: that address
 * stays when the next release comes.
 */
export const badge: Format = {
  render: (report) => [...badgesOf(report)],
};

function* badgesOf(report: Report): Generator<FormatFile> {
  const counts = countsPerRuntime(report);
  const { missing } = report.counts;
  const badgeOf = (runtime: Runtime, id: string): FormatFile => {
    const text = `${JSON.stringify(describe(runtime, id, counts.get(runtime.id), missing), null, 2)}\n`;
    return { name: `badges/${fileName(id)}.json`, text: [text] };
  };
  for (const runtime of report.runtimes) yield badgeOf(runtime, runtime.id);
  for (const [line, runtime] of newestOfLines(report.runtimes)) yield badgeOf(runtime, line);
}

/** By `node@26`, what releases of a family have in common. A runtime at a path has no releases. */
function newestOfLines(runtimes: readonly Runtime[]): ReadonlyMap<string, Runtime> {
  const newest = new Map<string, Runtime>();
  for (const runtime of runtimes) {
    const { id, name, version } = runtime;
    if (id !== `${name}@${version}` || semver.valid(version) === null) continue;
    const line = `${name}@${semver.major(version)}`;
    const known = newest.get(line);
    if (known === undefined || semver.gt(version, known.version)) newest.set(line, runtime);
  }
  return newest;
}

function describe({ napiVersion }: Runtime, id: string, counts: Counts | undefined, missing: number): Badge {
  const verdict = counts === undefined ? withoutVerdict('not measured') : verdictOf(counts, missing);
  return { schemaVersion: 1, label: printable(`Node-API ${napiVersion} · ${id}`, 100), ...verdict };
}

function verdictOf(counts: Counts, missing: number): Omit<Badge, 'schemaVersion' | 'label'> {
  const { known, deviates, error, flaky, fixed } = counts;
  if (deviates > 0) return bad(count(deviates, 'new deviation'));
  if (error > 0) return bad(count(error, 'error'));
  if (flaky > 0) return bad(`${thousands(flaky)} flaky`);
  if (fixed > 0) return bad(`${count(fixed, 'known deviation')} gone`);
  const reason = noVerdictReason(counts, missing);
  if (reason !== null) return withoutVerdict(reason);
  if (known > 0) return { message: count(known, 'known deviation'), color: 'yellow' };
  return { message: 'conforms', color: 'brightgreen' };
}

function withoutVerdict(message: NoVerdictReason) {
  return { message, color: 'lightgrey', isError: true } as const;
}

function bad(message: string) {
  return { message, color: 'red', isError: true } as const;
}

/** An id as a file's name: each id has one of its own, and none leads to another folder. */
function fileName(id: string): string {
  return id.replaceAll(/[^a-zA-Z0-9@.-]/g, (character) => `_${character.charCodeAt(0).toString(16)}_`);
}
