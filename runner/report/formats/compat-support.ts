import { sortTargetIds } from '../../../suites/target.ts';
import { outcomeText } from '../../run/execute/outcome-text.ts';
import { printable } from '../../shared/printable.ts';
import type { CellRecord } from '../../run/judge/cell-record.ts';
import { htmlText } from './html-text.ts';
import type { SupportStatement } from './compat-schema.ts';

/** The result of one release for one rule. */
export interface Release {
  readonly version: string;
  /** The cells of the rule; those that were not observed do not count. */
  readonly cells: readonly CellRecord[];
}

type Support = 'whole' | 'partial' | 'none';

/** Measured releases that follow one another and support a rule alike. */
interface Stretch {
  readonly support: Support;
  readonly releases: Release[];
}

/**
 * The statements on one rule in one runtime, newest first; `releases` oldest first. A rule is supported from a release
 * on when all its cells conform, and partly when some of it does. A release that was not run, or gave no
 * result, is passed over. Of what was measured in no release nothing is said but null; false is what was seen to
 * deviate in every one.
 */
export function supportOf(releases: readonly Release[], flags: readonly string[]): SupportStatement[] {
  const stretches = stretchesOf(releases);
  if (stretches.length === 0) return [{ version_added: null }];
  const statements = stretches.flatMap((stretch, index) => {
    const [first] = stretch.releases;
    if (stretch.support === 'none' || first === undefined) return [];
    const removed = stretches[index + 1]?.releases[0];
    return [
      {
        // The rule may hold since long before the oldest release that was measured.
        version_added: index === 0 ? `≤${first.version}` : first.version,
        ...(removed && { version_removed: removed.version }),
        ...(flags.length > 0 && { flags: flags.map(flagOf) }),
        ...(stretch.support === 'partial' && { partial_implementation: true as const, ...notesOf(stretch) }),
      },
    ];
  });
  if (statements.length > 0) return statements.reverse();
  const [never] = stretches;
  return [{ version_added: false, ...(never && notesOf(never)) }];
}

function stretchesOf(releases: readonly Release[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const release of releases) {
    const support = supportIn(release);
    if (support === null) continue;
    const last = stretches.at(-1);
    if (last?.support === support) last.releases.push(release);
    else stretches.push({ support, releases: [release] });
  }
  return stretches;
}

/** Null: no cell of the release was observed. */
function supportIn({ cells }: Release): Support | null {
  const conforms = cells.some(({ verdict }) => verdict === 'conforms');
  const deviates = cells.some(({ verdict }) => verdict === 'deviates');
  if (conforms) return deviates ? 'partial' : 'whole';
  return deviates ? 'none' : null;
}

/** The deviations and their reasons, each text once with its targets. */
function notesOf({ releases }: Stretch): { notes?: string | string[] } {
  const targets = new Map<string, Set<string>>();
  for (const cell of releases.flatMap(({ cells }) => cells)) {
    if (cell.verdict !== 'deviates') continue;
    const text = reasonOf(cell);
    targets.set(text, (targets.get(text) ?? new Set()).add(cell.target));
  }
  const notes = [...targets].map(([text, ids]) =>
    htmlText(`Deviates for ${sortTargetIds(ids).join(', ')}: ${text}`),
  );
  const [first, ...more] = notes;
  if (first === undefined) return {};
  return { notes: more.length === 0 ? first : notes };
}

function reasonOf(cell: CellRecord): string {
  if (cell.known === undefined) return outcomeText(cell);
  return printable([cell.known.reason, cell.known.link].filter(Boolean).join(' '), 1000);
}

/** `--trace-deprecation`, `--max-http-header-size=1` */
function flagOf(flag: string): { type: 'runtime_flag'; name: string; value_to_set?: string } {
  const [name = flag, ...value] = flag.split('=');
  return { type: 'runtime_flag', name, ...(value.length > 0 && { value_to_set: value.join('=') }) };
}
