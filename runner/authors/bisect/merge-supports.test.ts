import { describe, expect, it } from 'vitest';
import type { Stretch } from '../predict/supports.ts';
import { contradictions, mergeStretches } from './merge-supports.ts';

const stretch = (from: string, to: string, supports: number): Stretch => ({
  from,
  to,
  supports,
  tooNew: 'crashes',
  abi: 115,
  lacks: [],
});
const RECORDED = [
  stretch('20.0.0', '20.2.0', 8),
  stretch('20.3.0', '20.20.2', 9),
  stretch('22.0.0', '22.5.0', 9),
];

describe('measured stretches', () => {
  it('take the place of the recorded ones of their lines', () => {
    const measured = [stretch('20.0.0', '20.1.0', 8), stretch('20.2.0', '20.20.3', 9)];
    expect(mergeStretches('node', RECORDED, measured)).toEqual([...measured, RECORDED[2]]);
  });

  it('are added where a line is new', () => {
    const measured = [stretch('21.0.0', '21.7.3', 9)];
    expect(mergeStretches('node', RECORDED, measured).map(({ from }) => from)).toEqual([
      '20.0.0',
      '20.3.0',
      '21.0.0',
      '22.0.0',
    ]);
  });

  it('are not recorded for a part of a line', () => {
    expect(mergeStretches('node', RECORDED, [stretch('20.20.2', '20.20.2', 9)])).toEqual(RECORDED);
  });
});

describe('the table is contradicted', () => {
  it('by a release that supports something else', () => {
    expect(contradictions('node', RECORDED, [stretch('20.2.0', '20.20.2', 9)])).toEqual([
      'node 20.2.0 to 20.20.2: supports 9, crashes, ABI 115, lacks 0 (recorded: 20.0.0 to 20.2.0: supports 8, crashes, ABI 115, lacks 0; 20.3.0 to 20.20.2: supports 9, crashes, ABI 115, lacks 0)',
    ]);
  });

  it('by a new line, and by a new release that differs from the ones before it', () => {
    const found = contradictions('node', RECORDED, [
      stretch('22.0.0', '22.5.0', 9),
      stretch('22.6.0', '22.7.0', 10),
      stretch('27.0.0', '27.0.0', 9),
    ]);
    expect(found.map((line) => line.split(':')[0])).toEqual(['node 22.6.0 to 22.7.0', 'node 27.0.0']);
  });

  it('by no line that only became longer, nor by a part of one', () => {
    expect(contradictions('node', RECORDED, [stretch('22.0.0', '22.9.0', 9)])).toEqual([]);
    expect(contradictions('node', RECORDED, [stretch('20.4.0', '20.5.0', 9)])).toEqual([]);
    expect(contradictions('node', RECORDED, [stretch('22.6.0', '22.9.0', 9)])).toEqual([]);
  });
});
