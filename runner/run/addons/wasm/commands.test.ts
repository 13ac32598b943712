import { describe, expect, it } from 'vitest';
import { specWith } from '../../../../tests/support/fixtures/addon-spec.ts';
import type { AddonSpec } from '../addon-spec.ts';
import { wasmCommands } from './commands.ts';

/** The declarations that the only module of an addon exports. */
function declarationsOf(spec: AddonSpec): readonly string[] {
  const [step] = wasmCommands([spec]).link;
  return (step?.args ?? []).flatMap((word) => /^--export=(.*_get_api_version_v1)$/.exec(word)?.[1] ?? []);
}

it('a subject is compiled once, and linked with a version unit per addon and target', () => {
  const { compile, link } = wasmCommands([
    specWith({ targetIds: ['none', '8'] }),
    specWith({ name: 'other', targetIds: ['10'] }),
  ]);
  expect(compile.map(({ object }) => object)).toEqual([
    'subject_small-small.o',
    'version_unit_0.o',
    'version_unit_1.o',
    'version_unit_2.o',
  ]);
  expect(compile[0]?.args).toContain('small/small.c');
  expect(link.map(({ module }) => module)).toEqual(['small-none.wasm', 'small-8.wasm', 'other-10.wasm']);
  for (const [index, { args, objects }] of link.entries()) {
    expect(objects).toEqual([`version_unit_${index}.o`, 'subject_small-small.o']);
    expect(args).toEqual(expect.arrayContaining([...objects]));
  }
});

it('a subject of several files is compiled file by file, and all of it is linked', () => {
  const { compile, link } = wasmCommands([specWith({ sources: ['small.c', 'more.c'] })]);
  const objects = ['subject_small-small.o', 'subject_small-more.o'];
  expect(compile.map(({ object }) => object)).toEqual(expect.arrayContaining(objects));
  expect(link[0]?.objects).toEqual(expect.arrayContaining(objects));
});

it('addons that want the same of a version unit share it', () => {
  const { compile, link } = wasmCommands([
    specWith({ targetIds: ['8'] }),
    specWith({ name: 'other', targetIds: ['8'] }),
    specWith({ name: 'another', targetIds: ['8'], gyp: { defines: ['DECLARED_FIRST=8'] } }),
  ]);
  expect(link.map(({ objects: [unit] }) => unit)).toEqual([
    'version_unit_0.o',
    'version_unit_0.o',
    'version_unit_1.o',
  ]);
  expect(compile).toHaveLength(3);
});

it('a version unit is compiled for its target, with the further defines of the addon', () => {
  const { compile, link } = wasmCommands([
    specWith({ targetIds: ['-1'], gyp: { defines: ['DECLARED_FIRST=8'], ldflags: ['-Wl,-z,now'] } }),
  ]);
  const unit = compile.find(({ args }) => args.includes('version_unit.c'));
  expect(unit?.args).toEqual(
    expect.arrayContaining(['-DTARGET_ID=-1', '-DDECLARED=-1LL', '-DDECLARED_FIRST=8']),
  );
  for (const { args } of [...compile, ...link]) expect(args).not.toContain('-Wl,-z,now');
});

describe('a module exports the declaration', () => {
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
