import { changeText } from '../runner/authors/history/history-text.ts';
import { printable } from '../runner/shared/printable.ts';
import type { Survey, SurveyedPackage } from './survey-schema.ts';

/** The changes between two surveys, a sentence each: where an addon loads, and the findings of each package. */
export function changesOf(before: Pick<Survey, 'packages'>, now: Pick<Survey, 'packages'>): string[] {
  const earlier = new Map(before.packages.map((each) => [each.package, each]));
  const kept = new Set(now.packages.map((each) => each.package));
  return [
    ...now.packages.flatMap((each) => changesOfPackage(earlier.get(each.package), each)),
    ...before.packages
      .filter((each) => !kept.has(each.package))
      .map((each) => `${each.package} left the list`),
  ].map((line) => printable(line));
}

function changesOfPackage(before: SurveyedPackage | undefined, now: SurveyedPackage): string[] {
  if (before === undefined) return [`${now.package} is new in the list`];
  if (before.facts === null || now.facts === null) return [];
  const moved = changeText(now.facts, before.facts);
  const had = codesOf(before);
  const has = codesOf(now);
  const gained = [...has].filter((code) => !had.has(code));
  const lost = [...had].filter((code) => !has.has(code));
  const version = `${now.package} ${now.facts.version}`;
  return [
    ...(moved === null ? [] : [`${now.package} ${moved}`]),
    ...(gained.length === 0 ? [] : [`${version} now has ${gained.join(', ')}`]),
    ...(lost.length === 0 ? [] : [`${version} no longer has ${lost.join(', ')}`]),
  ];
}

function codesOf({ findings }: SurveyedPackage): Set<string> {
  return new Set(findings.map(({ code }) => code));
}
