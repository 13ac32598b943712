import { createReadStream } from 'node:fs';
import { UserError } from '../../shared/user-error.ts';
import { linesOf } from './line-splitter.ts';
import { LogReader, type ReadLog } from './read-log.ts';

/** Reads logs as one; `-` is stdin. `nameOf`: how a file is found by what the user calls it. */
export async function readLogs(words: readonly string[], nameOf: (word: string) => string): Promise<ReadLog> {
  const reader = new LogReader();
  for (const word of words) {
    let number = 0;
    const input = word === '-' ? process.stdin : createReadStream(nameOf(word));
    try {
      for await (const line of linesOf(input)) {
        number += 1;
        reader.line(line, `${word}:${number}`);
      }
    } catch (error) {
      if (error instanceof UserError) throw error;
      throw new UserError(`cannot read the log ${word}: ${(error as Error).message}`, { cause: error });
    }
  }
  return reader.end();
}
