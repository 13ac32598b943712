import type { Json, JsonObject } from '../../../suites/json.ts';
import type { Pattern } from '../../../suites/rule.ts';

/** Whether an observation matches a pattern; Pattern describes the syntax. */
export function matches(pattern: Pattern, observation: Json | undefined): boolean {
  if (observation === undefined) return false;
  if (Array.isArray(pattern)) {
    return (
      Array.isArray(observation) &&
      observation.length === pattern.length &&
      pattern.every((part: Json, index) => matches(part, (observation as readonly Json[])[index]))
    );
  }
  if (!isObject(pattern)) return Object.is(pattern, observation);
  const parts = containedParts(pattern);
  if (parts !== null)
    return typeof observation === 'string' && parts.every((part) => observation.includes(part));
  return (
    isObject(observation) &&
    Object.entries(pattern).every(
      ([key, part]) => Object.hasOwn(observation, key) && matches(part, observation[key]),
    )
  );
}

/** A pattern with `{declared}` and `{supported}` in its strings replaced by the numbers of a cell. */
export function fillIn(pattern: Pattern, numbers: Readonly<Record<string, number | null>>): Pattern {
  if (typeof pattern === 'string') {
    return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => String(numbers[name] ?? whole));
  }
  if (Array.isArray(pattern)) return pattern.map((part: Json) => fillIn(part, numbers));
  if (!isObject(pattern)) return pattern;
  return Object.fromEntries(Object.entries(pattern).map(([key, part]) => [key, fillIn(part, numbers)]));
}

function containedParts(pattern: JsonObject): readonly string[] | null {
  const parts = pattern['$contains'];
  return Array.isArray(parts) ? parts.map((part) => String(part)) : null;
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
