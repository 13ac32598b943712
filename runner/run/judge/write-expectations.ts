import path from 'node:path';
import { count } from '../../shared/count.ts';
import { expectationFilePath, formatExpectationFile, isUnexplained } from './expectation-file.ts';
import type { UnexplainedReason } from './tally.ts';
import type { Update } from './update-expectations.ts';
import { writeFile } from 'node:fs/promises';

/** Writes updated expectations. Returns a line per file, and one per deviation that a person must narrow. */
export async function writeExpectations(
  folder: string,
  updates: ReadonlyMap<string, Update>,
): Promise<string[]> {
  const lines: string[] = [];
  for (const [name, { file, notes }] of updates) {
    const target = expectationFilePath(folder, name);
    await writeFile(target, formatExpectationFile(file));
    const drafts = Object.values(file.reasons).filter(isUnexplained).length;
    lines.push(
      `wrote ${target}: ${count(file.deviations.length, 'entry', 'entries')}${drafts === 0 ? '' : `, ${drafts} without a reason`}`,
      ...notes.map((note) => `${target}: ${note}`),
    );
  }
  return lines;
}

/** The reasons that a person still has to write, a line per file. */
export function unexplainedLines(folder: string, unexplained: readonly UnexplainedReason[]): string[] {
  const names = [...new Set(unexplained.map(({ runtime }) => runtime))];
  return names.map((name) => {
    const reasons = unexplained.filter(({ runtime }) => runtime === name);
    const list = reasons.map(({ reason, rules }) => `${reason} (${rules.join(', ')})`).join('; ');
    const file = path.relative(path.dirname(path.dirname(folder)), expectationFilePath(folder, name));
    return `${file}: ${count(reasons.length, 'entry lacks', 'entries lack')} a reason: ${list}`;
  });
}
