import { expect, it } from 'vitest';
import { markedIn } from './kill-stragglers.ts';

it('a process is found in what ps prints by a word of its environment', () => {
  const lines = [
    '    1 /sbin/launchd',
    '  501 /usr/local/bin/node session.cjs PATH=/bin MARK=ab12 HOME=/tmp/x',
    '  502 /usr/local/bin/node session.cjs PATH=/bin MARK=ab123 HOME=/tmp/x',
    '',
  ].join('\n');
  expect(markedIn(lines, new Set(['MARK=ab12', 'MARK=ff']))).toEqual([501]);
});
