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

/** A file of expectations as it was read. */
export interface ExpectationText {
  readonly file: string;
  readonly text: string;
}

/** By the name of the runtime. */
export type ExpectationTexts = ReadonlyMap<string, ExpectationText>;

/** The files of this project, and before them those of `own`, the folder that a matrix.json names. */
export async function readKnownTexts(own: string | null, folder = EXPECTATIONS): Promise<ExpectationTexts> {
  const texts = new Map<string, ExpectationText>();
  for (const place of own === null ? [folder] : [folder, own]) {
    for (const [name, text] of await readExpectationTexts(place)) {
      texts.set(name, { file: expectationFilePath(place, name), text });
    }
  }
  return texts;
}

export interface LoadedExpectations {
  readonly expectations: ExpectationSet;
  /** The files as they were read, by the name of the runtime. */
  readonly files: ReadonlyMap<string, ExpectationFile>;
}

interface LoadOptions {
  readonly folder?: string;
  readonly rules?: readonly string[];
  /** The files as they were before a runtime was started; default: as they are now. */
  readonly texts?: ExpectationTexts | undefined;
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
  const known = texts ?? (await readKnownTexts(null, folder));
  const files = new Map(
    [...names].map((name) => {
      const found = known.get(name);
      const parsed = found === undefined ? NO_EXPECTATIONS : parseExpectationFile(found.text, found.file);
      return [name, parsed] as const;
    }),
  );
  return { expectations: new ExpectationSet({ runtimes, files, rules, mode }), files };
}
