import chalk from 'chalk';
import { canonicalJson } from '../../../suites/json.ts';
import type { AppliesTo, Rule } from '../../../suites/rule.ts';
import type { Expectation } from '../../run/judge/expectations.ts';
import { familyNamed } from '../../run/runtimes/families.ts';
import { expectedByVersion } from './gate.ts';
import type { KnownDeviations } from './known-deviations.ts';
import { releasesOutside } from './version-segments.ts';

const WHERE: Readonly<Record<AppliesTo, string>> = {
  accepted: 'where the runtime must accept the declared version',
  rejected: 'where the runtime must reject the declared version',
  any: 'whether the runtime must accept the declared version or not',
};

/** Everything there is to say of a rule. `targets`: the ids it is asked of, where they are accepted or rejected. */
export function explanation(rule: Rule, targets: readonly string[], known: KnownDeviations): string {
  const lines = [
    `${chalk.bold(rule.id)} (${rule.strength})`,
    `  ${rule.statement}`,
    '',
    ...field(
      'expected',
      expectedByVersion(rule.expected).map(([versions, pattern]) => `${versions}: ${canonicalJson(pattern)}`),
    ),
    ...field('asked of', [`${targets.join(', ')}, ${WHERE[rule.appliesTo]}`]),
    ...field('asked by', [probeWords(rule)]),
    ...field('needs', [rule.needs.join(', ')]),
    ...(rule.flags.length === 0 ? [] : field('flags', [rule.flags.join(' ')])),
    ...(rule.isolate ? field('process', ['one of its own']) : []),
    ...(rule.advice === null ? [] : field('advice', [rule.advice])),
    ...field(
      'sources',
      rule.sources.map(({ title, url }) => `${title}: ${url}`),
    ),
    ...[...known].flatMap(([runtime, expectations]) => [
      '',
      ...deviations(familyNamed(runtime)?.title ?? runtime, expectations),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function probeWords({ probe, args, suite, addon }: Rule): string {
  const given = args === null ? '' : ` with ${canonicalJson(args)}`;
  return `probe ${probe}${given} of suites/${suite}/${suite}.probe.cjs, addon ${addon}`;
}

function field(name: string, values: readonly string[]): string[] {
  return values.map((value, index) => `  ${chalk.dim((index === 0 ? name : '').padEnd(10))}${value}`);
}

function deviations(title: string, expectations: readonly Expectation[]): string[] {
  if (expectations.length === 0) return [`${title}: no release is known to deviate`];
  const conforming = releasesOutside(expectations.map(({ versions }) => versions));
  return [
    `${title}: ${conforming === null ? 'every release is known to deviate' : `no deviation is recorded for ${conforming}`}`,
    ...expectations.flatMap(({ versions, targets, outcome, observation, why: { reason, link } }) => [
      `  known to deviate in ${versions}${targets === undefined ? '' : ` (${targets.join(', ')})`}: ${reason}`,
      ...field(outcome, observation === undefined ? [] : [canonicalJson(observation)]),
      ...field('see', link === undefined ? [] : [link]),
    ]),
  ];
}
