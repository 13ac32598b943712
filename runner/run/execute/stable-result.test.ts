import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { namesOf, stableResult } from './stable-result.ts';

const folder = tmpdir();
const names = namesOf(folder);

function tailOf(stderrTail: string): string | undefined {
  return stableResult({ outcome: { kind: 'crashed', signal: 'SIGABRT', stderrTail } }, names).outcome
    .stderrTail;
}

test.each([
  ['(node:1234) [DEP0168] Warning', '(node:<pid>) [DEP0168] Warning'],
  ['  #  node[3664]: void node::Assert()', '  #  node[<pid>]: void node::Assert()'],
  [' 1: 0xcb5167 node::Assert() [node]', ' 1: <address> node::Assert() [node]'],
  ['[77:0x55d0c8]  12 ms', '[<pid>:<isolate>]  12 ms'],
  ['-- 00007ff6a1b2c3d4 --', '-- <address> --'],
  [
    "thread 'main' (10385) panicked at cli/lib.rs:701:5:",
    "thread 'main' (<thread>) panicked at cli/lib.rs:701:5:",
  ],
  ['Elapsed: 29ms | User: 19ms | Sys: 0ms', 'Elapsed: <times>'],
  ['RSS: 37.61 MB | Peak: 37.61 MB | Faults: 0', 'RSS: <sizes>'],
  ['one line\r\nand another', 'one line\nand another'],
  ['status 10 of 0x1', 'status 10 of 0x1'],
])('of stderr %j stays %j', (before, after) => {
  expect(tailOf(before)).toBe(after);
});

test.each(['', '12: 0x7ff \n', '12: 0x7f4c4000  [/bin/node]\n', '12: 0x7f4c4000 \n13: 0x1  [/bin/node]\n'])(
  'native frames that name neither a function nor an addon are not kept: %j',
  (luck) => {
    const frames = '10: 0xcb5167 node::Assert() [/bin/node]\n11: 0xcb5168  [/x.node]\n';
    expect(tailOf(`${frames}${luck}\n-- JS --\n1: a.js:1:2\n`)).toBe(
      '10: <address> node::Assert() [/bin/node]\n11: <address>  [/x.node]\n\n-- JS --\n1: a.js:1:2\n',
    );
  },
);

test('a copy of an addon has the name of the addon, whatever ran before', () => {
  const [first, later] = ['1-', '27-'].map((number) => tailOf(`at ${folder}/${number}x-8.node`));
  expect(first).toBe('at <session>/x-8.node');
  expect(later).toBe(first);
});

test('the session folder has no name in stderr and in observations', () => {
  expect(tailOf(`at ${folder}/x.node`)).toBe('at <session>/x.node');
  const observation = { error: { message: `${folder}/x.node`, parts: [1, null, `${folder}!`] } };
  expect(stableResult({ outcome: { kind: 'observed' }, observation }, names).observation).toEqual({
    error: { message: '<session>/x.node', parts: [1, null, '<session>!'] },
  });
});

test('of a long stderr the last 4 KiB stay, counted when ids and addresses are gone', () => {
  const lines = (pid: number) => `(node:${pid}) line\n`.repeat(1000);
  expect(tailOf(lines(1))).toBe(tailOf(lines(123456)));
  expect(tailOf(lines(1))).toHaveLength(4096);
});

test('a result without texts stays as it is', () => {
  const result = { outcome: { kind: 'crashed', signal: 'SIGSEGV' } } as const;
  expect(stableResult(result, names)).toEqual(result);
});
