import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { LogReader, type ReadLog } from './read-log.ts';

const { MARK, sumOf } = createRequire(import.meta.url)('../../../suites/harness/contract/log-line.cjs') as {
  MARK: string;
  sumOf: (about: string, text: string) => string;
};

const OVER = '{"event":"over"}';

/** A line with a correct checksum and any text. */
function lineOf(number: number | string, text = OVER): string {
  const about = `s1 ${number} 1/1 ${text.length}`;
  return `${MARK} ${about} ${sumOf(about, text)} ${text}`;
}

function read(...lines: readonly string[]): ReadLog {
  const reader = new LogReader();
  lines.forEach((line, index) => {
    reader.line(line, `run.log:${index + 1}`);
  });
  return reader.end();
}

const START = '{"event":"start","run":"a"}';

describe('a line whose event number is too high for the length of the log', () => {
  it.each([
    ['a million', '1000000'],
    ['more than a list can have', '4294967296'],
    ['beyond all numbers', '9'.repeat(400)],
  ])('is damaged: %s', (_what, number) => {
    const { sessions, troubles } = read(lineOf(1, START), lineOf(number), lineOf(2));
    expect(troubles).toMatchObject({ damaged: ['run.log:2'] });
    expect(sessions).toMatchObject([{ id: 's1', events: [{ event: 'start' }, { event: 'over' }] }]);
  });

  it('makes no session of its own', () => {
    expect(read(lineOf('4294967296')).sessions).toEqual([]);
  });
});

it('a log that lost thousands of lines is still read', () => {
  const { sessions, troubles } = read(lineOf(1, START), lineOf(5000));
  expect(troubles.damaged).toEqual([]);
  expect(sessions[0]?.events).toHaveLength(5000);
  expect(sessions[0]?.events.at(-1)).toEqual({ event: 'over' });
});
