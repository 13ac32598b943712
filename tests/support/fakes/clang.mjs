// Plays the module of the compiler in tests: copies a file, fails, or never ends, whatever its first argument says.
import { writeFileSync } from 'node:fs';

/** Called like the compiler: without arguments to load it. */
function run(args, files, options) {
  const [what, name] = args ?? [];
  if (what === 'fail') {
    options.stderr(new TextEncoder().encode(`${name}: error: no such luck\n`));
    throw new Error('Exited with status 1');
  }
  if (what === 'hang') {
    writeFileSync(name, 'started');
    for (;;);
  }
  return what === 'copy' ? { ...files, copy: files[name] } : {};
}

export const commands = { clang: run, 'wasm-ld': run };
