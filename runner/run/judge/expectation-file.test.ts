import { describe, expect, it } from 'vitest';
import { UserError } from '../../shared/user-error.ts';
import { formatExpectationFile, parseExpectationFile, readExpectationFile } from './expectation-file.ts';

const reason = { title: 'dies', text: 'It dies.' };
const crash = { reason: 'dies', versions: '>=20', crashed: ['suite/rule'] };
const good = { reasons: { dies: reason }, deviations: [crash] };

function parse(content: unknown) {
  return parseExpectationFile(typeof content === 'string' ? content : JSON.stringify(content), 'mine.json');
}

it('a runtime without a file has no expectations', async () => {
  expect(await readExpectationFile('/no/such/folder', 'mine')).toEqual({ reasons: {}, deviations: [] });
});

it('expectations have the content of the file', () => {
  const full = {
    reasons: { dies: { ...reason, link: 'https://example.org/' } },
    deviations: [
      { ...crash, targets: ['8'], observed: { 'suite/*': { a: 1 } }, 'timed-out': ['suite/slow'] },
    ],
  };
  expect(parse(full)).toEqual(full);
});

it('a reason may be missing: a person writes it later', () => {
  const draft = { ...good, reasons: { dies: { title: '', text: '' } } };
  expect(parse(draft)).toEqual(draft);
});

describe('an error names its place, what was expected and what came, in one line', () => {
  const withDeviation = (parts: object) => ({ ...good, deviations: [crash, { ...crash, ...parts }] });
  it.each<[content: unknown, message: string]>([
    ['[', 'mine.json is not JSON: '],
    [[], 'mine.json: the top level: expected object, got []'],
    [{ ...good, reasons: undefined }, 'mine.json: reasons: expected record, got nothing'],
    [
      withDeviation({ versions: 'all' }),
      'mine.json: deviations.1.versions: expected a semver range, got "all"',
    ],
    [withDeviation({ targets: [] }), 'mine.json: deviations.1.targets: '],
    [withDeviation({ crashed: [5] }), 'mine.json: deviations.1.crashed.0: expected string, got 5'],
    [withDeviation({ crashed: [] }), 'mine.json: deviations.1.crashed: '],
    [
      withDeviation({ crashed: undefined }),
      'mine.json: deviations.1.observed: expected rules, below observed, crashed or timed-out, got nothing',
    ],
    [withDeviation({ observed: {} }), 'mine.json: deviations.1.observed: expected a rule or a glob, got {}'],
    [withDeviation({ note: 'x' }), 'mine.json: unknown key note in deviations.1'],
    [
      withDeviation({ reason: 'hangs' }),
      'mine.json: deviations.1.reason: expected an id of reasons, got "hangs"',
    ],
    [
      { ...good, reasons: { dies: reason, hangs: reason } },
      'mine.json: reasons.hangs: no deviation has this reason; remove it',
    ],
    [
      { ...good, reasons: { dies: { ...reason, title: 'x'.repeat(61) } } },
      'mine.json: reasons.dies.title: expected at most 60 characters, got "xxx',
    ],
    [{ ...good, reasons: { dies: { ...reason, link: 'the issue' } } }, 'mine.json: reasons.dies.link: '],
    [{ ...good, reasons: { dies: 'It dies.' } }, 'mine.json: reasons.dies: expected object, got "It dies."'],
  ])('%j', (content, message) => {
    let caught: unknown;
    try {
      parse(content);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(UserError);
    expect((caught as Error).message.slice(0, message.length)).toBe(message);
    expect((caught as Error).message).not.toContain('\n');
  });
});

it('a file is written in one form, which reads back as the same', () => {
  const text = formatExpectationFile(parse(good));
  expect(text).toBe(`{
  "reasons": {"dies": {"title": "dies", "text": "It dies."}},
  "deviations": [{"reason": "dies", "versions": ">=20", "crashed": ["suite/rule"]}]
}
`);
  expect(parse(text)).toEqual(good);
});
