import { expect, it } from 'vitest';
import { canStart } from '../runner/run/process/can-start.ts';
import { examine } from './examine.ts';
import { readPackages } from './packages.ts';
import { totalsOf } from './totals.ts';

const hasTools = (await canStart('readelf')) && (await canStart('llvm-objdump'));
const { signal } = new AbortController();

it.skipIf(!hasTools)(
  'every field of the addons of some packages is as binutils and LLVM say',
  async () => {
    const packages = (await readPackages()).filter(({ sample }) => sample);
    const examined = await examine(packages, { signal, onPackage: () => undefined });
    expect(
      examined.flatMap(({ of, path, wrong }) => wrong.map((line) => `${of.package} ${path} ${line}`)),
    ).toEqual([]);
    const { parts, fields, unknown } = totalsOf(examined, []);
    expect(parts).toBeGreaterThan(40);
    expect(fields).toBeGreaterThan(10 * parts);
    expect(unknown).toBe(0);
  },
  300_000,
);
