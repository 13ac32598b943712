import { canonicalJson } from '../../../suites/json.ts';
import { printable } from '../../shared/printable.ts';
import type { Report } from '../../report/schema.ts';
import { UserError } from '../../shared/user-error.ts';
import type { Blob } from './blob.ts';

/** The number of characters that are quoted from each side of a difference. */
const QUOTED = 160;

/** Throws a UserError that names both files and quotes what one has and the other has not. */
export function requireSame(first: Blob, blob: Blob, key: keyof Report): void {
  const ours = textsOf(first, key);
  const theirs = textsOf(blob, key);
  if (ours.join() === theirs.join()) return;
  throw new UserError(
    `cannot merge ${first.file} and ${blob.file}: their ${key} differ, ${surplus(ours, theirs)} and ${surplus(theirs, ours)}`,
  );
}

function textsOf({ report }: Blob, key: keyof Report): readonly string[] {
  const part = report[key];
  return Array.isArray(part) ? part.map((item) => canonicalJson(item)) : [canonicalJson(part ?? null)];
}

function surplus(texts: readonly string[], others: readonly string[]): string {
  const known = new Set(others);
  const [only] = texts.filter((text) => !known.has(text));
  return only === undefined ? 'nothing more' : printable(only, QUOTED);
}
