import semver from 'semver';
import type { Checked } from '../check/checked.ts';
import { releaseText } from '../predict/release-text.ts';
import { EXPERIMENTAL } from '../../../suites/target.ts';
import type { FateRange } from '../predict/fates.ts';

/** One published version of a package, in the words of its line. */
export interface ReleaseFacts {
  readonly version: string;
  /** `10`, `none`, `experimental`, `unknown`, for V8 `ABI 137`; several, where its addons differ; empty: no addon. */
  readonly declares: string;
  /** The newest version among the functions that its addons import; `-`: they import none. */
  readonly imports: string;
  readonly engines: string;
  /** The releases of Node.js that at least one of its addons takes down: `18.17.0 to 22.13.1`; empty: none. */
  readonly crashes: string;
}

export function releaseFacts(version: string, { subject, files }: Checked): ReleaseFacts {
  const parts = files.flatMap((file) => file.parts);
  const distinct = (texts: readonly string[]) => [...new Set(texts)].sort().join(', ');
  const imported = parts.map(({ facts }) => facts.importsVersion);
  const numbers = imported.filter((each) => typeof each === 'number');
  return {
    version,
    declares: distinct(
      parts.map(({ facts: { registration, declared, abi } }) =>
        registration === 'v8'
          ? `ABI ${abi ?? 'unknown'}`
          : declared === EXPERIMENTAL
            ? 'experimental'
            : String(declared ?? 'none'),
      ),
    ),
    imports: imported.includes('experimental')
      ? 'experimental'
      : numbers.length === 0
        ? '-'
        : String(Math.max(...numbers)),
    engines: subject.manifest?.engines.node ?? '-',
    crashes: crashesText(parts.map(({ fates }) => fates.node)),
  };
}

/**
 * The union of what several addons take down. Measured stretches that follow each other in the table are one, whatever
 * the releases in them support.
 */
function crashesText(all: readonly (readonly FateRange[])[]): string {
  const ranges: { from: string; to: string }[] = [];
  for (const fates of all) {
    let before = false;
    for (const { from, to, fate } of fates) {
      const isCrash = fate.kind === 'crashes';
      const last = ranges.at(-1);
      if (isCrash && before && last !== undefined) last.to = to;
      else if (isCrash) ranges.push({ from, to });
      before = isCrash;
    }
  }
  const sorted = ranges.sort((a, b) => semver.compare(a.from, b.from) || semver.compare(b.to, a.to));
  const union = sorted.filter(
    ({ from, to }, index) =>
      !sorted.slice(0, index).some((other) => semver.lte(other.from, from) && semver.gte(other.to, to)),
  );
  return union.map(releaseText).join(', ');
}
