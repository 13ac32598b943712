import semver from 'semver';
import { expandMajors } from '../../run/runtimes/expand-majors.ts';
import { node } from '../../run/runtimes/node.ts';
import { requestedRange } from '../../run/runtimes/version-request.ts';
import { UserError } from '../../shared/user-error.ts';
import { releaseText } from './release-text.ts';
import type { Stretch, Supports } from './supports.ts';

/**
 * The table for these releases of Node.js alone: majors, versions, ranges and the words that `--node` takes. Throws a
 * UserError for a request that no measured release meets.
 */
export function onlyReleases({ node: stretches }: Supports, requests: readonly string[]): Supports {
  const lines = stretches.flatMap(({ from, to }) => [from, to]);
  const selected = new Map<string, Stretch>();
  for (const request of expandMajors(requests, lines)) {
    const found = matching(stretches, request.trim());
    if (found.length === 0) {
      const measured = stretches.map(releaseText);
      throw new UserError(
        `no measured release of Node.js matches "${request.trim()}"; measured: ${measured.join(', ')}`,
      );
    }
    for (const stretch of found) selected.set(`${stretch.from} ${stretch.to}`, stretch);
  }
  const sorted = [...selected.values()].sort((a, b) => semver.compare(a.from, b.from));
  return {
    node: sorted.map((stretch, index) => markGap(stretches, sorted[index - 1], stretch)),
    bun: [],
    deno: [],
  };
}

/** A word such as `lts` means its newest release; a version is cut out of its stretch. */
function matching(stretches: readonly Stretch[], request: string): readonly Stretch[] {
  const range = requestedRange(node, request);
  const found = stretches.filter(({ from, to }) => semver.intersects(range, `>=${from} <=${to}`));
  if (Object.hasOwn(node.aliases, request)) return found.slice(-1);
  const exact = semver.valid(request);
  return exact === null ? found : found.map((stretch) => ({ ...stretch, from: exact, to: exact }));
}

function markGap(all: readonly Stretch[], before: Stretch | undefined, stretch: Stretch): Stretch {
  if (before === undefined) return stretch;
  const place = all.findIndex(({ from }) => from === stretch.from);
  return place > 0 && all[place - 1]?.to === before.to ? stretch : { ...stretch, afterGap: true };
}
