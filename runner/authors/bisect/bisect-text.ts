import { isDeepStrictEqual } from 'node:util';
import { invocation } from '../../shared/invocation.ts';
import { printable } from '../../shared/printable.ts';
import { textTable } from '../../shared/text-table.ts';
import { releaseText } from '../predict/release-text.ts';
import type { Stretch } from './find-stretches.ts';
import type { CellObservation } from './observe-cell.ts';
import { exitCodeText } from '../../run/process/cause-of-death.ts';

interface Question {
  readonly rule: string;
  readonly target: string;
}

/** A line of releases, e.g. 22 of node. */
export interface BisectedLine {
  readonly name: string;
  readonly line: string;
  readonly stretches: readonly Stretch<CellObservation>[];
}

/**
 * The observations, a letter each; the lines under each other, with the releases of each observation; and every change:
 * its two releases, and for each the observation and the command that shows it.
 */
export function bisectText({ rule, target }: Question, lines: readonly BisectedLine[]): string {
  const observations: CellObservation[] = [];
  for (const { observation } of lines.flatMap(({ stretches }) => stretches)) {
    if (!observations.some((each) => isDeepStrictEqual(each, observation))) observations.push(observation);
  }
  const letter = (observation: CellObservation) =>
    letterOf(observations.findIndex((each) => isDeepStrictEqual(each, observation)));
  const rows = lines.map(({ name, line, stretches }) => [
    { text: `${name} ${line}` },
    ...(stretches.length === 0 ? [{ text: 'no release can run this rule' }] : []),
    ...stretches.map((stretch) => ({ text: `${letter(stretch.observation)} ${releaseText(stretch)}` })),
  ]);
  const changes = lines.flatMap(({ name, stretches }) =>
    stretches.slice(1).map(({ from, observation }, index) => {
      const before = stretches[index];
      const command = (version: string) =>
        `${invocation} --rule ${rule} --target ${target} --${name} ${version} --verbose`;
      const sides = [
        ...(before === undefined ? [] : [{ version: before.to, observation: before.observation }]),
        { version: from, observation },
      ];
      return [
        `${name}: changed between ${sides.map(({ version }) => version).join(' and ')}`,
        ...sides.flatMap((side) => [
          `  ${side.version}  ${observationText(side.observation)}`,
          `    ${command(side.version)}`,
        ]),
      ].join('\n');
    }),
  );
  return [
    `${rule}, declared: ${target}`,
    ...(observations.length === 0
      ? []
      : [observations.map((each) => `${letter(each)}  ${observationText(each)}`).join('\n')]),
    textTable(rows),
    ...(changes.length === 0 ? ['no change within a line'] : changes),
  ]
    .join('\n\n')
    .concat('\n');
}

function letterOf(index: number): string {
  return index < 26 ? String.fromCharCode('A'.charCodeAt(0) + index) : `#${index + 1}`;
}

function observationText({ outcome, observation }: CellObservation): string {
  if (outcome.kind === 'crashed') {
    return outcome.signal === undefined
      ? `exited with code ${exitCodeText(outcome.exitCode)}`
      : `died of ${outcome.signal}`;
  }
  if (outcome.kind === 'does-not-apply')
    return 'the rule does not apply: see its statement, and what is supported';
  if (outcome.kind === 'timed-out') return 'timed out';
  return printable(JSON.stringify(observation ?? null), 120);
}
