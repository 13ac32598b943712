import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import stringify from 'json-stringify-pretty-compact';
import semver from 'semver';
import { z } from 'zod';
import { parseJsonFile } from '../../shared/json-file.ts';
import { json } from '../../shared/json-schema.ts';
import { printable } from '../../shared/printable.ts';
import { UserError } from '../../shared/user-error.ts';

/** A title has to fit into a column of a table. */
const LONGEST_TITLE = 60;
/** Columns of a line. */
const WIDTH = 120;

const reasonSchema = z.strictObject({
  title: z.string().max(LONGEST_TITLE, { error: `expected at most ${LONGEST_TITLE} characters` }),
  text: z.string(),
  link: z.url().optional(),
});

/** Rule ids and globs, in the form that `--rule` takes. */
const ruleGlobs = z.array(z.string().min(1)).min(1);

const deviationSchema = z
  .strictObject({
    /** An id of `reasons`. */
    reason: z.string(),
    /** Semver range of the releases that deviate. */
    versions: z
      .string()
      .refine((range) => semver.validRange(range) !== null, { error: 'expected a semver range' }),
    /** Target ids; default: every target that a rule is run for. */
    targets: z.array(z.string()).min(1).optional(),
    /** The runtime's own timing decides: a cell may also conform, and its result may differ when it is run again. */
    varies: z.literal(true).optional(),
    /** By rule id or glob, a pattern that the deviating observation matches; another deviation is a new one. */
    observed: z
      .record(z.string().min(1), json)
      .refine((patterns) => Object.keys(patterns).length > 0, { error: 'expected a rule or a glob' })
      .optional(),
    crashed: ruleGlobs.optional(),
    'timed-out': ruleGlobs.optional(),
  })
  .refine(
    (deviation) => ['observed', 'crashed', 'timed-out'].some((outcome) => Object.hasOwn(deviation, outcome)),
    { path: ['observed'], error: 'expected rules, below observed, crashed or timed-out' },
  );

const fileSchema = z.strictObject({
  reasons: z.record(z.string().regex(/^[a-z0-9][a-z0-9-]*$/), reasonSchema),
  deviations: z.array(deviationSchema),
});

/** Why a runtime deviates, written by a person. */
export type Reason = z.infer<typeof reasonSchema>;
/** Rules that deviate for one reason, in the same releases and for the same targets. */
export type Deviation = z.infer<typeof deviationSchema>;
/** suites/expectations/<runtime>.json */
export type ExpectationFile = z.infer<typeof fileSchema>;

export const NO_EXPECTATIONS: ExpectationFile = { reasons: {}, deviations: [] };

export function expectationFilePath(folder: string, runtimeName: string): string {
  return path.join(folder, `${runtimeName}.json`);
}

/**
 * The texts of all files in a folder, by the name of the runtime: what a runtime writes there later changes no verdict. A
 * folder that is not there has none. Throws a UserError for what cannot be read.
 */
export async function readExpectationTexts(folder: string): Promise<ReadonlyMap<string, string>> {
  try {
    const names = (await readdir(folder)).filter((file) => file.endsWith('.json'));
    const read = names.map(
      async (file) =>
        [path.basename(file, '.json'), await readFile(path.join(folder, file), 'utf8')] as const,
    );
    return new Map(await Promise.all(read));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return new Map();
    throw new UserError(`the expectations cannot be read: ${message}`, { cause: error });
  }
}

/** The expectations of a runtime; empty when it has no file. Throws a UserError that names the place of an error. */
export async function readExpectationFile(folder: string, runtimeName: string): Promise<ExpectationFile> {
  const file = expectationFilePath(folder, runtimeName);
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  });
  return text === null ? NO_EXPECTATIONS : parseExpectationFile(text, file);
}

/** `file`: the path that errors name. */
export function parseExpectationFile(text: string, file: string): ExpectationFile {
  const parsed = parseJsonFile(text, file, fileSchema);
  const trouble = danglingReason(parsed);
  if (trouble !== null) throw new UserError(`${file}: ${trouble}`);
  return parsed;
}

/** The one form in which a file is written: what fits on a line is on a line. */
export function formatExpectationFile(file: ExpectationFile): string {
  return `${stringify(file, { maxLength: WIDTH })}\n`;
}

/** Whether a person has not yet written why. */
export function isUnexplained({ title, text }: Reason): boolean {
  return title.trim() === '' || text.trim() === '';
}

function danglingReason({ reasons, deviations }: ExpectationFile): string | null {
  const undefinedAt = deviations.findIndex(({ reason }) => !Object.hasOwn(reasons, reason));
  const [undefinedReason] = deviations.slice(undefinedAt);
  if (undefinedAt >= 0 && undefinedReason !== undefined) {
    return `deviations.${undefinedAt}.reason: expected an id of reasons, got ${printable(JSON.stringify(undefinedReason.reason), 100)}`;
  }
  const unused = Object.keys(reasons).find((id) => deviations.every(({ reason }) => reason !== id));
  return unused === undefined
    ? null
    : `reasons.${printable(unused, 100)}: no deviation has this reason; remove it`;
}
