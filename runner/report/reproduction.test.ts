import { expect, it } from 'vitest';
import { parseArguments } from '../cli/arguments/arguments.ts';
import { runtimeWith } from '../../tests/support/fixtures/cell.ts';
import { POSIX, skipOnWindows } from '../../tests/support/skip.ts';
import { reproduction } from './reproduction.ts';

/** The words of a command line as a POSIX shell makes them; throws where it would do anything else with them. */
function shellWords(line: string): string[] {
  const word = String.raw`(?:'[^']*'|\\.|[\w@%+=:,./-])+`;
  if (!new RegExp(`^${word}( ${word})*$`).test(line)) throw new Error(`the shell does more: ${line}`);
  const words = line.match(new RegExp(word, 'g')) ?? [];
  return words.map((text) =>
    text.replaceAll(
      /'([^']*)'|\\(.)/g,
      (_part, quoted?: string, escaped?: string) => quoted ?? escaped ?? '',
    ),
  );
}

it('a release is named by its version', () => {
  expect(reproduction({ rule: 'load/too-new', target: '11' }, runtimeWith())).toBe(
    'npm run matrix -- --rule load/too-new --target 11 --node 20.20.2 --verbose',
  );
  const bun = runtimeWith({ name: 'bun', version: '1.4.5' });
  expect(reproduction({ rule: 'load/too-new', target: '11' }, bun)).toMatch(/ --bun 1\.4\.5 --verbose$/);
});

it.each(['/home/me/my-runtime', "/home/me/it's $HOME/my runtime", '/me/`id`;"x"\\/ünïcode', '/me/*?[a]~{b}'])(
  'a path survives the shell: %s',
  (executable) => {
    skipOnWindows(POSIX);
    const cell = { rule: 'load/too-new', target: '-1' };
    const words = shellWords(reproduction(cell, runtimeWith({ name: 'mine', executable })));
    expect(words.slice(0, 4)).toEqual(['npm', 'run', 'matrix', '--']);
    expect(parseArguments(words.slice(4)).args).toMatchObject({
      rule: ['load/too-new'],
      target: ['-1'],
      runtime: [{ name: 'mine', path: executable }],
      verbose: true,
    });
  },
);
