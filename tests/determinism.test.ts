import { spawn, type ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { NEWEST } from './support/releases.ts';
import { reportBytes, runMatrix } from './support/run-matrix.ts';

const RUNS = inject('isThorough') ? 10 : 3;

/** Rules that depend on threads, Workers, garbage collection or crashes; the others have nothing to vary. */
const RULES = [
  'load/*',
  'reference/{collect,keep}-*',
  'async-work/*',
  'bindings/{promise*,listener*,lock,*-collected}',
  'coexistence/*',
  'exception-status/*-{calls,message}',
  'finalizer/*-{once,queued,throws}',
  'threadsafe-function/{callback,call-js,passed-on,worker}*',
];

/** Two: as many as keep a small machine from doing anything else. */
const busy: ChildProcess[] = [];
beforeAll(() => {
  for (let loop = 0; loop < 2; loop += 1) busy.push(spawn(process.execPath, ['-e', 'for (;;);']));
});
afterAll(() => {
  for (const loop of busy) loop.kill('SIGKILL');
});

test(`${RUNS} runs on a loaded machine, each with another number of processes at a time, give the same bytes`, async () => {
  const args = [
    '--node',
    NEWEST.node,
    '--target',
    '8,10,experimental',
    '--quiet',
    ...RULES.flatMap((rule) => ['--rule', rule]),
  ];
  const reports = new Set<string>();
  for (let run = 0; run < RUNS; run += 1) {
    const ended = await runMatrix([...args, '--concurrency', String((run % 3) + 1)]);
    expect(ended.exitCode).toBe(0);
    reports.add((await reportBytes(ended)).toString());
  }
  expect(reports.size).toBe(1);
});
