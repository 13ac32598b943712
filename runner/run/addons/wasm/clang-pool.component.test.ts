import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { projectRoot } from '../../../shared/project-root.ts';
import { ClangError, withClang, type ClangJob, type RunClang } from './clang-pool.ts';

const clang = path.join(projectRoot, 'tests', 'support', 'fakes', 'clang.mjs');
const bytes = (text: string) => new TextEncoder().encode(text);
const copy = (name: string, files: ClangJob['files'] = {}): ClangJob => ({
  tool: 'clang',
  args: ['copy', name],
  files,
  output: 'copy',
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'napi-matrix-clang-'));
});
afterAll(() => rm(folder, { recursive: true }));

function run<T>(action: (run: RunClang) => Promise<T>, signal = new AbortController().signal): Promise<T> {
  return withClang({ clang, files: { shared: bytes('shared') }, signal }, action);
}

it('returns what each job made, in the order of the jobs', async () => {
  const names = Array.from({ length: 20 }, (_, index) => `file ${index}`);
  const made = await run((jobs) => jobs(names.map((name) => copy(name, { [name]: bytes(name) }))));
  expect(made.map((each) => new TextDecoder().decode(each))).toEqual(names);
});

it('a job sees the files of the pool beside its own', async () => {
  const [made] = await run((jobs) => jobs([copy('shared')]));
  expect(new TextDecoder().decode(made)).toBe('shared');
});

it('a failed tool is an error with all that it said and with its job', async () => {
  const job: ClangJob = { tool: 'wasm-ld', args: ['fail', 'a.o'], files: {}, output: 'a.wasm' };
  const error = await run((jobs) => jobs([copy('shared'), job])).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ClangError);
  expect(error).toMatchObject({ message: 'a.o: error: no such luck\n', job });
});

it('is interrupted in the middle of a job, and rejects with the reason', async () => {
  const started = path.join(folder, 'started');
  const interrupt = new AbortController();
  const reason = new Error('interrupted');
  const hanging = run(
    (jobs) => jobs([{ tool: 'clang', args: ['hang', started], files: {}, output: 'a.o' }]),
    interrupt.signal,
  );
  hanging.catch(() => undefined);
  await vi.waitFor(() => access(started), { timeout: 30_000 });
  interrupt.abort(reason);
  await expect(hanging).rejects.toBe(reason);
});

it('a compiler that cannot be loaded is an error, not the end of the process', async () => {
  const broken = { clang: path.join(folder, 'missing.mjs'), files: {}, signal: new AbortController().signal };
  await expect(withClang(broken, (jobs) => jobs([copy('shared')]))).rejects.toThrow('missing.mjs');
});
