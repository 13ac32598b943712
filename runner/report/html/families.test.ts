import { expect, it } from 'vitest';
import { FRAME } from '../../../tests/support/fixtures/report.ts';
import { familiesOf, familyId } from './families.ts';
import type { ReportRuntime } from './model.ts';

const [any] = FRAME.runtimes;

function runtime(name: string, version: string): ReportRuntime {
  if (any === undefined) throw new Error('the frame has no runtime');
  return { ...any, id: `${name}@${version}`, name, version };
}

function versions(...runtimes: readonly ReportRuntime[]): [string, string[]][] {
  return familiesOf(runtimes).map((family) => [family.name, family.runtimes.map(({ version }) => version)]);
}

it('a family has the runtimes of one name, oldest first', () => {
  expect(
    versions(
      runtime('node', '22.1.0'),
      runtime('bun', '1.4.5'),
      runtime('node', '18.2.0'),
      runtime('node', '22.0.10'),
    ),
  ).toEqual([
    ['node', ['18.2.0', '22.0.10', '22.1.0']],
    ['bun', ['1.4.5']],
  ]);
});

it('versions that are none keep their order', () => {
  expect(versions(runtime('mine', 'b'), runtime('mine', 'a'))).toEqual([['mine', ['b', 'a']]]);
});

it('the id of a family is one whatever its name', () => {
  const [family] = familiesOf([runtime('my "runtime"', '1')]);
  expect(family && familyId(family)).toBe('differs-my--runtime-');
});
