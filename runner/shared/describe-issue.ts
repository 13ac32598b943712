import type { z } from 'zod';
import { DEEPEST_OBSERVATION, isDeeper } from './is-deeper.ts';
import { printable } from './printable.ts';

/** Characters of what came that an error shows. */
const LONGEST = 300;

/** The first issue of a failed parse in one line: where, what was expected, what came. */
export function describeIssue(error: z.ZodError, input: unknown): string {
  const [issue] = error.issues;
  if (issue === undefined) return error.message;
  const where = issue.path.length === 0 ? 'the top level' : printable(issue.path.join('.'), LONGEST);
  if (issue.code === 'unrecognized_keys')
    return `unknown key ${printable(issue.keys.join(', '), LONGEST)} in ${where}`;
  const came = issue.path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );
  // zod says what is wrong and then what it expected; what came says the former as well.
  const expected =
    issue.code === 'invalid_type'
      ? `expected ${issue.expected}`
      : issue.message.replace(/^[^:]+: (?=expected )/, '');
  return `${where}: ${expected}, got ${came === undefined ? 'nothing' : shortJson(came)}`;
}

function shortJson(value: unknown): string {
  if (isDeeper(value, DEEPEST_OBSERVATION)) return `JSON of more than ${DEEPEST_OBSERVATION} levels`;
  return printable(JSON.stringify(value), LONGEST);
}
