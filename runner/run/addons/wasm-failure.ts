/** What a user does about a part that is missing. */
export const NEEDED =
  'install clang, lld, wasi-libc and libclang-rt-dev-wasm32 (Debian: apt-get install clang lld wasi-libc libclang-rt-dev-wasm32)';

/** By what clang and wasm-ld say when a part is not installed. */
const MISSING: readonly (readonly [said: RegExp, part: string])[] = [
  [/libclang_rt\.builtins/, 'libclang-rt-dev-wasm32'],
  // Without it clang looks for the headers of the machine itself, which ask for others that it does not find.
  [
    /cannot open crt1|unable to find library -lc$|'(stdlib|stddef|stdio|string|bits\/[\w/-]+|gnu\/[\w/-]+)\.h' file not found/m,
    'wasi-libc',
  ],
  [/unable to find library -lemnapi-basic/, 'libemnapi-basic.a of the npm package emnapi'],
];

/** One line on why clang failed and what to do. `log`: the file with all that it said. */
export function explainFailure(output: string, log: string): string {
  const missing = MISSING.find(([said]) => said.test(output));
  if (missing !== undefined)
    return `cannot build the addons for wasm32: ${missing[1]} was not found; ${NEEDED}`;
  const error = output.split('\n').find((line) => /\berror\b/.test(line));
  return `cannot build the addons for wasm32: ${error?.trim() ?? 'clang failed'}; the whole log is in ${log}`;
}
