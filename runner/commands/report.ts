import path from 'node:path';
import type { Arguments } from '../arguments/arguments.ts';
import { EXIT } from '../judge/exit-code.ts';
import { fromUser } from '../plan/matrix-request.ts';
import { projectRoot } from '../project-root.ts';
import { allFormats, chooseFormats } from '../report/formats/choose-formats.ts';
import { writeFormats } from '../report/formats/write-formats.ts';

const LATEST = path.join(projectRoot, 'reports', 'latest', 'report.json');

/** `report [FILE]`: a report in other formats, all or those of --format, beside it or in the folder of --out. */
export async function report(word: string | undefined, args: Arguments): Promise<number> {
  const formats = args.format === null ? allFormats() : chooseFormats(args.format);
  const file = word === undefined ? LATEST : fromUser(word);
  const folder = args.out === null ? path.dirname(file) : fromUser(args.out);
  for await (const written of writeFormats(file, { formats, folder })) {
    process.stdout.write(`${written}\n`);
  }
  return EXIT.ok;
}
