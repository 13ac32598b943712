import { readFile } from 'node:fs/promises';
import { describeIssue } from '../shared/describe-issue.ts';
import { UserError } from '../shared/user-error.ts';
import { reportSchema, type Report } from './schema.ts';

/** Reads a report.json; throws a UserError when there is none or it is not as its schema says. */
export async function readReport(file: string): Promise<Report> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === 'EISDIR' ? 'it is a folder; name the report.json in it' : message;
    throw new UserError(`cannot read the report ${file}: ${why}`, { cause: error });
  }
  const parsed = reportSchema.safeParse(json);
  if (!parsed.success) throw new UserError(`${file} is no report: ${describeIssue(parsed.error, json)}`);
  return parsed.data;
}

/** The same of a whole run. Throws a UserError for a shard: in a part most cells would look as if they were not there. */
export async function readWholeReport(file: string): Promise<Report> {
  const report = await readReport(file);
  if (report.shard === undefined) return report;
  throw new UserError(
    `${file} is shard ${report.shard.index} of ${report.shard.count}; merge the shards first`,
  );
}
