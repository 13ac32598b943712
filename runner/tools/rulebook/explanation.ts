import chalk from 'chalk';
import { canonicalJson } from '../../../suites/json.ts';
import type { AppliesTo, Rule } from '../../../suites/rule.ts';
import { sourceKind } from '../../../suites/sources.ts';
import { targetFromId } from '../../../suites/target.ts';
import type { Expectation } from '../../run/judge/expectations.ts';
import { familyNamed } from '../../run/runtimes/families.ts';
import { expectedByVersion } from './gate.ts';
import type { KnownDeviations } from './known-deviations.ts';
import { MEASURED } from '../../shared/measured-releases.ts';
import type { RuleFiles } from './rule-files.ts';
import { enginesRange } from '../../shared/node-api-releases.ts';
import { releasesOutside } from '../../shared/release-ranges.ts';

const WHERE: Readonly<Record<AppliesTo, string>> = {
  accepted: 'in runtimes that must accept the declared version',
  rejected: 'in runtimes that must reject the declared version',
  any: 'in every runtime',
};

/** All information on a rule. `targets`: the ids of the targets that it applies to. */
export function explanation(
  rule: Rule,
  targets: readonly string[],
  known: KnownDeviations,
  files: RuleFiles,
): string {
  const lines = [
    `${chalk.bold(rule.id)} (${rule.strength})`,
    `  ${rule.statement}`,
    '',
    ...field(
      'expected',
      expectedByVersion(rule.expected).map(([versions, pattern]) => `${versions}: ${canonicalJson(pattern)}`),
    ),
    ...field('targets', [`${targets.join(', ')}, ${WHERE[rule.appliesTo]}`]),
    ...field('probe', [probeWords(rule)]),
    ...field('needs', [rule.needs.join(', ')]),
    ...(rule.flags.length === 0 ? [] : field('flags', [rule.flags.join(' ')])),
    ...(rule.isolate ? field('process', ['its own']) : []),
    ...(rule.advice === null ? [] : field('advice', [rule.advice])),
    ...field(
      'sources',
      rule.sources.map((source) => `${sourceKind(source)}: ${source.title}: ${source.url}`),
    ),
    ...field('files', [files.rule, files.probe, ...files.c]),
    ...(rule.suite === 'load' ? field('engines', enginesOf(targets)) : []),
    ...[...known].flatMap(([runtime, expectations]) => [
      '',
      ...deviations(familyNamed(runtime)?.title ?? runtime, MEASURED[runtime]?.from, expectations),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function probeWords({ probe, args, suite, addon }: Rule): string {
  const given = args === null ? '' : ` with ${canonicalJson(args)}`;
  return `${probe}${given} of suites/${suite}/${suite}.probe.cjs, addon ${addon}`;
}

/** The range for `engines.node`, for each declared version that releases are recorded to support. */
function enginesOf(targets: readonly string[]): string[] {
  return targets.flatMap((id) => {
    const declared = targetFromId(id)?.declared ?? null;
    const range = declared === null ? undefined : enginesRange(declared);
    return range === undefined ? [] : [`declaring ${id}: ${range}`];
  });
}

function field(name: string, values: readonly string[]): string[] {
  return values.map((value, index) => `  ${chalk.dim((index === 0 ? name : '').padEnd(10))}${value}`);
}

function deviations(
  title: string,
  measuredFrom: string | undefined,
  expectations: readonly Expectation[],
): string[] {
  const limits = measuredFrom === undefined ? '' : `; not measured before ${measuredFrom}`;
  if (expectations.length === 0) return [`${title}: conforms in every measured release${limits}`];
  const unmeasured = measuredFrom === undefined ? [] : [`<${measuredFrom}`];
  const conforming = releasesOutside([...unmeasured, ...expectations.map(({ versions }) => versions)]);
  const where = conforming === null ? 'deviates in every measured release' : `conforms in ${conforming}`;
  return [
    `${title}: ${where}${limits}`,
    ...expectations.flatMap(({ versions, targets, outcome, observation, why: { reason, link } }) => [
      `  deviates in ${versions}${targets === undefined ? '' : ` (${targets.join(', ')})`}: ${reason}`,
      ...field(outcome, observation === undefined ? [] : [canonicalJson(observation)]),
      ...field('see', link === undefined ? [] : [link]),
    ]),
  ];
}
