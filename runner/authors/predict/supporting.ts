import semver from 'semver';
import { groupBy } from '../../shared/group-by.ts';
import type { Stretch } from './supports.ts';

/** The first measured release of each line of Node.js that supports a version: `22.14.0`, `23.6.0`, `24.0.0` ... */
export function supportingFrom(stretches: readonly Stretch[], version: number): readonly string[] {
  return [...groupBy(stretches, ({ from }) => semver.major(from)).values()].flatMap((line) => {
    const first = line.find(({ supports }) => supports >= version);
    return first === undefined ? [] : [first.from];
  });
}
