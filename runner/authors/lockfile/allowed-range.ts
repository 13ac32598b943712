import semver from 'semver';
import { enginesRange } from '../../shared/node-api-releases.ts';
import { releasesOutside, releasesWithin } from '../../shared/release-ranges.ts';
import type { Checked } from '../check/checked.ts';
import { withCarets } from '../predict/engines.ts';
import { EXPERIMENTAL } from '../../../suites/target.ts';

/**
 * The releases of Node.js that every subject with an addon allows: by `engines.node`, and by the version that each of
 * its addons declares. Null: there is none. Addons for V8 count by their engines only.
 */
export function allowedRange(all: readonly Checked[]): string | null {
  const excluded = all
    .filter(({ files }) => files.length > 0)
    .flatMap((checked) => rangesOf(checked))
    .map((range) => releasesOutside([range]))
    .filter((range) => range !== null);
  const range = releasesWithin(['*'], excluded);
  return range === null ? null : withCarets(range);
}

function rangesOf({ subject, files }: Checked): string[] {
  const engines = subject.manifest?.engines.node ?? null;
  const declared = files.flatMap(({ parts }) => parts.map(({ facts }) => facts.declared));
  const supporting = declared
    .filter((version) => typeof version === 'number' && version !== EXPERIMENTAL)
    .map((version) => enginesRange(Number(version)));
  return [engines !== null && semver.validRange(engines) !== null ? engines : '*', ...supporting].filter(
    (range) => range !== undefined,
  );
}
