import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, inject, it } from 'vitest';
import { ended, startMatrix } from './support/run-matrix.ts';
import { temporaryFolder } from './support/temporary-folder.ts';
import { projectRoot } from '../runner/shared/project-root.ts';

const PRINTER = path.join(projectRoot, 'tests', 'support', 'fakes', 'hostile-log.mjs');
const MEGABYTES = 200;
const MOST_RESIDENT_KIB = 300 * 1024;

let measure: string;
beforeAll(async () => {
  measure = path.join(await temporaryFolder(), 'measure.cjs');
  await writeFile(
    measure,
    "process.on('exit', () => require('node:fs').writeSync(2, `resident ${process.resourceUsage().maxRSS}\\n`));\n",
  );
});

/** Three ways to fill the memory; the nightly tries them all. */
const KINDS = inject('isThorough')
  ? ['endless', 'long', 'marks', 'damaged', 'claims', 'events', 'starts', 'sessions', 'arrays', 'zeros']
  : ['damaged', 'events', 'arrays'];
// Each line takes its time, and once took its memory: 25 MB were 1.5 GB.
const SHORT_KINDS = inject('isThorough') ? ['short', 'blank', 'doubled'] : ['short'];

it.each(KINDS)(`judge reads ${MEGABYTES} MB of hostile lines within bounded memory: %s`, (kind) =>
  expectBounded(kind, MEGABYTES),
);

it.each(SHORT_KINDS)('judge reads many short lines within bounded memory: %s', (kind) =>
  expectBounded(kind, MEGABYTES / 16),
);

async function expectBounded(kind: string, megabytes: number): Promise<void> {
  const within = `'${process.execPath}' '${PRINTER}' ${kind} ${megabytes} 2> /dev/null | "$1" --require '${measure}' "$2" judge -`;
  const { exitCode, stdout, stderr } = await ended(startMatrix([], { within }));
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  const [message = '', resident = ''] = stderr.trimEnd().split('\n').slice(-2);
  expect(message).toMatch(
    /^napi-matrix: (this log has no session of a bundle|the logs carry far more than )/,
  );
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(Number(/^resident (\d+)$/.exec(resident)?.[1])).toBeLessThan(MOST_RESIDENT_KIB);
}
