import chalk from 'chalk';
import { wrapText } from '../shared/fit-text.ts';
import type { ProfileVerdict, UnmetReason, UnmetRule } from './conformance.ts';
import type { ReportHeader } from './schema.ts';

/** The most rules that are named for each reason; more are only counted. */
const NAMED_RULES = 10;

/** The list that names an unmet rule, and its note there. */
const LISTS: Readonly<Record<UnmetReason, { readonly list: string; readonly note: string }>> = {
  error: { list: 'missing', note: ' (error)' },
  new: { list: 'missing', note: '' },
  flaky: { list: 'missing', note: ' (flaky)' },
  known: { list: 'missing', note: ' (known)' },
  unsupported: { list: 'unsupported', note: '' },
  'not run': { list: 'not run', note: '' },
};

/** Per runtime: whether it conforms to the profile of the run, and below it what is missing. */
export function conformanceLines(
  { profile }: Pick<ReportHeader, 'profile'>,
  verdicts: readonly ProfileVerdict[],
  width = 100,
): string[] {
  return verdicts.flatMap((verdict) => linesOf(profile, verdict, width));
}

function linesOf(profile: string, verdict: ProfileVerdict, width: number): string[] {
  const { runtime, narrowed, supportsLess, met, rules, unmet } = verdict;
  const details = [
    ...(supportsLess === null
      ? []
      : [`supports version ${supportsLess.supports}, not ${supportsLess.wanted}`]),
    ...['missing', 'unsupported', 'not run'].flatMap((list) => named(list, unmet)),
  ].flatMap((detail) =>
    wrapText(detail, width - 4).map((line, index) => `${index === 0 ? '  ' : '    '}${line}`),
  );
  const counted = `${met} of ${rules}`;
  if (narrowed) return [`${runtime} ran a part of ${profile}: ${counted}`, ...details];
  const conforms = unmet.length === 0 && supportsLess === null;
  const paint = conforms ? chalk.green : chalk.yellow;
  const heading = `${runtime} ${conforms ? 'conforms' : 'does not conform'} to ${profile}`;
  return [`${paint(heading)}: ${counted}`, ...details];
}

function named(list: string, unmet: readonly UnmetRule[]): string[] {
  const inList = unmet.filter(({ reason }) => LISTS[reason].list === list);
  if (inList.length === 0) return [];
  const names = inList.slice(0, NAMED_RULES).map(({ rule, reason }) => `${rule}${LISTS[reason].note}`);
  const more = inList.length > names.length ? [`and ${inList.length - names.length} more`] : [];
  return [`${list}: ${[...names, ...more].join(', ')}`];
}
