import { execa } from 'execa';
import { expect, it } from 'vitest';
import { projectRoot } from '../runner/shared/project-root.ts';

const stress = (...words: string[]) =>
  execa('npm', ['run', '--silent', 'stress', '--', ...words], { cwd: projectRoot, reject: false });

it('a suite is asked 50 times, and finds the planted leak', { timeout: 120_000 }, async () => {
  const { exitCode, stdout } = await stress('rounds', 'type-tag', '22');
  expect(stdout).toMatch(/^node@22\.\d+\.\d+ rounds: \d+ questions 50 times .*\nnothing was found$/);
  expect(exitCode).toBe(0);
});

it('a word that is no part, suite or release is refused', async () => {
  const { exitCode, stderr } = await stress('round');
  expect(stderr.trim()).toMatch(/^stress: .*round/);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(exitCode).toBe(2);
});
