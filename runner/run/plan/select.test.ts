import { describe, expect, it } from 'vitest';
import type { Suite } from '../../../suites/rule.ts';
import { UserError } from '../../shared/user-error.ts';
import { select, type SelectionRequest } from './select.ts';
import { ruleWith } from '../../../tests/support/fixtures/cell.ts';

function suite(name: string, ...keys: string[]): Suite {
  return { name, title: name, rules: keys.map((key) => ruleWith({ suite: name, id: `${name}/${key}` })) };
}
const SUITES = [suite('load', 'too-new', 'default', 'too-new-init'), suite('reference', 'create', 'release')];
const TARGETS = { semantic: ['none', '8', '10', 'experimental'], boundary: ['-1', '99'] };

function selected(request: Partial<SelectionRequest>) {
  const selection = select({ suites: null, rules: null, targets: null, ...request }, SUITES, TARGETS);
  return {
    rules: selection.rules.map(({ id }) => id),
    targets: selection.targets.map(({ id }) => id),
    complete: selection.complete,
  };
}

const ALL_RULES = [
  'load/default',
  'load/too-new',
  'load/too-new-init',
  'reference/create',
  'reference/release',
];

describe('a selection', () => {
  it('is everything, rules by id and targets by what they declare, when nothing is selected', () => {
    expect(selected({})).toEqual({
      rules: ALL_RULES,
      targets: ['none', '-1', '8', '10', '99', 'experimental'],
      complete: true,
    });
  });

  it('has every target when none is selected by its name', () => {
    const everyTarget = (request: Partial<SelectionRequest>) =>
      select({ suites: null, rules: null, targets: null, ...request }, SUITES, TARGETS).everyTarget;
    expect(everyTarget({})).toBe(true);
    expect(everyTarget({ rules: ['load/too-new'] })).toBe(true);
    expect(everyTarget({ targets: ['8'] })).toBe(false);
  });

  it.each<[Partial<SelectionRequest>, string[]]>([
    [{ suites: ['load'] }, ['load/default', 'load/too-new', 'load/too-new-init']],
    [{ suites: ['re*', 'load'] }, ALL_RULES],
    [{ rules: ['load/too-new'] }, ['load/too-new']],
    [{ rules: ['load/too-new*'] }, ['load/too-new', 'load/too-new-init']],
    [{ rules: ['*/create', 'load/default'] }, ['load/default', 'reference/create']],
    [{ rules: ['load/*', 'load/too-new'] }, ['load/default', 'load/too-new', 'load/too-new-init']],
    [{ suites: ['load'], rules: ['*/{too-new,default}'] }, ['load/default', 'load/too-new']],
  ])('by globs: %j', (request, rules) => {
    expect(selected(request)).toMatchObject({ rules, complete: false });
  });

  it('has each target once, in the order of the columns', () => {
    const { targets, complete } = selected({ targets: ['experimental', '8', '-1', '8'] });
    expect(targets).toEqual(['-1', '8', 'experimental']);
    expect(complete).toBe(false);
  });
});

describe('a word that names nothing is refused with the nearest name', () => {
  it.each<[Partial<SelectionRequest>, string]>([
    [
      { suites: ['laod'] },
      'there is no suite "laod"; the nearest is "load"; expected one of: load, reference',
    ],
    [{ suites: ['load', 'references'] }, 'there is no suite "references"; the nearest is "reference"'],
    [{ rules: ['load/to-new'] }, 'there is no rule "load/to-new"; the nearest is "load/too-new"'],
    [{ rules: ['nothing/*'] }, 'no rule matches "nothing/*"; expected one of'],
    // Only rules of the selected suites count.
    [
      { suites: ['load'], rules: ['reference/create'] },
      'there is no rule "reference/create"; expected one of: load/',
    ],
    [{ targets: ['100'] }, 'there is no target "100"; the nearest is "10"'],
    [{ targets: ['Experimental'] }, 'the nearest is "experimental"'],
    [{ targets: ['9'] }, 'there is no target "9"'],
    [{ targets: ['08'] }, 'the nearest is "8"'],
  ])('%j', (request, message) => {
    expect(() => selected(request)).toThrow(UserError);
    expect(() => selected(request)).toThrow(message);
  });

  it('and with the command that lists the rules when there are many', () => {
    const many = suite('many', ...Array.from({ length: 30 }, (_, index) => `rule-${index}`));
    expect(() => select({ suites: null, rules: ['x'], targets: null }, [many], TARGETS)).toThrow(
      /^there is no rule "x"; run `.* rules` to list the rules$/,
    );
  });
});
