import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../../tests/support/temporary-folder.ts';
import { compiledAddon, hasCompiler } from '../../../../tests/support/fixtures/compiled-addon.ts';
import { withFile } from '../byte-source.ts';
import { declaredIn } from '../declaration.ts';
import { readBinary } from '../read-binary.ts';

const CONSTANTS = [1, 8, 9, 10, 99, 2147483647, -1, 0, -2147483648, 65536, 70000];
const nameOf = (index: number) => `node_api_constant_${index}`;

/** Functions that return a constant each, and some whose value is decided when they are called. */
const SOURCE = `
#include <stdint.h>
#include <stdlib.h>
#define EXPORT __attribute__((visibility("default")))
${CONSTANTS.map((value, index) => `EXPORT int32_t ${nameOf(index)}(void) { return (int32_t)${value}LL; }`).join('\n')}
static volatile int32_t changing = 7;
EXPORT int32_t node_api_changing(void) { return changing; }
EXPORT int32_t node_api_from_environment(void) { return getenv("X") ? 8 : 9; }
EXPORT int32_t node_api_called(void) { return rand(); }
`;
const UNKNOWN = ['node_api_changing', 'node_api_from_environment', 'node_api_called'];

const FLAGS = [
  '-O0',
  '-O1',
  '-O2',
  '-O3',
  '-Os',
  '-O0 -g',
  '-O2 -fomit-frame-pointer',
  '-O0 -fno-omit-frame-pointer',
  '-O2 -fstack-protector-strong',
  '-O2 -fcf-protection=full',
  '-O2 -fvisibility=hidden',
  '-O2 -s',
  '-O2 -Wl,-z,now',
  '-O2 -Wl,--hash-style=gnu',
  '-O2 -Wl,--hash-style=sysv',
  '-O2 -ffunction-sections -fdata-sections -Wl,--gc-sections',
];

/** Instruments every function with code that is not understood. */
const NOT_UNDERSTOOD = ['-O2 -pg', '-O2 -finstrument-functions'];

async function readWith(compiler: string, flags: string): Promise<Record<string, unknown>> {
  const folder = await temporaryFolder();
  const file = await compiledAddon(folder, { source: SOURCE, compiler, flags: flags.split(' ') });
  return withFile(file, (source) => {
    const [image] = readBinary(source);
    if (image === undefined) throw new Error('no image');
    const names = [...CONSTANTS.map((_value, index) => nameOf(index)), ...UNKNOWN];
    return Object.fromEntries(names.map((name) => [name, declaredIn(image, name)]));
  });
}

for (const compiler of ['gcc', 'clang']) {
  const isThere = await hasCompiler(compiler);
  describe.skipIf(!isThere)(`what ${compiler} makes of a constant is read`, () => {
    it.each(FLAGS)('%s', async (flags) => {
      expect(await readWith(compiler, flags)).toEqual({
        ...Object.fromEntries(CONSTANTS.map((value, index) => [nameOf(index), value])),
        ...Object.fromEntries(UNKNOWN.map((name) => [name, 'unknown'])),
      });
    });

    it.each(NOT_UNDERSTOOD)('%s: right or unknown', async (flags) => {
      const read = await readWith(compiler, flags);
      CONSTANTS.forEach((value, index) => expect([value, 'unknown']).toContain(read[nameOf(index)]));
      for (const name of UNKNOWN) expect(read[name]).toBe('unknown');
    });
  });
}
