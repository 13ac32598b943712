import { readFile } from 'node:fs/promises';
import { describeIssue } from '../plan/config.ts';
import { UserError } from '../user-error.ts';
import { reportSchema, type Report } from './schema.ts';

/** Reads a report.json; throws a UserError when there is none or it is not as its schema says. */
export async function readReport(file: string): Promise<Report> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UserError(`cannot read the report ${file}: ${(error as Error).message}`, { cause: error });
  }
  const parsed = reportSchema.safeParse(json);
  if (!parsed.success) throw new UserError(`${file} is no report: ${describeIssue(parsed.error, json)}`);
  return parsed.data;
}
