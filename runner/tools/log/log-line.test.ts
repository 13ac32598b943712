import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { partsOfLine } from './log-line.ts';

const { createLog } = createRequire(import.meta.url)('../../../suites/harness/contract/log-line.cjs') as {
  createLog: (print: (line: string) => void, session: string) => (event: object) => void;
};

/** The lines of one event. */
function linesOf(event: object): string[] {
  const lines: string[] = [];
  createLog((line) => lines.push(line), 's1')(event);
  return lines;
}
const [line = ''] = linesOf({ event: 'over' });
const piece = {
  kind: 'piece',
  piece: { session: 's1', number: 1, part: 1, parts: 1, text: '{"event":"over"}' },
};

describe('a line', () => {
  it.each([
    ['as it was printed', line],
    ['behind the prefix of a device log', `07-12 10:11:12.123 I/ReactNativeJS( 123): ${line}`],
    ['in colours', `\u001b[32m${line}\u001b[0m`],
    ['with what others wrote after it', `${line} and more`],
    ['with a carriage return', `${line}\r`],
  ])('%s carries its piece', (_how, text) => {
    expect(partsOfLine(text)).toEqual([piece]);
  });

  it('that two were run together into carries both', () => {
    expect(partsOfLine(line + line)).toEqual([piece, piece]);
  });

  it('of others carries nothing', () => {
    expect(partsOfLine('chatter {"event":"over"}')).toEqual([]);
  });

  it.each([
    ['without its end', line.slice(0, -1), 'cut'],
    ['within its header', line.slice(0, 20), 'cut'],
    ['with another character', line.replace('over', 'ovex'), 'damaged'],
    ['with another number', line.replace(' 1 ', ' 2 '), 'damaged'],
    ['with another line within it', line.replace('"event"', `"ev${line}ent"`), 'damaged'],
  ])('%s is no piece', (_how, text, kind) => {
    expect(partsOfLine(text)[0]).toMatchObject({ kind });
  });
});

describe('an event', () => {
  it('that is long comes in lines that a device log does not cut, in ASCII', () => {
    const event = { event: 'done', run: '1', observation: 'ä\u2028😀'.repeat(1000) };
    const lines = linesOf(event);
    expect(lines.length).toBeGreaterThan(10);
    for (const each of lines) expect(each).toMatch(/^[\x20-\x7e]{1,800}$/);
    const texts = lines.flatMap(partsOfLine).map((part) => (part.kind === 'piece' ? part.piece.text : ''));
    expect(JSON.parse(texts.join(''))).toEqual(event);
  });
});
