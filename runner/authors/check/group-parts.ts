import { groupBy } from '../../shared/group-by.ts';
import type { CheckedFile, CheckedPart } from './checked.ts';

/** Files of which the same is said, mostly those of one build for several platforms. */
export function groupParts(
  files: readonly CheckedFile[],
): readonly { readonly paths: readonly string[]; readonly part: CheckedPart }[] {
  const parts = files.flatMap(({ path, parts: all }) => all.map((part) => ({ path, part })));
  return [...groupBy(parts, ({ part }) => groupKey(part)).values()].map((alike) => ({
    paths: [...new Set(alike.map(({ path }) => path))],
    part: alike[0].part,
  }));
}

function groupKey({
  facts: { registration, abi, declared, importsVersion, looksUpAtRunTime },
  fates,
}: CheckedPart): string {
  return JSON.stringify([registration, abi, declared, importsVersion, looksUpAtRunTime, fates]);
}
