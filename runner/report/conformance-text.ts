import chalk from 'chalk';
import type { ProfileVerdict, UnmetReason, UnmetRule } from './conformance.ts';
import type { ReportFrame } from './schema.ts';

/** As many rules are named for each reason; of more, how many they are. */
const NAMED_RULES = 10;

/** In which list a rule that is not met is named, and what is said of it there. */
const LISTS: Readonly<Record<UnmetReason, { readonly list: string; readonly note: string }>> = {
  error: { list: 'missing', note: ' (error)' },
  new: { list: 'missing', note: '' },
  flaky: { list: 'missing', note: ' (flaky)' },
  known: { list: 'missing', note: ' (known)' },
  unsupported: { list: 'unsupported', note: '' },
  'not asked': { list: 'not asked', note: '' },
};

/** A line per runtime: whether it conforms to the profile of the run, and what is missing. */
export function conformanceLines(
  { profile }: Pick<ReportFrame, 'profile'>,
  verdicts: readonly ProfileVerdict[],
): string[] {
  return verdicts.map((verdict) => line(profile, verdict));
}

function line(profile: string, verdict: ProfileVerdict): string {
  const { runtime, narrowed, supportsLess, met, asked, unmet } = verdict;
  const details = [
    ...(supportsLess === null
      ? []
      : [`it supports version ${supportsLess.supports}, not ${supportsLess.wanted}`]),
    ...['missing', 'unsupported', 'not asked'].flatMap((list) => named(list, unmet)),
  ];
  const counted = [`${met} of ${asked}`, ...details].join('; ');
  if (narrowed) return `${runtime} was asked a part of ${profile}: ${counted}`;
  const conforms = unmet.length === 0 && supportsLess === null;
  const paint = conforms ? chalk.green : chalk.yellow;
  return `${paint(`${runtime} ${conforms ? 'conforms' : 'does not conform'} to ${profile}`)}: ${counted}`;
}

function named(list: string, unmet: readonly UnmetRule[]): string[] {
  const inList = unmet.filter(({ reason }) => LISTS[reason].list === list);
  if (inList.length === 0) return [];
  const names = inList.slice(0, NAMED_RULES).map(({ rule, reason }) => `${rule}${LISTS[reason].note}`);
  const more = inList.length > names.length ? [`and ${inList.length - names.length} more`] : [];
  return [`${list}: ${[...names, ...more].join(', ')}`];
}
