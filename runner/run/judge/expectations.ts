import { readFile } from 'node:fs/promises';
import path from 'node:path';
import semver from 'semver';
import { z } from 'zod';
import { json } from '../../shared/json-schema.ts';
import { describeIssue } from '../../shared/describe-issue.ts';
import type { Cell } from '../plan/cells.ts';
import type { ProbeResult } from '../execute/outcome.ts';
import { UserError } from '../../shared/user-error.ts';
import { matches } from './match.ts';

const expectationSchema = z.strictObject({
  rule: z.string(),
  /** Semver range of the runtime's releases that deviate. */
  versions: z
    .string()
    .refine((range) => semver.validRange(range) !== null, { error: 'expected a semver range' }),
  /** Target ids; default: every target the rule is asked of. */
  targets: z.array(z.string()).min(1).optional(),
  outcome: z.enum(['observed', 'crashed', 'timed-out']),
  /** A pattern that the deviating observation matches; another deviation is a new one. */
  observation: json.optional(),
  reason: z.string().trim().min(1, { error: 'expected a reason, written by a person' }),
  link: z.url().optional(),
});

/** A reviewed record that a runtime deviates from a rule. */
export type Expectation = z.infer<typeof expectationSchema>;

export const ANY_VERSION = '*';

export function expectationsFile(folder: string, runtimeName: string): string {
  return path.join(folder, `${runtimeName}.json`);
}

/** As `--update-expectations` writes it: nobody has said why yet. */
const draftSchema = expectationSchema.extend({ reason: z.string() });

/**
 * The expectations of a runtime; none when it has no file. Throws a UserError for a file that is not as it must be.
 * `drafts`: entries without a reason are taken, too.
 */
export async function readExpectations(
  folder: string,
  runtimeName: string,
  drafts = false,
): Promise<readonly Expectation[]> {
  const file = expectationsFile(folder, runtimeName);
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return [];
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new UserError(`${file} is not JSON: ${(error as Error).message}`, { cause: error });
  }
  const parsed = z.array(drafts ? draftSchema : expectationSchema).safeParse(content);
  if (!parsed.success) throw new UserError(`${file}: ${describeIssue(parsed.error, content)}`);
  return parsed.data;
}

/** Whether an expectation speaks of a cell, whatever came of it. */
export function covers(expectation: Expectation, { rule, target, runtime }: Cell): boolean {
  return (
    expectation.rule === rule.id &&
    (expectation.targets?.includes(target.id) ?? true) &&
    speaksOfVersion(expectation, runtime.version)
  );
}

/** Of a runtime whose version is not semver, `*` alone speaks. */
export function speaksOfVersion({ versions }: Pick<Expectation, 'versions'>, version: string): boolean {
  if (semver.valid(version) === null) return versions === ANY_VERSION;
  return semver.satisfies(version, versions, { includePrerelease: true });
}

/** Whether a deviation is the one that an expectation describes. */
export function describes(expectation: Expectation, { outcome, observation }: ProbeResult): boolean {
  if (expectation.outcome !== outcome.kind) return false;
  return expectation.observation === undefined || matches(expectation.observation, observation);
}
