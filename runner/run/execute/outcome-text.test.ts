import { expect, it } from 'vitest';
import { outcomeText } from './outcome-text.ts';
import type { CellRecord } from '../judge/cell-record.ts';
import { reportCell } from '../../../tests/support/fixtures/report.ts';

it.each<[Partial<CellRecord>, string]>([
  [{ observation: { b: 1, a: '\u001B[2J' } }, String.raw`{"a":"\u001b[2J","b":1}`],
  [{ observation: '\u009B31m\u202E' }, String.raw`"\u{9b}31m\u{202e}"`],
  [{ outcome: { kind: 'crashed', signal: 'SIGSEGV' } }, 'the process died of SIGSEGV'],
  [
    { outcome: { kind: 'crashed', exitCode: 0 } },
    'the process exited with code 0 before the probe completed',
  ],
  [{ outcome: { kind: 'timed-out' } }, 'no answer within the time limit'],
  [{ outcome: { kind: 'unsupported', reason: 'no Worker' } }, 'unsupported: no Worker'],
  [{ outcome: { kind: 'harness-error', reason: 'half\na line' } }, String.raw`no result: half\u{a}a line`],
  [{ outcome: { kind: 'not-observed', reason: 'too many references' } }, 'not observed: too many references'],
  [{ outcome: { kind: 'harness-error' } }, 'no result: no reason given'],
])('%j reads %s', (record, text) => {
  expect(outcomeText(reportCell({}, record))).toBe(text);
});
