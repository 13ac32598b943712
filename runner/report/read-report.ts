import { readFile } from 'node:fs/promises';
import { describeIssue } from '../shared/describe-issue.ts';
import { count } from '../shared/count.ts';
import { UserError } from '../shared/user-error.ts';
import { reportSchema, type Report } from './schema.ts';

/** Reads a report.json. Throws a UserError when there is none or it does not match the schema. */
export async function readReport(file: string): Promise<Report> {
  const text = await readText(file);
  const json = parseJson(text, file);
  const parsed = reportSchema.safeParse(json);
  if (!parsed.success) throw new UserError(`${file} is not a report: ${describeIssue(parsed.error, json)}`);
  const fault = contradictionIn(parsed.data);
  if (fault !== null) throw new UserError(`${file} is not a report: ${fault}`);
  return parsed.data;
}

/** A fault that the schema cannot express: each cell must be there once, and so must its runtime and its rule. */
function contradictionIn({ cells, runtimes, rules }: Report): string | null {
  const known = { runtime: new Set(runtimes.map(({ id }) => id)), rule: new Set(rules.map(({ id }) => id)) };
  const seen = new Set<string>();
  for (const [index, { id, rule, runtime }] of cells.entries()) {
    if (!known.runtime.has(runtime)) return `cells.${index}.runtime: not one of its runtimes`;
    if (!known.rule.has(rule)) return `cells.${index}.rule: not one of its rules`;
    if (seen.has(id)) return `cells.${index}.id: an earlier cell has it`;
    seen.add(id);
  }
  return null;
}

/** Reads the report of a whole run. Throws a UserError for a shard, whose other cells would look removed. */
export async function readWholeReport(file: string): Promise<Report> {
  const report = await readReport(file);
  if (report.shard === undefined) return report;
  throw new UserError(
    `${file} is shard ${report.shard.index} of ${report.shard.count}; merge the shards first`,
  );
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new UserError(`there is no report ${file}`, { cause: error });
    const why = code === 'EISDIR' ? 'it is a folder; name the report.json in it' : message;
    throw new UserError(`cannot read the report ${file}: ${why}`, { cause: error });
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // A whole report ends with the brace of its one object.
    const isCut = text.startsWith('{') && !text.trimEnd().endsWith('}');
    const why = isCut ? `cut off after ${count(text.length, 'character')}` : (error as Error).message;
    throw new UserError(`${file} is not complete JSON: ${why}`, { cause: error });
  }
}
