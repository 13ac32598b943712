import { expect, it } from 'vitest';
import { cNames } from './c-names.ts';
import { jsNames } from './probe-code.ts';
import { joinItems, reachable, splitItems, withoutTypes } from './source-items.ts';

const C = `/* Counts. */
static int count = 0;
typedef struct {
  int x;
} Pair;

#define TWICE(x) \\
  ((x) * 2)

static int Unused(void) {
  return 1;
}

int Used(Pair* pair) {

  return TWICE(pair->x) + count;
}
`;

it('a source splits into its declarations, each with its comment, and joins again', () => {
  const items = splitItems(C);
  expect(items.map(({ text }) => cNames(text.replace(/^\/\*.*\*\/\n/, '')))).toEqual([
    ['count'],
    ['Pair'],
    ['TWICE'],
    ['Unused'],
    ['Used'],
  ]);
  expect(joinItems(items)).toBe(C);
});

it('what nothing refers to is left out', () => {
  const items = splitItems(C).map((item) => ({
    ...item,
    names: cNames(item.text.replace(/^\/\*.*\*\/\n/, '')),
  }));
  const kept = reachable(items, ({ names }) => names.includes('Used'));
  expect(kept.flatMap(({ names }) => names)).toEqual(['count', 'Pair', 'TWICE', 'Used']);
});

it.each([
  ['async function f() {}', ['f']],
  ['const X = 1;', ['X']],
  ["const { a, b } = require('c');", ['a', 'b']],
  ['main();', []],
])('%s declares %j', (code, names) => {
  expect(jsNames(code)).toEqual(names);
});

it.each([
  ['enum { A = 1, B };', ['A', 'B']],
  ['typedef void (*Act)(int x);', ['Act']],
  ['static int Start(int* x, void (*body)(void)) {\n}', ['Start']],
  ['THREAD_BODY(Main, argument) {\n}', ['Main']],
  ['#include <x.h>', []],
])('%s declares %j in C', (code, names) => {
  expect(cNames(code)).toEqual(names);
});

it('a reproduction has no comments that only have a type', () => {
  const typed = [
    '/** @param {Host} host */',
    'function one(host) {}',
    '/**',
    ' * Loads it.',
    ' * @param {Host} host',
    ' * @returns {Exports}',
    ' */',
    'const two = (host) => /** @type {Exports} */ (host.load());',
  ];
  const plain = [
    'function one(host) {}',
    '/**',
    ' * Loads it.',
    ' */',
    'const two = (host) => (host.load());',
  ];
  expect(withoutTypes(`${typed.join('\n')}\n`)).toBe(`${plain.join('\n')}\n`);
});
