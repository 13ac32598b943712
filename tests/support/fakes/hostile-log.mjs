// Prints megabytes of a log that no session wrote: hostile-log.mjs KIND MEGABYTES
import { once } from 'node:events';
import { createRequire } from 'node:module';

const { MARK, createLog, sumOf } = createRequire(import.meta.url)(
  '../../../suites/harness/contract/log-line.cjs',
);
const [kind = '', megabytes] = process.argv.slice(2);

function piece(session, number, text) {
  const about = `${session} ${number} 1/1 ${text.length}`;
  return `${MARK} ${about} ${sumOf(about, text)} ${text}\n`;
}

function arrays(number) {
  let text = '';
  const observation = Array.from({ length: 20_000 }, () => []);
  createLog((line) => (text += `${line}\n`), `s${number}`)({ event: 'done', run: '1', observation });
  return text;
}

const KINDS = {
  short: () => 'x\n',
  blank: () => '\n',
  endless: () => 'x'.repeat(1000),
  long: () => `${'x'.repeat(999_000)}\n`,
  marks: () => MARK,
  damaged: (number) => piece('s1', number, '{"event":"over"}').replace('over', 'ovex'),
  doubled: () => piece('s1', 1, '{"event":"over"}'),
  claims: () => `${MARK} s1 1 1/1 ${'9'.repeat(6)} 00000000 `,
  events: (number) => piece('s1', number, '{"event":"over"}'),
  starts: (number) => piece('s1', number, '{"event":"start","run":"1"}'),
  sessions: (number) => piece(`s${number}`, 1, '{"event":"over"}'),
  arrays,
  zeros: () => '\0'.repeat(1000),
};

let written = 0;
for (let number = 1; written < Number(megabytes) * 1e6;) {
  let block = '';
  while (block.length < 65_536) {
    block += KINDS[kind](number);
    number += 1;
  }
  written += block.length;
  if (!process.stdout.write(block)) await once(process.stdout, 'drain');
}
