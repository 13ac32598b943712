import { expect, it } from 'vitest';
import { explainFailure } from './wasm-failure.ts';

const LOG = '/addons/build/emnapi.log';
const explain = (output: string) => explainFailure(output, LOG);

// What Debian 12's clang says.
it.each([
  ['wasi-libc', 'wasm-ld: error: cannot open crt1-reactor.o: No such file or directory'],
  ['wasi-libc', "/usr/include/stdio.h:27:10: fatal error: 'bits/libc-header-start.h' file not found"],
  [
    'libclang-rt-dev-wasm32',
    'wasm-ld: error: cannot open /usr/lib/llvm-14/lib/clang/14.0.6/lib/wasi/libclang_rt.builtins-wasm32.a: No such file or directory',
  ],
])('%s that is missing is told in one line that says what to install', (part, output) => {
  expect(explain(`${output}\nclang: error: linker command failed`)).toBe(
    `cannot build the addons for wasm32: ${part} was not found; install clang, lld, wasi-libc and libclang-rt-dev-wasm32 (Debian: apt-get install clang lld wasi-libc libclang-rt-dev-wasm32)`,
  );
});

it('an error of a source is told as the compiler put it, with the log', () => {
  const error = "version.c:3:1: error: unknown type name 'nap_value'";
  expect(explain(`In file included from a.h\n${error}\n1 error generated.`)).toBe(
    `cannot build the addons for wasm32: ${error}; the whole log is in ${LOG}`,
  );
});

it('a header of the project that is not found is no package that is missing', () => {
  const error = "version.c:3:10: fatal error: 'probes.h' file not found";
  expect(explain(error)).toContain(error);
});
