import type { Rule, Suite } from '../../../suites/rule.ts';
import type { Profile } from '../profiles/profile.ts';
import { compareTargets, targetFromId, type Target } from '../../../suites/target.ts';
import { globMatches } from '../../shared/glob.ts';
import { unknownWord } from '../../shared/unknown-word.ts';
import type { MatrixConfig } from './config.ts';

export interface Selection {
  readonly rules: readonly Rule[];
  readonly targets: readonly Target[];
  /** No option narrowed it: every rule and every target takes part. */
  readonly complete: boolean;
  /** Every target takes part, whichever rules do. */
  readonly everyTarget: boolean;
  /** The profile within which it was made. */
  readonly profile?: Profile;
}

export interface SelectionRequest {
  readonly suites: readonly string[] | null;
  readonly rules: readonly string[] | null;
  readonly targets: readonly string[] | null;
}

/** The rules and targets that take part. Throws a UserError for a word that names none, with the nearest that is one. */
export function select(
  request: SelectionRequest,
  suites: readonly Suite[],
  configured: MatrixConfig['targets'],
): Selection {
  const chosenSuites = choose('suite', request.suites, suites, ({ name }) => name);
  const rules = choose(
    'rule',
    request.rules,
    chosenSuites.flatMap((suite) => suite.rules),
    ({ id }) => id,
  );
  const known = [...configured.semantic, ...configured.boundary];
  const targets = (request.targets ?? known).map((id) => requireTarget(id, known)).sort(compareTargets);
  return {
    rules: [...rules].sort((a, b) => (a.id < b.id ? -1 : 1)),
    targets: targets.filter((target, index) => targets[index - 1]?.id !== target.id),
    complete: request.suites === null && request.rules === null && request.targets === null,
    everyTarget: request.targets === null,
  };
}

function choose<Item>(
  kind: string,
  globs: readonly string[] | null,
  items: readonly Item[],
  nameOf: (item: Item) => string,
): readonly Item[] {
  if (globs === null) return items;
  const chosen = new Set<Item>();
  for (const glob of globs) {
    const matched = globMatches(glob, items, nameOf);
    if (matched.length === 0) throw unknownWord(kind, glob, items.map(nameOf));
    for (const item of matched) chosen.add(item);
  }
  return items.filter((item) => chosen.has(item));
}

function requireTarget(id: string, known: readonly string[]): Target {
  const target = targetFromId(id);
  if (target === null || !known.includes(id)) throw unknownWord('target', id, known);
  return target;
}
