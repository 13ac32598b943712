import { expect, it } from 'vitest';
import { linesOf } from './lines.ts';

it('the lines of Node.js are its majors', () => {
  expect(linesOf('node', ['20.10.0', '18.0.0', '20.9.0', '27.0.0-rc.1'])).toEqual([
    { line: '18', versions: ['18.0.0'] },
    { line: '20', versions: ['20.9.0', '20.10.0'] },
  ]);
});

it('the lines of Bun and Deno are their minors', () => {
  const lines = [
    { line: '1.3', versions: ['1.3.9'] },
    { line: '1.10', versions: ['1.10.0', '1.10.1'] },
  ];
  expect(linesOf('bun', ['1.3.9', '1.10.0', '1.10.1'])).toEqual(lines);
  expect(linesOf('deno', ['1.10.1', '1.3.9', '1.10.0'])).toEqual(lines);
});
