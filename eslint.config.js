import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const page = path.join(import.meta.dirname, 'runner', 'report', 'html', 'assets');

/** The scripts of the page share one scope: what one declares at its top, all may use. */
const declaredInPage = readdirSync(page)
  .filter((name) => name.endsWith('.js'))
  .flatMap((name) => [
    ...readFileSync(path.join(page, name), 'utf8').matchAll(/^(?:(?:async )?function|const|(let)) (\w+)/gm),
  ])
  .map(([, variable, name]) => [name, variable ? 'writable' : 'readonly']);
const ofBrowsers = [
  ...['addEventListener', 'document', 'getSelection', 'history', 'location', 'navigator', 'setTimeout'],
  'ResizeObserver',
  'URLSearchParams',
];
const ofNode = [
  ...['console', 'process', 'Buffer', 'URL', 'WebAssembly', 'setImmediate', 'setInterval', 'setTimeout'],
  ...['TextDecoder', 'TextEncoder'],
  // Each is tried for by typeof.
  ...['Bun', 'Deno', 'Bare'],
];
const ofCommonJs = ['require', 'module', '__dirname', '__filename'];
const readonly = (names) => Object.fromEntries(names.map((name) => [name, 'readonly']));

const PLAIN = {
  'array-callback-return': 'error',
  'consistent-return': 'error',
  curly: ['error', 'multi-line'],
  eqeqeq: 'error',
  'max-lines': ['error', 250],
  'no-cond-assign': 'error',
  'no-const-assign': 'error',
  'no-constant-condition': 'error',
  'no-dupe-args': 'error',
  'no-dupe-else-if': 'error',
  'no-dupe-keys': 'error',
  'no-duplicate-case': 'error',
  'no-empty': 'error',
  'no-eval': 'error',
  'no-fallthrough': 'error',
  'no-global-assign': 'error',
  'no-implied-eval': 'error',
  'no-self-assign': 'error',
  'no-shadow': 'error',
  'no-undef': 'error',
  'no-unreachable': 'error',
  'no-unsafe-finally': 'error',
  'no-unsafe-optional-chaining': 'error',
  'no-unused-expressions': 'error',
  'no-unused-vars': ['error', { ignoreRestSiblings: true }],
  'no-useless-catch': 'error',
  'no-useless-escape': 'error',
  'no-var': 'error',
  'object-shorthand': 'error',
  'prefer-const': 'error',
  'valid-typeof': 'error',
};

export default defineConfig(
  { ignores: ['dist/', 'guard/', 'addons/build/', 'reports/', 'node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    // Only for tsconfig.scripts.json.
    ignores: ['types/**'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'max-lines': ['error', 250],
    },
  },
  {
    files: ['runner/report/html/**/*.js'],
    languageOptions: {
      sourceType: 'script',
      parserOptions: { ecmaFeatures: { impliedStrict: true } },
      globals: { ...readonly(ofBrowsers), ...Object.fromEntries(declaredInPage) },
    },
    rules: {
      ...PLAIN,
      // Unused top-level names are found across files, by assets.test.ts.
      'no-unused-vars': ['error', { vars: 'local', ignoreRestSiblings: true }],
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      ecmaVersion: 2022,
      globals: readonly([...ofNode, ...ofCommonJs]),
    },
    rules: PLAIN,
  },
  {
    // Plain scripts in the JavaScript of Node.js 16; suites/probes.test.ts sees that they keep to their host.
    files: ['**/*.probe.cjs'],
    languageOptions: { sourceType: 'script', ecmaVersion: 2021, globals: readonly(['defineProbes']) },
    rules: { strict: ['error', 'global'] },
  },
  {
    // A reproduction takes pieces of it, and brings the rest.
    files: ['suites/harness/standalone-host.cjs'],
    languageOptions: {
      sourceType: 'script',
      globals: readonly(['ADDON', 'TARGET', 'PROBE', 'ARGUMENT', 'host', 'probes', 'describeThrown']),
    },
    rules: { 'no-unused-vars': ['error', { vars: 'local', ignoreRestSiblings: true }] },
  },
  {
    files: ['**/*.mjs', 'eslint.config.js', 'tests/**/*.js'],
    languageOptions: { globals: readonly(ofNode) },
    rules: PLAIN,
  },
);
