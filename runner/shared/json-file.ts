import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { describeIssue } from './describe-issue.ts';
import { UserError } from './user-error.ts';

/** A file of JSON that a user can change. Throws a UserError where it cannot be read or is not as the schema says. */
export async function readJsonFile<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new UserError(`cannot read ${file}: ${(error as Error).message}`, { cause: error });
  }
  return parseJsonFile(text, file, schema);
}

/** The same of its text. `file`: the path that errors name. */
export function parseJsonFile<T>(text: string, file: string, schema: z.ZodType<T>): T {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new UserError(`${file} is not JSON: ${(error as Error).message}`, { cause: error });
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  throw new UserError(`${file}: ${describeIssue(parsed.error, content)}`);
}
