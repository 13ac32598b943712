import { describe, expect, it } from 'vitest';
import { HEADER } from '../../../tests/support/fixtures/report.ts';
import { familiesOf, familyId, runtimesText } from './families.ts';
import type { ReportRuntime } from './model.ts';

const [any] = HEADER.runtimes;

function runtime(name: string, version: string): ReportRuntime {
  if (any === undefined) throw new Error('the header has no runtime');
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

it('versions that are not semantic keep their order', () => {
  expect(versions(runtime('mine', 'b'), runtime('mine', 'a'))).toEqual([['mine', ['b', 'a']]]);
});

it('the id of a family is one whatever its name', () => {
  const [family] = familiesOf([runtime('my "runtime"', '1')]);
  expect(family && familyId(family)).toBe('differs-my--runtime-');
});

describe('the text of runtimes', () => {
  const eight = Array.from({ length: 8 }, (_, minor) => runtime('node', `22.${minor}.0`));
  const all = [...eight, runtime('bun', '1.4.5')];

  it('names each release', () => {
    expect(runtimesText([...eight.slice(0, 2), ...all.slice(-1)], all)).toBe(
      'Node.js 22.0.0, 22.1.0 and Bun 1.4.5',
    );
  });

  it('names many neighbours by the first and the last, and states that they were measured', () => {
    expect(runtimesText(eight, all)).toBe('Node.js 22.0.0 to 22.7.0 (8 releases measured)');
  });

  it('names each release where one between them is another case', () => {
    const without = eight.filter(({ version }) => version !== '22.3.0');
    expect(runtimesText(without, all)).toBe('Node.js 22.0.0, 22.1.0, 22.2.0, 22.4.0, 22.5.0, 22.6.0, 22.7.0');
  });
});
