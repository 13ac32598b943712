import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { showProgress } from './progress.ts';

function shown(interactive: boolean) {
  const stream = new PassThrough();
  const progress = showProgress(stream, interactive);
  return { progress, text: () => String(stream.read() ?? '') };
}

describe('where there is no terminal', () => {
  it('a plain line comes now and then, the last one at the end', () => {
    const { progress, text } = shown(false);
    for (let done = 1; done <= 1000; done += 1) progress.update(done, 1000);
    progress.end();
    expect(text()).toBe('250 of 1000 cells\n500 of 1000 cells\n750 of 1000 cells\n1000 of 1000 cells\n');
  });

  it('a few cells are few lines', () => {
    const { progress, text } = shown(false);
    for (let done = 1; done <= 2; done += 1) progress.update(done, 2);
    expect(text()).toBe('1 of 2 cells\n2 of 2 cells\n');
  });

  it('notes are lines, and nothing steers a terminal', () => {
    const { progress, text } = shown(false);
    progress.note('fetching node@22.23.3 (once)');
    progress.update(1, 1);
    progress.end();
    expect(text()).toBe('fetching node@22.23.3 (once)\n1 of 1 cells\n');
  });
});

it('a step before the cells has lines of its own', () => {
  const { progress, text } = shown(false);
  for (let done = 1; done <= 8; done += 1) progress.step('building the addons', done, 8);
  progress.update(1, 1);
  expect(text()).toBe(
    `${[2, 4, 6, 8].map((done) => `building the addons (${done} of 8)\n`).join('')}1 of 1 cells\n`,
  );
});

describe('on a terminal', () => {
  it('a step before the cells renews the line that the cells take over', () => {
    const { progress, text } = shown(true);
    progress.step('building the addons', 43, 167);
    expect(text()).toBe('\r\u001B[Kbuilding the addons (43 of 167)');
    progress.update(2, 2);
    expect(text()).toBe(`\r\u001B[K${'█'.repeat(24)} 2 of 2 cells`);
  });

  it('one line renews itself and is gone at the end', () => {
    const { progress, text } = shown(true);
    progress.update(1, 2);
    expect(text()).toBe(`\r\u001B[K${'█'.repeat(12)}${'░'.repeat(12)} 1 of 2 cells`);
    progress.update(2, 2);
    expect(text()).toBe(`\r\u001B[K${'█'.repeat(24)} 2 of 2 cells`);
    progress.end();
    expect(text()).toBe('\r\u001B[K');
  });

  it('a note is printed above it', () => {
    const { progress, text } = shown(true);
    progress.update(1, 1);
    text();
    progress.note('building the addons (once)');
    expect(text()).toBe(`\r\u001B[Kbuilding the addons (once)\n\r\u001B[K${'█'.repeat(24)} 1 of 1 cells`);
  });
});
