// npm run stress [-- WORD...]: asks more of the addons than a run does. WORD: a part (sanitizers, workers, rounds), a suite
// or a release of Node.js. Default: all of them, and the newest releases of five lines. Exits with 1 when something is found.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { addonsOf, prepare } from '../runner/cli/commands/prepare.ts';
import { Stopwatch } from '../runner/cli/commands/stopwatch.ts';
import { addonsFor, type AddonSet } from '../runner/run/addons/addon-set.ts';
import { EXIT } from '../runner/run/judge/exit-code.ts';
import { readRequest } from '../runner/run/plan/matrix-request.ts';
import { EVERYTHING, releasesQuery } from '../runner/run/plan/query.ts';
import { count } from '../runner/shared/count.ts';
import { printLines, runScript } from '../runner/tools/run-script.ts';
import { suites } from '../suites/index.ts';
import type { Part, StressContext } from './context.ts';
import { inRounds } from './rounds.ts';
import { underSanitizers } from './sanitizers.ts';
import { inWorkers } from './workers.ts';

const PARTS: Readonly<Record<string, Part>> = {
  sanitizers: underSanitizers,
  workers: inWorkers,
  rounds: inRounds,
};
const RELEASES = ['18', '20', '22', '24', '26'];

async function stress(words: readonly string[], signal: AbortSignal): Promise<number> {
  const isSuite = (word: string) => suites.some(({ name }) => name === word);
  const releases = words.filter((word) => !(word in PARTS) && !isSuite(word));
  const wanted = words.filter(isSuite);
  const named = Object.entries(PARTS).filter(([name]) => words.includes(name));
  const parts = named.length > 0 ? named : Object.entries(PARTS);
  const request = await readRequest(
    releasesQuery(
      { node: releases.length > 0 ? releases : RELEASES },
      { ...EVERYTHING, suites: wanted.length > 0 ? wanted : null },
    ),
  );
  const onNotice = (line: string) => process.stderr.write(`${line}\n`);
  const preparing = { offline: false, signal, onNotice };
  const { runtimes, addons } = await prepare(request, { ...preparing, stopwatch: new Stopwatch() });
  const folder = await mkdtemp(path.join(os.tmpdir(), 'napi-matrix-stress-'));
  let sanitized: Promise<AddonSet> | undefined;
  let found = 0;
  try {
    for (const runtime of runtimes) {
      const context: StressContext = {
        request,
        addons: addonsFor(addons, runtime),
        sanitized: () => (sanitized ??= addonsOf('native', request, { ...preparing, variant: 'sanitized' })),
        folder,
        signal,
      };
      for (const [name, part] of parts) {
        const { done, findings } = await part(runtime, context);
        found += findings.length;
        printLines([`${runtime.id} ${name}: ${done}`, ...findings.map((line) => `        ${line}`)]);
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  printLines([found === 0 ? 'nothing was found' : count(found, 'finding')]);
  return found === 0 ? EXIT.ok : EXIT.deviation;
}

await runScript('stress', stress);
