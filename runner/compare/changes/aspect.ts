import type { Json, JsonObject } from '../../../suites/json.ts';
import type { Expected, Pattern } from '../../../suites/rule.ts';

/** The part of an observation that the patterns of a rule name. Rules with the same probe share an observation. */
export function aspectOf(expected: Expected, observation: Json): Json {
  return 'always' in expected
    ? pick(observation, [expected.always])
    : pick(observation, [expected.below, expected.from]);
}

function pick(observation: Json, patterns: readonly Pattern[]): Json {
  if (isList(observation)) return pickFromList(observation, patterns);
  if (!isObject(observation)) return observation;
  const objects = patterns.filter(isObject);
  if (objects.length < patterns.length) return observation;
  const named = Object.keys(observation).filter((key) =>
    objects.some((pattern) => Object.hasOwn(pattern, key)),
  );
  return Object.fromEntries(
    named.map((key) => {
      const inner = objects.flatMap((pattern) => (Object.hasOwn(pattern, key) ? [pattern[key] ?? null] : []));
      return [key, pick(observation[key] ?? null, inner)];
    }),
  );
}

/** Lists of the length of their patterns are picked from element by element. */
function pickFromList(observation: readonly Json[], patterns: readonly Pattern[]): Json {
  const lists = patterns.filter(isList).filter(({ length }) => length === observation.length);
  if (lists.length < patterns.length) return observation;
  return observation.map((element, index) =>
    pick(
      element,
      lists.map((list) => list[index] ?? null),
    ),
  );
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
