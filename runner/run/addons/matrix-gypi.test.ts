import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { AddonSpec } from './addon-spec.ts';
import { matrixGypi } from './matrix-gypi.ts';
import { specWith } from '../../../tests/support/fixtures/addon-spec.ts';

const gypi = z.object({
  targets: z.array(
    z.looseObject({
      target_name: z.string(),
      type: z.string().optional(),
      sources: z.array(z.string()),
      dependencies: z.array(z.string()).optional(),
      defines: z.array(z.string()),
    }),
  ),
});

function targets(...specs: AddonSpec[]) {
  return gypi.parse(JSON.parse(matrixGypi(specs))).targets;
}

function definesOf(spec: AddonSpec): readonly string[] {
  return targets(spec).at(-1)?.defines ?? [];
}

describe('a subject', () => {
  it('is compiled once, whatever is linked with it', () => {
    const names = targets(
      specWith({ targetIds: ['none', '8'] }),
      specWith({ name: 'other', targetIds: ['10'] }),
    );
    expect(names.map(({ target_name, type }) => [target_name, type])).toEqual([
      ['subject_small', 'static_library'],
      ['small-none', undefined],
      ['small-8', undefined],
      ['other-10', undefined],
    ]);
    expect(names[0]?.sources).toEqual(['small/small.c']);
    expect(names.slice(1).map(({ dependencies }) => dependencies)).toEqual([
      ['subject_small'],
      ['subject_small'],
      ['subject_small'],
    ]);
  });

  it('may be several files', () => {
    const [library] = targets(specWith({ sources: ['small.c', 'more.c'] }));
    expect(library?.sources).toEqual(['small/small.c', 'small/more.c']);
  });

  it('is compiled for each set of defines', () => {
    const libraries = targets(specWith(), specWith({ name: 'other', defines: ['WITH=1'] })).slice(0, 2);
    expect(libraries[0]?.target_name).toBe('subject_small');
    expect(libraries[1]?.target_name).toMatch(/^subject_small_[0-9a-f]{8}$/);
    expect(libraries[1]?.defines).toContain('WITH=1');
  });

  it('is compiled once per Node-API version where its code depends on that', () => {
    const perTarget = targets(
      specWith({ perTarget: true, sources: ['small.cc'], targetIds: ['none', '8', 'experimental'] }),
    );
    const libraries = perTarget.filter(({ type }) => type === 'static_library');
    expect(libraries.map(({ sources, defines }) => [sources, defines])).toEqual([
      [['small/small.cc'], ['NAPI_VERSION=8']],
      [['small/small.cc'], ['NAPI_VERSION=2147483647']],
    ]);
    const [ofEight, ofExperimental] = libraries.map(({ target_name }) => target_name);
    const addons = perTarget.filter(({ type }) => type === undefined);
    expect(addons.map(({ target_name, dependencies }) => [target_name, dependencies])).toEqual([
      ['small-none', [ofEight]],
      ['small-8', [ofEight]],
      ['small-experimental', [ofExperimental]],
    ]);
  });
});

describe('a version unit', () => {
  it.each([
    ['8', 'DECLARED=8LL'],
    ['0', 'DECLARED=0LL'],
    ['-1', 'DECLARED=-1LL'],
    // An int literal would be the negation of a literal that does not fit.
    ['-2147483648', 'DECLARED=-2147483648LL'],
    ['experimental', 'DECLARED=2147483647LL'],
  ])('of target %s has %s', (id, define) => {
    const defines = definesOf(specWith({ targetIds: [id] }));
    expect(defines).toContain(define);
    expect(defines).toContain(`TARGET_ID=${id}`);
  });

  it('of target none declares nothing', () => {
    expect(definesOf(specWith({ targetIds: ['none'] })).join(' ')).not.toContain('DECLARED');
  });

  it('exports and registers as its addon requires', () => {
    expect(definesOf(specWith())).toEqual(expect.arrayContaining(['EXPORT_SHIPPED', 'EXPORT_PROPOSED']));
    const odd = definesOf(specWith({ exports: ['proposed'], registration: 'constructor' }));
    expect(odd).toEqual(expect.arrayContaining(['EXPORT_PROPOSED', 'REGISTER_BY_CONSTRUCTOR']));
    expect(odd).not.toContain('EXPORT_SHIPPED');
  });

  it('has the settings of its addon', () => {
    const gyp = { ldflags: ['-Wl,-z,now'], defines: ['NM_VERSION=10'] };
    expect(targets(specWith({ gyp })).at(-1)).toMatchObject({ ldflags: ['-Wl,-z,now'] });
    // Lists are added to what every addon has.
    expect(definesOf(specWith({ gyp }))).toEqual(expect.arrayContaining(['EXPORT_SHIPPED', 'NM_VERSION=10']));
  });
});

it('equal addons have equal text, which a fingerprint can be made of', () => {
  expect(matrixGypi([specWith()])).toBe(matrixGypi([specWith()]));
});
