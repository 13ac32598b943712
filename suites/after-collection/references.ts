import type { RuleDefinition } from '../rule.ts';
import { documentation } from '../sources.ts';

/** "An attempt to call napi_reference_ref for a reference whose object has been collected results in an error." */
const COUNTING = documentation(
  'references with a reference count',
  'references-to-values-with-a-lifespan-longer-than-that-of-the-native-method',
);
const REF = documentation('napi_reference_ref', 'napi_reference_ref');

const VALUES = {
  object: 'an object',
  function: 'a function',
  symbol: 'a symbol',
  external: 'an external',
  wrapped: 'a wrapped object (the reference that napi_wrap returned)',
} as const;

/** The documents say that it is an error; Node.js returns napi_ok and the count 0. Both leave nothing that counts. */
export const references: Readonly<Record<string, RuleDefinition>> = Object.fromEntries(
  Object.entries(VALUES).map(([type, of]): [string, RuleDefinition] => [
    `ref-${type}`,
    {
      statement: `napi_reference_ref does not make a reference count again when ${of} was collected: it returns an error or the count 0, at every version.`,
      sources: [COUNTING, REF],
      probe: 'ref',
      args: { type },
      expected: { always: { collected: true, revived: false, empty: true } },
    },
  ]),
);
