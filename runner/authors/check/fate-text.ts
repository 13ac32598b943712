import { releaseText } from '../predict/release-text.ts';
import type { Fate } from '../predict/fate.ts';
import type { FateRange } from '../predict/fates.ts';

/** What becomes of an addon, and why, as one group of lines prints it. */
export function fateText(fate: Fate): { readonly word: string; readonly why: string } {
  switch (fate.kind) {
    case 'loads':
      return { word: 'loads', why: '' };
    case 'crashes':
      return { word: 'crashes', why: `SIGSEGV: it supports ${fate.supports}` };
    case 'refused':
      return { word: 'refused', why: refusedText(fate) };
    case 'unknown':
      return { word: 'unknown', why: UNKNOWN[fate.why] };
  }
}

function refusedText(fate: Extract<Fate, { kind: 'refused' }>): string {
  switch (fate.why) {
    case 'abi':
      return `for ABI ${fate.abi}`;
    case 'declaration':
      return `an error: it supports ${fate.supports}`;
    case 'functions':
      return `needs ${fate.functions.join(', ')} when it is loaded`;
  }
}

const UNKNOWN = {
  'declaration unknown': 'the declared version cannot be read from the file',
  'declaration ignored': 'reads no declaration, and supports less than this one',
  'abi unknown': 'the ABI that it is built for cannot be read from the file',
  'not an addon': 'it registers no addon',
} as const;

/** The releases of each fate, in the order of their first: `crashes  18.17.0 to 18.20.8, 20.2.0 to 22.13.1  (why)`. */
export function fateLines(ranges: readonly FateRange[]): { word: string; releases: string; why: string }[] {
  const lines = new Map<string, { word: string; releases: string[]; why: string }>();
  for (const range of ranges) {
    const { word, why } = fateText(range.fate);
    const line = lines.get(`${word} ${why}`) ?? { word, releases: [], why };
    line.releases.push(releaseText(range));
    lines.set(`${word} ${why}`, line);
  }
  return [...lines.values()].map(({ word, releases, why }) => ({ word, releases: releases.join(', '), why }));
}
