import { defineSuite, type RuleDefinition } from '../rule.ts';
import { documentation } from '../sources.ts';
import { CALLABLE, REFUSED, WORKING } from './functions.ts';
import { NAPI_OK, NAPI_PENDING_EXCEPTION } from '../napi-status.ts';

const EXCEPTIONS = documentation('exceptions', 'exceptions');
const RETURN_VALUES = documentation('return values', 'return-values');
/** Checked by every function that may run JavaScript, and by no other. */
const PREAMBLE = {
  title: 'NAPI_PREAMBLE in src/js_native_api_v8.h',
  url: 'https://github.com/nodejs/node/blob/main/src/js_native_api_v8.h',
};

/** The documents: most calls are unspecified while an exception is pending; many return napi_pending_exception. */
const UNSPECIFIED = { strength: 'should', sources: [EXCEPTIONS, RETURN_VALUES, PREAMBLE] } as const;

const works = (names: readonly string[]): string =>
  `While an exception is pending these still work at every version: ${names.join(', ')}.`;

function rules(
  groups: Readonly<Record<string, readonly string[]>>,
  status: number,
  statement: (names: readonly string[]) => string,
  promise: Pick<RuleDefinition, 'strength' | 'sources'>,
): Record<string, RuleDefinition> {
  return Object.fromEntries(
    Object.entries(groups).map(([group, names]): [string, RuleDefinition] => [
      group,
      {
        statement: statement(names),
        ...promise,
        probe: 'statuses',
        args: { group: group.replace('-others', '') },
        expected: { always: Object.fromEntries(names.map((name) => [name, status])) },
      },
    ]),
  );
}

export const pendingException = defineSuite({
  name: 'pending-exception',
  title: 'Calls while an exception is pending: the same at every version',
  addon: 'pending_exception',
  rules: {
    ...rules(
      REFUSED,
      NAPI_PENDING_EXCEPTION,
      (names) =>
        `While an exception is pending these give napi_pending_exception at every version: ${names.join(', ')}.`,
      UNSPECIFIED,
    ),
    ...rules(WORKING, NAPI_OK, works, UNSPECIFIED),
    ...rules(CALLABLE, NAPI_OK, works, { sources: [EXCEPTIONS, RETURN_VALUES] }),
  },
});
