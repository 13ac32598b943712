import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { suites } from './index.ts';

/** Names of JavaScript itself that lead to everything the runtime has. */
const WAYS_OUT = ['globalThis', 'eval', 'Function'];

/**
 * The globals that a probe uses beside its host: names that JavaScript does not define, and ways out of the script.
 * The language is that of Node 16, the oldest runtime; syntax errors are reported, too.
 */
function reachesFor(source: string): string[] {
  const messages = new Linter().verify(
    source,
    {
      files: ['**/*.cjs'],
      languageOptions: {
        ecmaVersion: 2021,
        sourceType: 'script',
        globals: {
          defineProbes: 'readonly',
          ...Object.fromEntries(WAYS_OUT.map((name) => [name, 'off'] as const)),
        },
      },
      // A comment must be able neither to declare a global nor to turn a rule off.
      linterOptions: { noInlineConfig: true },
      rules: {
        'no-undef': ['error', { typeof: true }],
        'no-restricted-syntax': ['error', { selector: 'ImportExpression', message: 'import()' }],
        // In a sloppy script `this` is the global object.
        strict: ['error', 'global'],
      },
    },
    'made-up.probe.cjs',
  );
  return messages.filter(({ severity }) => severity === 2).map(({ message }) => message);
}

const names = await readdir(import.meta.dirname, { recursive: true });
const files = names.filter((name) => name.endsWith('.probe.cjs'));

it.each(files)('%s touches the runtime through its host alone', async (file) => {
  expect(reachesFor(await readFile(path.join(import.meta.dirname, file), 'utf8'))).toEqual([]);
});

it.each(suites)('$name has the probes that its rules use', ({ name, rules }) => {
  const { loadProbes } = createRequire(import.meta.url)('./harness/load-probes.cjs') as {
    loadProbes: (files: Record<string, string>) => Record<string, Record<string, unknown>>;
  };
  const file = path.join(name, `${name}.probe.cjs`);
  expect(files).toContain(file);
  const probes = loadProbes({ [name]: path.join(import.meta.dirname, file) })[name] ?? {};
  expect(rules.filter(({ probe }) => typeof probes[probe] !== 'function').map(({ id }) => id)).toEqual([]);
});

describe('a probe that reaches around its host is caught', () => {
  it.each([
    "require('node:fs')",
    'process.version',
    'globalThis.process',
    'global.gc()',
    'module.exports',
    "fs.readFileSync('file')",
    "typeof process === 'undefined'",
    'setTimeout(() => {}, 1)',
    'queueMicrotask(() => {})',
    'console.log(1)',
    "import('node:fs')",
    "eval('1')",
    "new Function('return this')()",
    '/* global process */ process.version',
    'process.version; // eslint-disable-line',
  ])('%s', (planted) => {
    const probe = `'use strict';\ndefineProbes('planted', { probe(host) { ${planted}\n} });\n`;
    expect(reachesFor(probe)).toHaveLength(1);
  });

  it('by the global object of a sloppy script', () => {
    expect(reachesFor("defineProbes('planted', { probe() { return this; } });")).not.toEqual([]);
  });

  it.each([
    ['a static block of 2022', 'class A { static { } }'],
    ['a private field of 2022', 'class A { #x; }'],
    ['a top-level await of 2022', 'await 1;'],
    ['a module', "import fs from 'node:fs';"],
  ])('by %s, which Node 16 or a script cannot parse', (_what, planted) => {
    expect(reachesFor(`'use strict';\n${planted}`)).toEqual([expect.stringContaining('Parsing error')]);
  });
});

it('what JavaScript has and a probe may use is let through', () => {
  const source =
    "'use strict';\ndefineProbes('s', { p: async (h) => [new WeakRef(h), 1n, Symbol(), h?.x ?? new Map()] });";
  expect(reachesFor(source)).toEqual([]);
});
