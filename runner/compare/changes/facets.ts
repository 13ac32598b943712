import { canonicalJson, type Json } from '../../../suites/json.ts';
import { outcomeText } from '../../run/execute/outcome-text.ts';
import { printable } from '../../shared/printable.ts';
import type { RuleChange } from './compare.ts';
import type { Difference } from './differences.ts';
import { statusName } from './status-name.ts';

export interface Facet {
  /** The part of the observation that differs, or `observed` for all of it. */
  readonly name: string;
  /** `1 (napi_invalid_arg) -> 0 (napi_ok)` */
  readonly text: string;
}

/** The differences of a change, one facet per part of the observation. */
export function facetsOf({ before, after, differences }: RuleChange): Facet[] {
  return differences.length === 0
    ? [{ name: 'observed', text: `${outcomeText(before)} -> ${outcomeText(after)}` }]
    : differences.map(facet);
}

function facet({ path, before, after }: Difference): Facet {
  return {
    name: path === '' ? 'observed' : printable(path),
    text: `${value(path, before)} -> ${value(path, after)}`,
  };
}

function value(path: string, json: Json | undefined): string {
  if (json === undefined) return 'nothing';
  const name = statusName(path, json);
  const text = printable(canonicalJson(json));
  return name === null ? text : `${text} (${name})`;
}
