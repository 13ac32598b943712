import path from 'node:path';
import { suites } from '../../../suites/index.ts';
import { projectRoot } from '../../shared/project-root.ts';
import {
  expectationFilePath,
  NO_EXPECTATIONS,
  parseExpectationFile,
  readExpectationTexts,
  type ExpectationFile,
} from './expectation-file.ts';
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

interface LoadOptions {
  readonly folder?: string;
  readonly rules?: readonly string[];
  /** The files as they were before a runtime was started; default: as they are now. */
  readonly texts?: ReadonlyMap<string, string> | undefined;
}

/** Reads the expectations of runtimes. Throws a UserError for a bad file. */
export async function loadExpectations(
  runtimes: readonly ExpectingRuntime[],
  mode: ExpectationMode,
  { folder = EXPECTATIONS, rules = RULE_IDS, texts }: LoadOptions = {},
): Promise<LoadedExpectations> {
  const names = new Set(
    runtimes.flatMap(({ name, like }) => (like === undefined ? [name] : [name, like.name])),
  );
  const known = texts ?? (await readExpectationTexts(folder));
  const files = new Map(
    [...names].map((name) => {
      const text = known.get(name);
      const file = expectationFilePath(folder, name);
      return [name, text === undefined ? NO_EXPECTATIONS : parseExpectationFile(text, file)] as const;
    }),
  );
  return { expectations: new ExpectationSet({ runtimes, files, rules, mode }), files };
}
