import { describe, expect, it } from 'vitest';
import type { AddonSpec } from './addon-spec.ts';
import { specWith } from '../../../tests/support/fixtures/addon-spec.ts';
import { wasmCommands } from './wasm-commands.ts';

const SITE = { sources: '/sources', objects: '/objects', result: '/result', libraries: '/emnapi' };

function commands(...specs: AddonSpec[]) {
  return wasmCommands(specs, SITE);
}

/** What follows `-o`. */
function outputOf(command: readonly string[]): string | undefined {
  return command[command.indexOf('-o') + 1];
}

/** The declarations that the only file of an addon exports. */
function declarationsOf(spec: AddonSpec): readonly string[] {
  const [command = []] = commands(spec).link;
  return command.flatMap((word) => /^-Wl,--export=(.*_get_api_version_v1)$/.exec(word)?.[1] ?? []);
}

it('a subject is compiled once, and linked with a version unit per addon and target', () => {
  const { compile, link } = commands(
    specWith({ targetIds: ['none', '8'] }),
    specWith({ name: 'other', targetIds: ['10'] }),
  );
  expect(compile.map(outputOf)).toEqual(['/objects/subject_small-small.o']);
  expect(compile[0]).toContain('/sources/small/small.c');
  expect(link.map(outputOf)).toEqual([
    '/result/small-none.wasm',
    '/result/small-8.wasm',
    '/result/other-10.wasm',
  ]);
  for (const command of link) {
    expect(command).toEqual(
      expect.arrayContaining(['/sources/version_unit.c', '/objects/subject_small-small.o', '-L/emnapi']),
    );
  }
});

it('a subject of several files is compiled file by file, and all of it is linked', () => {
  const { compile, link } = commands(specWith({ sources: ['small.c', 'more.c'] }));
  const objects = ['/objects/subject_small-small.o', '/objects/subject_small-more.o'];
  expect(compile.map(outputOf)).toEqual(objects);
  expect(link[0]).toEqual(expect.arrayContaining(objects));
});

it('a version unit knows its target and what the addon wants of it', () => {
  const spec = specWith({
    targetIds: ['-1'],
    gyp: { defines: ['DECLARED_FIRST=8'], ldflags: ['-Wl,-z,now'] },
  });
  const [command] = commands(spec).link;
  expect(command).toEqual(
    expect.arrayContaining(['-DTARGET_ID=-1', '-DDECLARED=-1LL', '-DDECLARED_FIRST=8']),
  );
  expect(command).not.toContain('-Wl,-z,now');
});

describe('a file exports the declaration', () => {
  const SHIPPED = 'node_api_module_get_api_version_v1';
  const PROPOSED = 'napi_module_get_api_version_v1';

  it('under both names, unless the addon chose one', () => {
    expect(declarationsOf(specWith())).toEqual([SHIPPED, PROPOSED]);
    expect(declarationsOf(specWith({ exports: ['proposed'] }))).toEqual([PROPOSED]);
  });

  it('not at all where the target has none, or the addon is to lose it', () => {
    expect(declarationsOf(specWith({ targetIds: ['none'] }))).toEqual([]);
    expect(declarationsOf(specWith({ declares: { shipped: null, proposed: null } }))).toEqual([]);
  });
});
