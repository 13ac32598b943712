import chalk from 'chalk';
import { count } from '../../shared/count.ts';
import { printable } from '../../shared/printable.ts';
import { textTable } from '../../shared/text-table.ts';
import type { ReleaseFacts } from './release-facts.ts';

const HEADER = ['', 'version', 'declares', 'imports', 'engines.node', 'crashes Node.js'];

/** A line per version, those that changed something marked with a star, and a sentence per change. */
export function historyText(name: string, releases: readonly ReleaseFacts[]): string {
  const changes = releases.map((release, index) => changeText(release, releases[index - 1]));
  const rows = releases.map(({ version, declares, imports, engines, crashes }, index) => {
    const texts = [
      changes[index] === null ? ' ' : '*',
      version,
      declares || 'no addon',
      imports,
      engines,
      crashes || '-',
    ];
    return texts.map((text, column) => ({
      text: printable(text, 80),
      ...(column === 5 && crashes !== '' && { paint: chalk.red }),
    }));
  });
  const sentences = changes.filter((change) => change !== null);
  return [
    `${chalk.bold(printable(name))}   ${count(releases.length, 'version')}`,
    textTable([HEADER.map((text) => ({ text, paint: chalk.dim })), ...rows]),
    ...(sentences.length === 0 ? [] : [sentences.join('\n')]),
  ].join('\n\n');
}

/** `0.45.0 declares 10 (was 9): crashes 18.17.0 to 22.13.1`. Null: nothing that decides where it loads changed. */
export function changeText(release: ReleaseFacts, before: ReleaseFacts | undefined): string | null {
  if (before === undefined) return null;
  const { version, declares, engines, crashes } = release;
  const changes = [
    ...(declares === before.declares ? [] : [declaresText(declares, before.declares)]),
    ...(engines === before.engines ? [] : [`has engines.node ${engines} (was ${before.engines})`]),
  ];
  if (changes.length === 0 && crashes === before.crashes) return null;
  const fates =
    crashes === before.crashes ? '' : crashes === '' ? ': crashes no release' : `: crashes ${crashes}`;
  return printable(`${version} ${changes.join(' and ')}${fates}`);
}

function declaresText(now: string, before: string): string {
  if (now === '') return `has no addon (the one before declared ${before})`;
  return before === '' ? `declares ${now} (had no addon)` : `declares ${now} (was ${before})`;
}
