import { describe, expect, it } from 'vitest';
import { targetFromId } from '../../../suites/target.ts';
import type { SupervisedEnd } from '../../run/process/supervised-process.ts';
import { endedWell, endText, traceText, type TraceContext } from './trace-text.ts';
import type { Trace, TracedFunction } from './trace.ts';

const exited = (exitCode: number | null, signal: string | null = null): SupervisedEnd => ({
  ...{ kind: 'exited', exitCode, signal, stderrTail: '' },
});
const CONTEXT: TraceContext = {
  ...{ file: 'x.node', runtime: 'node@22.23.3', napiVersion: 10, as: null, end: exited(0) },
};
const FUNCTION: TracedFunction = {
  ...{ name: 'napi_create_object', version: 1, isImported: true, isLookedUp: false, isExported: true },
  ...{ isNewer: false, calls: 1200, threads: ['main'] },
};
const TRACE: Trace = {
  ...{ declared: 8, isDeclarationRead: true, opened: 1, processes: 1, functions: [FUNCTION] },
  ...{ threads: [{ name: 'main', count: 1, calls: 1200 }], failures: [], refusals: [] },
  ...{ unfinished: [], isPartial: false },
};

const text = (trace: Partial<Trace> = {}, context: Partial<TraceContext> = {}) =>
  traceText({ ...TRACE, ...trace }, { ...CONTEXT, ...context });

describe('the text', () => {
  it('begins with the facts, then the functions that were called', () => {
    expect(text()).toBe(
      [
        'x.node declares 8',
        '  node@22.23.3 supports 10 and read the declaration; it opened the file 1 time',
        '  1 function imported, 0 looked up at run time, 1 called in 1,200 calls',
        '  threads: main 1,200 calls',
        '',
        'calls  version  function',
        '1,200  1        napi_create_object',
      ].join('\n'),
    );
  });

  it('lists the functions that were not called, where that is wanted', () => {
    const never = { ...FUNCTION, name: 'napi_get_null', calls: 0 };
    const lookedUp = { ...never, name: 'napi_get_global', isImported: false, isLookedUp: true };
    expect(text({ functions: [never, lookedUp] })).not.toContain('not called');
    expect(text({ functions: [never, lookedUp] }, { isVerbose: true })).toContain(
      '\n\nImported, not called\n  napi_get_null\n\nLooked up, not called\n  napi_get_global',
    );
  });

  it('says what --as did, and where it did nothing', () => {
    const as = targetFromId('none');
    expect(text({}, { as })).toContain(
      'declares 8, loaded as if it declared no version, which counts as 8\n',
    );
    expect(text({ isDeclarationRead: false }, { as })).toContain(
      'did not read the declaration, so that --as changed nothing',
    );
    expect(text({ declared: 2147483647 })).toContain('declares the experimental version');
  });

  it('lists functions that are newer, also those that the runtime lacks', () => {
    const newer = { ...FUNCTION, name: 'napi_new', version: 11, isNewer: true };
    const missing = { ...newer, version: 'experimental' as const, isExported: false, isImported: false };
    expect(text({ functions: [newer, missing] })).toContain(
      '\n\nNewer than the declared version\n  napi_new, of version 11: imported, 1,200 calls\n  napi_new, of no version yet: looked up, missing in this runtime',
    );
  });

  it.each([
    [null, 'it was the last call of the thread'],
    ['napi_get_last_error_info', 'looked at, with napi_get_last_error_info'],
    ['napi_throw_error', 'answered with napi_throw_error'],
    ['napi_get_cb_info', 'it was the last call of its callback'],
    ['napi_create_object', 'went on with napi_create_object'],
  ])('a failure before %s: %s', (next, words) => {
    const failure = { function: 'napi_wrap', status: 'napi_invalid_arg', thread: 'main', next, count: 3 };
    expect(text({ failures: [failure] })).toContain(`  napi_wrap  napi_invalid_arg  3×  ${words}`);
    const threads = [...TRACE.threads, { name: 'uv', count: 4, calls: 1 }];
    const two = text({ threads, failures: [failure] });
    expect(two).toContain(`3×  ${words} on main`);
    expect(two).toContain('threads: main 1,200 calls, uv (4) 1 call');
  });

  it('says how a script ended that did not end well', () => {
    expect(
      text({ unfinished: [{ function: 'napi_wrap', thread: 'main' }] }, { end: exited(null, 'SIGSEGV') }),
    ).toMatch(/\n\nThe script died of SIGSEGV\n {2}inside napi_wrap on main$/);
    expect(text({ isPartial: true })).toContain('the counts below are a part');
    expect(text({ functions: [], threads: [] })).toContain('no function of Node-API was called');
  });

  it('escapes what an addon or a thread is named', () => {
    const threads = [{ name: '\u001b[2Jevil', count: 1, calls: 1 }];
    expect(text({ threads }, { file: 'x\u001b[2J.node' })).not.toContain('\u001b[2J');
  });
});

it.each<[SupervisedEnd, string, boolean]>([
  [exited(0), 'exited with code 0', true],
  [exited(1), 'exited with code 1', false],
  [exited(null, 'SIGABRT'), 'died of SIGABRT', false],
  [{ ...exited(null), kind: 'idle-timeout' } as SupervisedEnd, 'did not end within the time limit', false],
  [{ ...exited(null), kind: 'stopped' } as SupervisedEnd, 'was interrupted', false],
  [{ kind: 'spawn-failed', reason: 'ENOENT' }, 'could not be started (ENOENT)', false],
])('%j: %s', (end, words, well) => {
  expect(endText(end)).toBe(words);
  expect(endedWell(end)).toBe(well);
});
