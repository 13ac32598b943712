import { readdir } from 'node:fs/promises';
import { readExpectationFile } from '../../run/judge/expectation-file.ts';
import { expandExpectations, type Expectation } from '../../run/judge/expectations.ts';

/** Expectations by the name of the runtime they are about, sorted by it. */
export type KnownDeviations = ReadonlyMap<string, readonly Expectation[]>;

/** What every file of a folder of expectations says of one rule; a runtime whose file does not name it is there too. */
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
