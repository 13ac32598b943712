import path from 'node:path';
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
    const count = file.deviations.length;
    const drafts = Object.values(file.reasons).filter(isUnexplained).length;
    lines.push(
      `wrote ${target}: ${count} ${count === 1 ? 'entry' : 'entries'}${drafts === 0 ? '' : `, ${drafts} without a reason`}`,
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
    const count = reasons.length === 1 ? '1 entry lacks' : `${reasons.length} entries lack`;
    const file = path.relative(path.dirname(path.dirname(folder)), expectationFilePath(folder, name));
    return `${file}: ${count} a reason: ${list}`;
  });
}
