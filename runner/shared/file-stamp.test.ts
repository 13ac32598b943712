import { expect, it } from 'vitest';
import { isCurrent, type FileStamp } from './file-stamp.ts';

const DAY = 24 * 60 * 60 * 1000;
const STAMP: FileStamp = { size: 1, mtimeMs: 2, ctimeMs: 3, ino: 4, readAt: 10 * DAY };

it.each<[boolean, Partial<FileStamp>]>([
  [true, {}],
  [true, { readAt: 11 * DAY - 1 }],
  [false, { readAt: 11 * DAY }],
  // The clock was set back.
  [false, { readAt: 9 * DAY }],
  [false, { size: 5 }],
  [false, { mtimeMs: 5 }],
  [false, { ctimeMs: 5 }],
  [false, { ino: 5 }],
])('%s for a file with %j', (current, now) => {
  expect(isCurrent(STAMP, { ...STAMP, ...now })).toBe(current);
});
