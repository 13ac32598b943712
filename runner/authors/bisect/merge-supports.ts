import semver from 'semver';
import { isDeepStrictEqual } from 'node:util';
import { groupBy } from '../../shared/group-by.ts';
import type { FamilyName } from '../../run/runtimes/families.ts';
import type { Stretch } from '../predict/supports.ts';
import { releaseText } from '../predict/release-text.ts';
import { lineOf } from './lines.ts';
import type { Support } from './observe-support.ts';

/** The recorded stretches with those of the measured lines in their place, ascending; a line measured in part keeps its own. */
export function mergeStretches(
  name: FamilyName,
  recorded: readonly Stretch[],
  measured: readonly Stretch[],
): Stretch[] {
  const known = byLine(name, recorded);
  const found = byLine(name, measured);
  const lines = new Set([...known.keys(), ...found.keys()]);
  return [...lines]
    .flatMap((line) => {
      const [before = [], now = []] = [known.get(line), found.get(line)];
      return covers(now, before) ? now : before;
    })
    .sort((a, b) => semver.compare(a.from, b.from));
}

function byLine(name: FamilyName, stretches: readonly Stretch[]): ReadonlyMap<string, readonly Stretch[]> {
  return groupBy(stretches, ({ from }) => lineOf(name, from));
}

function covers(stretches: readonly Stretch[], others: readonly Stretch[]): boolean {
  const [first, last] = [stretches[0], stretches.at(-1)];
  const [otherFirst, otherLast] = [others[0], others.at(-1)];
  if (first === undefined || last === undefined) return false;
  if (otherFirst === undefined || otherLast === undefined) return true;
  return semver.lte(first.from, otherFirst.from) && semver.gte(last.to, otherLast.to);
}

/**
 * A line for each measured stretch that the recorded ones contradict, and for each that begins after them and differs. A
 * stretch that only goes on further is neither.
 */
export function contradictions(
  name: FamilyName,
  recorded: readonly Stretch[],
  measured: readonly Stretch[],
): string[] {
  return measured.flatMap((stretch) => {
    const before = recorded.findLast(
      ({ from }) => semver.lte(from, stretch.to) && lineOf(name, from) === lineOf(name, stretch.to),
    );
    const within = recorded.filter(
      ({ from, to }) => semver.lte(from, stretch.to) && semver.gte(to, stretch.from),
    );
    const concerned = within.length > 0 ? within : before === undefined ? [] : [before];
    const isKnown =
      concerned.length > 0 &&
      concerned.every((each) => isDeepStrictEqual(supportIn(each), supportIn(stretch)));
    if (isKnown) return [];
    const was = concerned.length === 0 ? 'not recorded' : concerned.map(stretchText).join('; ');
    return [`${name} ${stretchText(stretch)} (recorded: ${was})`];
  });
}

function supportIn({ supports, tooNew, abi, lacks }: Stretch): Support {
  return { supports, tooNew, abi, lacks };
}

function stretchText(stretch: Stretch): string {
  const { supports, tooNew, abi, lacks } = stretch;
  const ofAbi = abi === null ? '' : `, ABI ${abi}`;
  return `${releaseText(stretch)}: supports ${supports}, ${tooNew}${ofAbi}, lacks ${lacks.length}`;
}
