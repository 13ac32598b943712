import { printable } from '../../shared/printable.ts';
import { textTable } from '../../shared/text-table.ts';
import { enginesRange } from '../../shared/node-api-releases.ts';
import { fateLines } from '../check/fate-text.ts';
import { releaseText } from '../predict/release-text.ts';
import { fatesOfDeclared } from '../predict/declared-fates.ts';
import type { Supports } from '../predict/supports.ts';
import { buildLines } from './build-lines.ts';
import { highestVersion } from './highest-version.ts';
import { lostBelow } from './lost.ts';
import { proofOf } from './proof.ts';

const NONE = '-';

/** The range in which a version loads, its proof, and the lines that declare it. */
export function versionText(version: number, supports: Supports): string {
  const range = enginesRange(version) ?? '';
  const header = ['Node.js', 'last that crashes', 'first that loads', 'reads no declaration'];
  const rows = proofOf(version, supports.node).map(({ line, lastCrash, firstLoad, ignoring }) => [
    String(line),
    lastCrash ?? NONE,
    firstLoad ?? NONE,
    ignoring === null ? NONE : releaseText(ignoring),
  ]);
  const others = (['bun', 'deno'] as const).flatMap((name) =>
    fateLines(fatesOfDeclared(version, supports[name])).map(
      ({ word, releases, why }) => `${TITLES[name]} ${releases}: ${word}${why === '' ? '' : ` (${why})`}`,
    ),
  );
  return sections([
    `Node-API ${version}: ${range}`,
    table([header, ...rows]),
    others.join('\n'),
    buildText(version, range),
  ]);
}

const TITLES = { bun: 'Bun', deno: 'Deno' } as const;

/** The highest version that is safe to declare in a range, why no higher one is, and what is lost. */
export function rangeText(range: string, supports: Supports): string {
  const { version, isMeasured, unsafe } = highestVersion(range, supports.node);
  const shown = printable(range);
  const why = unsafe.map(({ version: higher, ranges }) => {
    const lines = fateLines(ranges).map(
      ({ word, releases, why: reason }) => `  ${word}  ${releases}  (${reason})`,
    );
    return [
      `${higher} needs ${enginesRange(higher) ?? ''}; in ${shown}:`,
      ...(lines.length > 0 ? lines : ['  older releases than the measured ones']),
    ].join('\n');
  });
  if (version === null) {
    return sections([`${shown}: no version is supported by every release in it`, ...why]);
  }
  const lost = lostBelow(version).map(({ version: added, functions, advice }) =>
    [
      `lost without ${added}:`,
      `  functions: ${functions.join(', ')}`,
      ...(advice.length > 0 ? ['  semantics, by what to do when they begin:'] : []),
      ...advice.map((text) => `    ${text}`),
    ].join('\n'),
  );
  return sections([
    `${shown}: declare ${version}, the highest version that every release in it supports${isMeasured ? '' : ' by the documents; none was measured'}`,
    ...why,
    ...lost,
    buildText(version, shown),
  ]);
}

function buildText(version: number, range: string): string {
  return table(
    buildLines(version, range).map(({ where, line, note }) => [
      where,
      note === undefined ? line : `${line}  # ${note}`,
    ]),
  );
}

function table(rows: readonly (readonly string[])[]): string {
  return textTable(rows.map((row) => row.map((text) => ({ text }))));
}

function sections(texts: readonly string[]): string {
  return texts
    .filter((text) => text !== '')
    .join('\n\n')
    .concat('\n');
}
