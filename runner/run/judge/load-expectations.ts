import path from 'node:path';
import { suites } from '../../../suites/index.ts';
import { projectRoot } from '../../shared/project-root.ts';
import { readExpectationFile, type ExpectationFile } from './expectation-file.ts';
import { ExpectationSet, type ExpectationMode, type ExpectingRuntime } from './expectation-set.ts';

/** Folder of the files of known deviations, one per runtime. */
export const EXPECTATIONS = path.join(projectRoot, 'suites', 'expectations');

/** The ids of every rule, which globs choose from. */
export const RULE_IDS: readonly string[] = suites.flatMap((suite) => suite.rules.map(({ id }) => id));

export interface LoadedExpectations {
  readonly expectations: ExpectationSet;
  /** The files as they were read, by the name of the runtime. */
  readonly files: ReadonlyMap<string, ExpectationFile>;
}

/** Reads the expectations of runtimes. Throws a UserError for a bad file. */
export async function loadExpectations(
  runtimes: readonly ExpectingRuntime[],
  mode: ExpectationMode,
  { folder = EXPECTATIONS, rules = RULE_IDS } = {},
): Promise<LoadedExpectations> {
  const names = new Set(
    runtimes.flatMap(({ name, like }) => (like === undefined ? [name] : [name, like.name])),
  );
  const read = await Promise.all(
    [...names].map(async (name) => [name, await readExpectationFile(folder, name)] as const),
  );
  const files = new Map(read);
  return { expectations: new ExpectationSet({ runtimes, files, rules, mode }), files };
}
