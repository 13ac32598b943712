import type { Expected, Pattern } from '../../../suites/rule.ts';

/** When a rule's expectation changes, in a word or two: `never`, `at 10`, `at experimental`. */
export function gateWords(expected: Expected): string {
  return 'always' in expected ? 'never' : `at ${expected.opensAt}`;
}

/** The expected observation per range of effective versions, in the order of the versions. */
export function expectedByVersion(expected: Expected): readonly (readonly [versions: string, Pattern])[] {
  if ('always' in expected) return [['at every version', expected.always]];
  const { opensAt, below, from } = expected;
  return opensAt === 'experimental'
    ? [
        ['at every numbered version', below],
        ['at the experimental version', from],
      ]
    : [
        [`below version ${opensAt}`, below],
        [`from version ${opensAt}, and at the experimental one`, from],
      ];
}
