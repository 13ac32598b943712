import { readdir } from 'node:fs/promises';
import { readExpectationFile } from '../../run/judge/expectation-file.ts';
import { expandExpectations, type Expectation } from '../../run/judge/expectations.ts';

/** Expectations by the name of the runtime they are about, sorted by it. */
export type KnownDeviations = ReadonlyMap<string, readonly Expectation[]>;

/** The known deviations of one rule, per file in a folder of expectations; runtimes without one are included. */
export async function knownDeviations(folder: string, rule: string): Promise<KnownDeviations> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  const entries = await Promise.all(
    files.map(async (file) => {
      const runtime = file.replace(/\.json$/, '');
      const expectations = expandExpectations(await readExpectationFile(folder, runtime), [rule]);
      return [runtime, expectations.filter((expectation) => expectation.rule === rule)] as const;
    }),
  );
  return new Map(entries);
}
