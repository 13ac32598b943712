import type { RuleDefinition } from '../rule.ts';
import { documentation } from '../sources.ts';
import { NAPI_INVALID_ARG } from '../napi-status.ts';

export const REFERENCES = documentation(
  'references to values',
  'references-to-values-with-a-lifespan-longer-than-that-of-the-native-method',
);
export const CREATE = documentation('napi_create_reference', 'napi_create_reference');
export const REF = documentation('napi_reference_ref', 'napi_reference_ref');
export const UNREF = documentation('napi_reference_unref', 'napi_reference_unref');

/** The version at which values of every type can be referenced. */
export const OPENS_AT = 10;

export const ALWAYS_REFERENCEABLE = [
  'object',
  'function',
  'symbol',
  'registered-symbol',
  'external',
] as const;
export const REFERENCEABLE_FROM_10 = ['string', 'number', 'boolean', 'undefined', 'null', 'bigint'] as const;

export const refused = { status: NAPI_INVALID_ARG };

export function rulesFor(
  verb: string,
  types: readonly string[],
  rule: (type: string) => RuleDefinition,
): Record<string, RuleDefinition> {
  return Object.fromEntries(types.map((type) => [`${verb}-${type}`, rule(type)]));
}
