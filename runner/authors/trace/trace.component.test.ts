import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { targetFromId } from '../../../suites/target.ts';
import { compileTraced } from '../../../tests/support/fixtures/traced/compile.ts';
import { findAddons } from '../../run/addons/find.ts';
import { runningNodeDir } from '../../run/addons/node-gyp.ts';
import { findNodeDir } from '../../run/runtimes/node-dir.ts';
import { provisionContext } from '../../run/runtimes/context.ts';
import { runtimeAtPath } from '../../run/runtimes/path-runtime.ts';
import type { LaunchableRuntime } from '../../run/runtimes/runtime.ts';
import { projectRoot } from '../../shared/project-root.ts';
import type { NewerMode } from './preload.ts';
import { requireTraceable } from './require-traceable.ts';
import { runTraced, type TracedResult } from './run-traced.ts';
import { endedWell, traceText } from './trace-text.ts';
import type { Trace } from './trace.ts';

const { signal } = new AbortController();
let folder: string;
let library: string;
let runtime: LaunchableRuntime;
/** Declares 8. */
let addon: string;

describe.runIf(process.platform === 'linux')('trace', () => {
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'napi-matrix – ünïcode '));
    addon = await compileTraced(folder, 'traced', { defines: ['DECLARED=8'] });
    const { files } = await findAddons({
      addonsFolder: path.join(projectRoot, 'addons'),
      targets: { semantic: [], boundary: [] },
      only: ['trace', 'declaration'],
      from: null,
      nodeDir: async () => runningNodeDir() ?? (await findNodeDir()),
      onNotice: () => undefined,
      signal,
    });
    library = files['trace']?.['none'] ?? '';
    runtime = await runtimeAtPath({ name: 'node', path: process.execPath }, provisionContext({ signal }));
  });
  afterAll(() => rm(folder, { recursive: true }));

  interface Options {
    readonly file?: string;
    readonly as?: string;
    readonly newer?: NewerMode;
    readonly script?: readonly string[];
    readonly library?: string;
    readonly signal?: AbortSignal;
    readonly timeoutMs?: number;
  }

  async function run(code: string, options: Options = {}): Promise<TracedResult & { output: string }> {
    const { file = addon, as, newer = 'list' } = options;
    const chunks: Buffer[] = [];
    const script = ['-e', `const addon = require(${JSON.stringify(file)}); ${code}`];
    const result = await runTraced({
      ...{ runtime, script, signal, cwd: folder, timeoutMs: null, ...options },
      preload: {
        library: options.library ?? library,
        file,
        as: as === undefined ? null : targetFromId(as),
        newer,
      },
      onOutput: (chunk) => chunks.push(chunk),
    });
    return { ...result, output: Buffer.concat(chunks).toString() };
  }

  async function traced(code: string, options?: Options): Promise<Trace> {
    const { trace, output } = await run(code, options);
    if (trace === null) throw new Error(`nothing was traced: ${output}`);
    return trace;
  }

  const calls = ({ functions }: Trace, name: string) => functions.find((each) => each.name === name)?.calls;

  it('counts the calls of a function, and knows the version that brought it', async () => {
    const trace = await traced('for (let at = 0; at < 1000; at += 1) try { addon.throwsError() } catch {}');
    expect(trace).toMatchObject({ declared: 8, isDeclarationRead: true, opened: 1, processes: 1 });
    expect(calls(trace, 'napi_throw_error')).toBe(1000);
    expect(calls(trace, 'napi_set_named_property')).toBe(10);
    expect(calls(trace, 'napi_get_cb_info')).toBe(0);
    expect(trace.functions.find(({ name }) => name === 'node_api_symbol_for')).toEqual({
      ...{ name: 'node_api_symbol_for', version: 9, isImported: true, isLookedUp: false },
      ...{ isExported: true, isNewer: true, calls: 0, threads: [] },
    });
    expect(trace.threads).toEqual([{ name: 'main', count: 1, calls: 1020 }]);
  });

  it('an exception that goes on to JavaScript is no pending one of the next call', async () => {
    const trace = await traced('try { addon.throwsError() } catch {} addon.looksAtFailure();');
    expect(trace.refusals).toEqual([]);
  });

  it('shows a call that failed because of an exception that nobody had cleared', async () => {
    const trace = await traced('addon.leavesException()');
    expect(trace.refusals).toEqual([
      {
        ...{ function: 'napi_set_named_property', status: 'napi_pending_exception' },
        ...{ thrower: 'napi_throw_error', thread: 'main', count: 1 },
      },
    ]);
  });

  it('shows what an addon does after a call that failed', async () => {
    const { failures } = await traced(
      'addon.ignoresFailure(); addon.ignoresFailure(); addon.looksAtFailure();',
    );
    const common = { function: 'napi_get_value_int32', status: 'napi_number_expected', thread: 'main' };
    expect(failures).toEqual([
      { ...common, next: 'napi_create_int32', count: 2 },
      { ...common, next: 'napi_get_last_error_info', count: 1 },
    ]);
  });

  it('shows the threads that call', async () => {
    const trace = await traced('addon.callsFromThread(() => {})');
    const call = trace.functions.find(({ name }) => name === 'napi_call_threadsafe_function');
    expect(call).toMatchObject({ calls: 1, threads: ['of-the-addon'] });
    expect(trace.threads.map(({ name }) => name).sort()).toEqual(['main', 'of-the-addon']);
  });

  it('follows an addon into a Worker', async () => {
    const worker = `new (require('worker_threads').Worker)(\`require(${JSON.stringify(addon)}).ignoresFailure()\`, { eval: true })`;
    const trace = await traced(worker);
    expect(trace.opened).toBe(2);
    expect(calls(trace, 'napi_create_function')).toBe(20);
    expect(trace.failures).toMatchObject([
      { function: 'napi_get_value_int32', thread: expect.not.stringMatching('main') as string },
    ]);
  });

  it('follows an addon into another process', async () => {
    const child = `require('child_process').execFileSync(process.execPath, ['-e', ${JSON.stringify(`require(${JSON.stringify(addon)})`)}])`;
    expect(await traced(child)).toMatchObject({ opened: 2, processes: 2 });
  });

  it('asks nothing of a runtime that collects garbage', async () => {
    const file = await compileTraced(folder, 'experimental', { defines: ['DECLARED=2147483647'] });
    const code = `for (let at = 0; at < 1000; at += 1) addon.makesGarbage(); try { addon.throwsError() } catch {} gc()`;
    const script = ['--expose-gc', '-e', `const addon = require(${JSON.stringify(file)}); ${code}`];
    const { end, trace } = await run('', { file, script });
    expect(end).toMatchObject({ kind: 'exited', exitCode: 0 });
    const look = trace?.functions.find(({ name }) => name === 'napi_get_instance_data');
    expect(look?.calls).toBeGreaterThan(0);
  });

  it('sees functions that are looked up at run time', async () => {
    const trace = await traced('addon.looksUp()');
    expect(trace.functions.find(({ name }) => name === 'napi_get_global')).toMatchObject({
      ...{ isImported: false, isLookedUp: true, calls: 1 },
    });
  });

  it('leaves what an addon opens by its own run path as it was', async () => {
    const { output } = await run('console.log(addon.opensByRunPath())');
    expect(output).toBe('1\n');
  });

  it.each([
    [
      'is bound when it is loaded, its slots read-only',
      { defines: ['DECLARED=8'], linker: ['-z,now', '-z,relro'] },
    ],
    ['is bound at the first call', { defines: ['DECLARED=8'], linker: ['-z,lazy', '-z,norelro'] }],
    ['registers itself', { defines: ['WITH_CONSTRUCTOR'] }],
  ])('an addon that %s', async (how, options) => {
    const file = await compileTraced(folder, `variant ${how.length}`, options);
    const trace = await traced('addon.ignoresFailure()', { file });
    expect(calls(trace, 'napi_create_function')).toBe(10);
    expect(calls(trace, 'napi_get_value_int32')).toBe(1);
    expect(trace.declared).toBe(options.defines.includes('DECLARED=8') ? 8 : null);
  });

  it('--as: the runtime is told another version', async () => {
    const file = await compileTraced(folder, 'newest', { defines: ['DECLARED=99'] });
    const died = await run('', { file });
    // Most releases die here of SIGSEGV, and the newest throw.
    expect(endedWell(died.end)).toBe(false);
    expect(died.trace).toMatchObject({ declared: 99, isDeclarationRead: true });
    if (died.trace === null) throw new Error('nothing was traced');
    const text = traceText(died.trace, {
      ...{ file: 'x.node', runtime: 'node@20', napiVersion: 9, as: null, end: died.end },
    });
    expect(text).toContain('supports less than the version 99 that it was told');
    const { end, trace } = await run('addon.ignoresFailure()', { file, as: '8' });
    expect(end).toMatchObject({ kind: 'exited', exitCode: 0 });
    expect(trace).toMatchObject({ declared: 99 });
    // And what an addon that declares 8 gets, as does one that declares nothing.
    expect((await run('', { file, as: 'none' })).end).toMatchObject({ exitCode: 0 });
    expect(endedWell((await run('', { as: '99' })).end)).toBe(false);
  });

  it('--newer: a call of a function that is newer is listed, throws, or ends the process', async () => {
    const code = 'try { console.log(typeof addon.callsNewer()) } catch ({ code }) { console.log(code) }';
    expect((await run(code)).output).toBe('symbol\n');
    expect((await run(code, { newer: 'throw' })).output).toBe('ERR_NAPI_MATRIX_NEWER\n');
    const { end, output, trace } = await run(code, { newer: 'abort' });
    expect(end).toMatchObject({ signal: 'SIGABRT' });
    expect(output).toBe(
      'napi-matrix: the addon has Node-API 8 and called node_api_symbol_for, of Node-API 9\n',
    );
    expect(trace?.functions.find(({ name }) => name === 'node_api_symbol_for')).toMatchObject({ calls: 1 });
    expect((await run(code, { newer: 'abort', as: '9' })).output).toBe('symbol\n');
  });

  it('keeps what was seen until the process died, and where', async () => {
    const { end, trace } = await run('addon.ignoresFailure(); addon.diesInside()');
    expect(end).toMatchObject({ signal: 'SIGABRT' });
    expect(trace).toMatchObject({ unfinished: [{ function: 'napi_fatal_error', thread: 'main' }] });
    const killed = await traced("process.kill(process.pid, 'SIGKILL')");
    expect(calls(killed, 'napi_create_function')).toBe(10);
  });

  it('a script that does not load the addon leaves no trace, and one that hangs is ended', async () => {
    expect((await run('', { script: ['-e', '0'] })).trace).toBeNull();
    const { end, trace } = await run('setInterval(() => {}, 1000)', { timeoutMs: 1500 });
    expect(end.kind).toBe('idle-timeout');
    expect(trace?.opened).toBe(1);
  });

  it('without a script the addon is loaded', async () => {
    expect((await run('', { script: [] })).trace?.opened).toBe(1);
  });

  it('the path of the library may have a space, that of the temporary folder may not', async () => {
    const copy = path.join(folder, 'a library.so');
    await copyFile(library, copy);
    expect((await run('', { library: copy })).trace?.opened).toBe(1);
    const temporary = path.join(folder, 'temporary files');
    await mkdir(temporary);
    vi.stubEnv('TMPDIR', temporary);
    try {
      await expect(run('', { library: copy })).rejects.toThrow(/no space and no colon; point TMPDIR at one/);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('an addon for another machine is refused in one line', () => {
    const other = process.arch === 'x64' ? 'arm64' : 'x64';
    expect(() => requireTraceable(addon, { platform: 'linux', arch: other })).toThrow(
      `trace needs an addon for Linux on ${other}`,
    );
  });
});
