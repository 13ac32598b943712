import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { LogReader, type ReadLog } from './read-log.ts';

const { MARK, sumOf } = createRequire(import.meta.url)('../../../suites/harness/contract/log-line.cjs') as {
  MARK: string;
  sumOf: (about: string, text: string) => string;
};

const OVER = '{"event":"over"}';

/** A line with a correct checksum and any text. */
function lineOf(number: number | string, text = OVER, session = 's1'): string {
  const about = `${session} ${number} 1/1 ${text.length}`;
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
    expect(troubles).toMatchObject({ damaged: { count: 1, places: ['run.log:2'] } });
    expect(sessions).toMatchObject([{ id: 's1', events: [{ event: 'start' }, { event: 'over' }] }]);
  });

  it('makes no session of its own', () => {
    expect(read(lineOf('4294967296')).sessions).toEqual([]);
  });
});

it('a log that lost thousands of lines is still read', () => {
  const { sessions, troubles } = read(lineOf(1, START), lineOf(5000));
  expect(troubles.damaged.count).toBe(0);
  expect(sessions[0]?.events).toHaveLength(5000);
  expect(sessions[0]?.events.at(-1)).toEqual({ event: 'over' });
});

describe('what is kept of logs is bounded:', () => {
  const many = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => line(index));

  it('lines of other programs are counted, and the first are named', () => {
    const { foreign } = read(...many(10_000, () => 'x')).troubles;
    expect(foreign.count).toBe(10_000);
    expect(foreign.places.at(-1)).toBe('run.log:8');
  });

  it('a line that is too long is named', () => {
    const reader = new LogReader();
    reader.line(null, 'run.log:1');
    expect(reader.end().troubles['too-long']).toEqual({ count: 1, places: ['run.log:1'] });
  });

  it.each<[what: string, lines: () => string[]]>([
    ['events', () => many(200_001, (index) => lineOf(index + 1))],
    ['characters', () => many(25_000, (index) => lineOf(index + 1, 'x'.repeat(1000)))],
    ['values', () => many(3_000, (index) => lineOf(index + 1, '[],'.repeat(300)))],
    ['broken lines', () => many(250_001, (index) => lineOf(index + 1).replace('over', 'ovex'))],
    ['lost events', () => many(200, (index) => lineOf(9000, OVER, `s${index}`))],
  ])('too many %s are refused', (_what, lines) => {
    expect(() => read(...lines())).toThrow(/^the logs carry far more than .*; judge fewer of them at once$/);
  });

  it('blank lines make no number of an event credible', () => {
    expect(read(...many(30_000, () => ''), lineOf(20_000)).sessions).toEqual([]);
  });
});
