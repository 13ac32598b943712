import { invocation } from '../../shared/invocation.ts';
import { printable } from '../../shared/printable.ts';
import type { Stretch } from './find-stretches.ts';
import type { CellObservation } from './observe-cell.ts';

interface Question {
  readonly name: string;
  readonly rule: string;
  readonly target: string;
}

interface ReleaseLine {
  readonly line: string;
  readonly stretches: readonly Stretch<CellObservation>[];
}

/** Per line of releases: each observation, in which releases it was seen, and the command that shows the change. */
export function bisectText(question: Question, lines: readonly ReleaseLine[]): string {
  const { name, rule, target } = question;
  const body = lines.flatMap(({ line, stretches }) => [
    '',
    `${name} ${line}`,
    ...(stretches.length === 0 ? ['  no release of it can run this rule'] : []),
    ...stretches.map(
      ({ from, to, observation }) =>
        `  ${(from === to ? from : `${from} to ${to}`).padEnd(22)} ${observationText(observation)}`,
    ),
    ...stretches.slice(1).map(({ from }, index) => {
      const before = stretches[index]?.to ?? '';
      return `  changed from ${before} to ${from}: ${invocation} --rule ${rule} --target ${target} --${name} ${before},${from} --verbose`;
    }),
  ]);
  return [`${rule}, declared: ${target}`, ...body, ''].join('\n');
}

function observationText({ outcome, observation }: CellObservation): string {
  if (outcome.kind === 'crashed') {
    return outcome.signal === undefined
      ? `exited with code ${outcome.exitCode ?? 'unknown'}`
      : `died of ${outcome.signal}`;
  }
  if (outcome.kind === 'timed-out') return 'timed out';
  return printable(JSON.stringify(observation ?? null), 120);
}
