import chalk from 'chalk';
import { count } from '../../shared/count.ts';
import { groupBy } from '../../shared/group-by.ts';
import { printable } from '../../shared/printable.ts';
import { projectAddress } from '../../shared/project-address.ts';
import { textTable } from '../../shared/text-table.ts';
import { fateText } from '../check/fate-text.ts';
import type { LoadOutcome } from './load-outcome.ts';
import type { RealLoad } from './load-in-releases.ts';
import { seenText } from './seen-text.ts';

/** What was observed, file by file, and what differs from the prediction. */
export function realLoadText(loads: readonly RealLoad[]): string {
  if (loads.length === 0) return '--run: no addon is for this machine, so none was loaded';
  const files = [...groupBy(loads, ({ file }) => file)].map(([file, all]) =>
    [`loaded ${printable(file)}`, textTable(all.map(rowOf)), ...seenWhileLoading(all)].join('\n'),
  );
  const differing = loads.filter(({ comparison }) => comparison === 'differs');
  const summary = `${count(loads.length, 'load')}, ${differing.length} different from the prediction`;
  return [...files, summary, ...differing.map(reportText)].join('\n\n');
}

function rowOf({ runtime, outcome, comparison }: RealLoad) {
  const paint = comparison === 'differs' ? chalk.red.bold : chalk.dim;
  return [{ text: `  ${runtime}` }, { text: outcomeText(outcome) }, { text: comparison, paint }];
}

/** For the newest release that was traced: others differ in what the runtime does, not in what the addon does. */
function seenWhileLoading(loads: readonly RealLoad[]): string[] {
  const last = loads.filter(({ outcome, trace }) => outcome.kind === 'loads' && trace !== null).at(-1);
  const lines = last?.trace == null ? [] : seenText(last.trace);
  return lines.length === 0 ? [] : [`  seen in ${last?.runtime}:`, ...lines.map((line) => `    ${line}`)];
}

function outcomeText(outcome: LoadOutcome): string {
  switch (outcome.kind) {
    case 'loads':
      return 'loads';
    case 'crashes':
      return `crashes (${outcome.how})`;
    case 'refused':
      return `refused (${printable(outcome.message, 80)})`;
    case 'not comparable':
      return `could not be tried (${printable(outcome.why, 80)})`;
  }
}

function reportText({ file, runtime, predicted, outcome }: RealLoad): string {
  const word = predicted === null ? 'nothing' : fateText(predicted).word;
  const where = projectAddress === undefined ? '' : ` at ${projectAddress}/issues`;
  return `${chalk.red.bold('DIFFERENT')} ${printable(file)} in ${runtime}: predicted ${word}, observed ${outcomeText(outcome)}.\nThe prediction is an error of napi-matrix. Please report it${where}, with this text and the package.`;
}
