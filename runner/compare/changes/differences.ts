import { canonicalJson, type Json, type JsonObject } from '../../../suites/json.ts';

/** A place where two observations differ; null where one of them has nothing there. */
export interface Difference {
  /** As `after.status`; empty for the whole observation. */
  readonly path: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** Where two observations differ, as deep as both are objects; lists differ as a whole. Sorted by path. */
export function differences(
  before: Json | undefined,
  after: Json | undefined,
  path = '',
): readonly Difference[] {
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return keys.flatMap((key) => differences(before[key], after[key], path === '' ? key : `${path}.${key}`));
  }
  return sameText(before, after) ? [] : [{ path, before, after }];
}

function sameText(before: Json | undefined, after: Json | undefined): boolean {
  if (before === undefined || after === undefined) return before === after;
  return canonicalJson(before) === canonicalJson(after);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
