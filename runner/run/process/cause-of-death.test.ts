import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../shared/project-root.ts';
import { CAUSES, endOf, exitCodeText, isSegfault, type Exit } from './cause-of-death.ts';

it.each<[platform: NodeJS.Platform, exit: Exit, end: object]>([
  ['linux', { signal: 'SIGABRT' }, { died: 'abort' }],
  ['darwin', { signal: 'SIGSEGV' }, { died: 'segfault' }],
  ['linux', { signal: 'SIGUSR1' }, { died: 'SIGUSR1' }],
  ['linux', { exitCode: 134 }, { exitCode: 134 }],
  ['linux', { exitCode: 0 }, { exitCode: 0 }],
  ['win32', { exitCode: 0 }, { exitCode: 0 }],
  ['win32', { exitCode: 7 }, { exitCode: 7 }],
  ['win32', { exitCode: 134 }, { died: 'abort' }],
  ['win32', { exitCode: 3 }, { died: 'abort' }],
  ['win32', { exitCode: 0xc0000409 }, { died: 'abort' }],
  ['win32', { exitCode: 0x80000003 }, { died: 'abort' }],
  ['win32', { exitCode: 0xc0000005 }, { died: 'segfault' }],
  ['win32', { exitCode: 0xc0000135 }, { died: '0xC0000135' }],
])('on %s %j is %j', (platform, exit, end) => {
  expect(endOf(exit, platform)).toEqual(end);
});

it.each([
  [1, '1'],
  [0xc0000005, '0xC0000005 (STATUS_ACCESS_VIOLATION)'],
  [0xc0000135, '0xC0000135'],
  [null, 'unknown'],
])('exit code %d is shown as %s', (exitCode, text) => {
  expect(exitCodeText(exitCode)).toBe(text);
});

it.each([
  [{ signal: 'SIGSEGV' }, true],
  [{ signal: 'SIGABRT' }, false],
  [{ exitCode: 0xc0000005 }, true],
  [{ exitCode: 1 }, false],
])('whether %j is a segfault: %s', (exit, expected) => {
  expect(isSegfault(exit)).toBe(expected);
});

it('docs/reports.md has the table', async () => {
  const text = await readFile(path.join(projectRoot, 'docs', 'reports.md'), 'utf8');
  for (const { cause, signal, codes } of CAUSES) {
    expect(text.replaceAll(/ +/g, ' ')).toContain(`| \`${cause}\` | ${signal} | ${codes} |`);
  }
});
