import { isDeepStrictEqual } from 'node:util';
import type { FamilyName } from '../../run/runtimes/families.ts';
import type { Stretch } from '../predict/supports.ts';
import { findStretches } from './find-stretches.ts';
import type { ReleaseLine } from './lines.ts';
import { observeCell, type ObserveContext } from './observe-cell.ts';
import { supportOf, type Support } from './observe-support.ts';
import { provisionRelease } from './provision-release.ts';

/** `context.selection` is that of TOO_NEW. */
export async function measureSupports(
  name: FamilyName,
  lines: readonly ReleaseLine[],
  context: ObserveContext & { readonly offline: boolean },
): Promise<readonly Stretch[]> {
  const measured: Stretch[] = [];
  for (const { versions } of lines) {
    const stretches = await findStretches<Support>(versions, {
      async observe(version) {
        const runtime = await provisionRelease({ name, version }, context);
        const tooNew = runtime === null ? null : await observeCell(runtime, context);
        return runtime === null || tooNew === null ? null : supportOf(runtime, tooNew, context.signal);
      },
      isSame: (one, other) => isDeepStrictEqual(one, other),
    });
    for (const { from, to, observation } of stretches) measured.push({ from, to, ...observation });
  }
  return measured;
}
