import { describe, expect, it } from 'vitest';
import { EXPERIMENTAL } from '../../../suites/target.ts';
import { fateIn } from './fate.ts';
import type { Stretch } from './supports.ts';

const release = (supports: number, more: Partial<Stretch> = {}): Stretch => ({
  from: '20.3.0',
  to: '20.20.2',
  supports,
  tooNew: 'crashes',
  abi: 115,
  lacks: [],
  ...more,
});
const addon = (declared: number | null | 'unknown') => ({
  registration: 'symbol' as const,
  declared,
  abi: null,
  binding: 'lazy' as const,
  imports: ['napi_create_object', 'node_api_set_prototype'],
  optionalImports: [],
});

describe('an addon that declares', () => {
  it.each([null, 0, 7, 8, 9, EXPERIMENTAL])('%s loads where 9 is supported', (declared) => {
    expect(fateIn(addon(declared), release(9))).toEqual({ kind: 'loads' });
  });

  it.each([10, 99, EXPERIMENTAL - 1])('%s takes down a release that supports 9', (declared) => {
    expect(fateIn(addon(declared), release(9))).toEqual({ kind: 'crashes', declared, supports: 9 });
  });

  it('10 is refused where that is an error that can be caught', () => {
    const polite = release(9, { tooNew: 'refused' });
    expect(fateIn(addon(10), polite)).toEqual({
      kind: 'refused',
      why: 'declaration',
      declared: 10,
      supports: 9,
    });
    expect(fateIn(addon(9), polite)).toEqual({ kind: 'loads' });
  });

  it('10 is not predicted where the declaration is not read', () => {
    const old = release(8, { tooNew: 'ignored' });
    expect(fateIn(addon(10), old)).toEqual({ kind: 'unknown', why: 'declaration ignored' });
    expect(fateIn(addon(8), old)).toEqual({ kind: 'loads' });
  });

  it('99 loads where every declaration is accepted', () => {
    expect(fateIn(addon(99), release(10, { tooNew: 'accepted' }))).toEqual({ kind: 'loads' });
  });

  it('a version that cannot be read is not predicted', () => {
    expect(fateIn(addon('unknown'), release(9))).toEqual({ kind: 'unknown', why: 'declaration unknown' });
  });

  it('99 and registers itself loads the first time', () => {
    expect(fateIn({ ...addon(99), registration: 'both' }, release(9))).toEqual({ kind: 'loads' });
  });
});

it('an addon for V8 loads where the ABI is equal', () => {
  const forV8 = (abi: number | null) => ({ ...addon(null), registration: 'v8' as const, abi });
  expect(fateIn(forV8(115), release(9))).toEqual({ kind: 'loads' });
  expect(fateIn(forV8(108), release(9))).toEqual({ kind: 'refused', why: 'abi', abi: 108, expected: 115 });
  expect(fateIn(forV8(null), release(9))).toEqual({ kind: 'unknown', why: 'abi unknown' });
});

describe('an addon that imports a function that the release lacks', () => {
  const lacking = release(9, { lacks: ['node_api_set_prototype', 'node_api_post_finalizer'] });

  it('is refused if it binds at load, whatever it declares', () => {
    const refused = { kind: 'refused', why: 'functions', functions: ['node_api_set_prototype'] };
    for (const declared of [null, 9, 99, 'unknown'] as const)
      expect(fateIn({ ...addon(declared), binding: 'load' }, lacking)).toEqual(refused);
  });

  it('loads if it binds lazily', () => {
    expect(fateIn(addon(9), lacking)).toEqual({ kind: 'loads' });
  });
});
