import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import semver from 'semver';
import { expect, it } from 'vitest';
import { casesOf, rulesMatching } from '../runner/run/judge/deviation-cases.ts';
import {
  formatExpectationFile,
  isUnexplained,
  parseExpectationFile,
} from '../runner/run/judge/expectation-file.ts';
import { EXPECTATIONS, RULE_IDS } from '../runner/run/judge/load-expectations.ts';
import { targetFromId } from './target.ts';

/**
 * The most lines per cause, of all files together: a person reads them, so that only a new cause may bring more. Entries
 * about older releases alone add to them; their releases never change.
 */
const LINES_PER_REASON = 16;
const LINES_PER_OLD_ENTRY = 8;

const texts = await Promise.all(
  (await readdir(EXPECTATIONS)).map(async (name) => ({
    name,
    text: await readFile(path.join(EXPECTATIONS, name), 'utf8'),
  })),
);
const files = texts.map(({ name, text }) => ({ name, text, file: parseExpectationFile(text, name) }));

it.each(files)('$name is in the form in which it is written', ({ text, file }) => {
  expect(text).toBe(formatExpectationFile(file));
});

it.each(files)('$name has rules and targets that exist', ({ file: { deviations } }) => {
  const globs = deviations.flatMap((deviation) => casesOf(deviation).map(({ glob }) => glob));
  expect(
    globs.filter((glob) => rulesMatching(glob, RULE_IDS).some((rule) => !RULE_IDS.includes(rule))),
  ).toEqual([]);
  const targets = deviations.flatMap((deviation) => deviation.targets ?? []);
  expect(targets.filter((id) => targetFromId(id) === null)).toEqual([]);
});

it.each(files)('$name has a title and a text for every reason', ({ file: { reasons, deviations } }) => {
  expect(deviations.length).toBeGreaterThan(0);
  expect(Object.entries(reasons).filter(([, reason]) => isUnexplained(reason))).toEqual([]);
});

it('all files together can be read', () => {
  const lines = files.map(({ text }) => text.split('\n').length - 1);
  const reasons = files.map(({ file }) => Object.keys(file.reasons).length);
  const older = files.map(({ file }) => file.deviations.filter(({ versions }) => isClosed(versions)).length);
  expect(sum(lines)).toBeLessThanOrEqual(LINES_PER_REASON * sum(reasons) + LINES_PER_OLD_ENTRY * sum(older));
});

/** Whether a range ends: no release to come is in it. */
function isClosed(versions: string): boolean {
  return !semver.satisfies('999.0.0', versions);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
