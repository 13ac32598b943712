import pMap from 'p-map';
import type { Supports } from '../runner/authors/predict/supports.ts';
import { provisionRuntimes } from '../runner/run/runtimes/provision.ts';
import { withTempFolder } from '../runner/shared/temp-folder.ts';
import { cacheRoot } from '../runner/shared/cache-root.ts';
import type { Examined } from './examine.ts';
import { loadFile, type LoadOutcome } from './load-file.ts';
import { NODES } from './packages.ts';
import { agreementOf, predictedIn, type Agreement } from './predicted.ts';
import { differencesFromLoads } from './recorded.ts';

/** How the loads of one file ended, in the order of NODES. */
export interface FileLoads {
  readonly examined: Examined;
  readonly outcomes: readonly LoadOutcome[];
  readonly agreements: readonly Agreement[];
  /** A line for each release in which a load ended otherwise than predicted or recorded. */
  readonly wrong: readonly string[];
}

/** Loads every file that is for Linux on x64 in each release, contained. */
export async function loadAll(
  all: readonly Examined[],
  supports: Supports,
  { signal, onNotice }: { signal: AbortSignal; onNotice: (line: string) => void },
): Promise<FileLoads[]> {
  const executables = await executablesOf(signal, onNotice);
  const loadable = all.filter(({ parts: [facts] }) => facts?.format === 'ELF' && facts.machine === 'x64');
  return withTempFolder(cacheRoot(), async (home) => {
    const loadOne = async (examined: Examined): Promise<FileLoads> => {
      const outcomes: LoadOutcome[] = [];
      for (const executable of executables) outcomes.push(await loadFile(executable, examined.file, home));
      return { examined, outcomes, ...judged(examined, outcomes, supports) };
    };
    return pMap(loadable, loadOne, { concurrency: 2, signal });
  });
}

function judged({ parts, recorded }: Examined, outcomes: readonly LoadOutcome[], supports: Supports) {
  const [facts] = parts;
  if (facts === undefined) throw new Error('a file without facts was loaded');
  const fates = NODES.map((version) => predictedIn(facts, version, supports.node));
  const agreements = fates.map((fate, index) => agreementOf(fate, outcomes[index] ?? 'hangs'));
  const unpredicted = agreements.flatMap((agreement, index) =>
    agreement === 'different'
      ? [`${NODES[index] ?? ''}: predicted ${fates[index]?.kind ?? ''}, was ${outcomes[index] ?? ''}`]
      : [],
  );
  const loads = recorded?.loads;
  const unrecorded = (loads === undefined ? [] : differencesFromLoads(outcomes, loads)).map(
    (index) => `${NODES[index] ?? ''}: recorded ${loads ?? ''}, was ${outcomes[index] ?? ''}`,
  );
  return { agreements, wrong: [...unpredicted, ...unrecorded] };
}

async function executablesOf(signal: AbortSignal, onNotice: (line: string) => void): Promise<string[]> {
  const runtimes = await provisionRuntimes({ node: [...NODES] }, { offline: false, signal, onNotice });
  return NODES.map((version) => {
    const runtime = runtimes.find((each) => each.version === version);
    if (runtime === undefined) throw new Error(`Node.js ${version} was not fetched`);
    return runtime.executable;
  });
}
