import type { Pattern, RuleDefinition } from '../rule.ts';
import { documentation, thread, upstreamTest, VERSION_10 } from '../sources.ts';
import { ALLOWED, RUNNING_JS, type Purpose } from './calls.ts';
import { NAPI_CANNOT_RUN_JS, NAPI_OK, NAPI_PENDING_EXCEPTION } from '../napi-status.ts';

/** The version from which the status names the cause. */
const OPENS_AT = 10;

export const STATUS = documentation('napi_status', 'napi_status');
export const EXCEPTIONS = documentation('exceptions', 'exceptions');
export const EXTENDED_ERROR_INFO = documentation('napi_extended_error_info', 'napi_extended_error_info');
/** A status of its own for calls that are refused because JavaScript cannot run. */
export const CANNOT_RUN_JS = thread('nodejs/node#47986');
/** The check at the start of every function that may run JavaScript or throw. */
export const PREAMBLE = {
  title: 'NAPI_PREAMBLE in src/js_native_api_v8.h',
  url: 'https://github.com/nodejs/node/blob/main/src/js_native_api_v8.h',
};
/** In it both statuses are accepted at the end of an environment, by version. */
const CANNOT_RUN_JS_TEST = upstreamTest('js-native-api/test_cannot_run_js/test_cannot_run_js.c');
export const STATUS_SOURCES = [STATUS, CANNOT_RUN_JS_TEST, PREAMBLE, CANNOT_RUN_JS, VERSION_10];

/** The expected record of one context; see `summary` of the probe. */
type Expectation = RuleDefinition['expected'];
type Within = (pattern: Pattern) => Pattern;

const itself: Within = (pattern) => pattern;

/** napi_pending_exception below the gate, napi_cannot_run_js from it. `within` puts the record in its place. */
export function refused(purposes: readonly Purpose[] = RUNNING_JS, within = itself): Expectation {
  const all = (status: number): Pattern =>
    within({ runs: 1, statuses: Object.fromEntries(purposes.map((purpose) => [purpose, status])) });
  return { opensAt: OPENS_AT, below: all(NAPI_PENDING_EXCEPTION), from: all(NAPI_CANNOT_RUN_JS) };
}

export function saysWhy(within = itself): Expectation {
  return {
    opensAt: OPENS_AT,
    below: within({ runs: 1, messages: ['An exception is pending'] }),
    from: within({ runs: 1, messages: ['Cannot run JavaScript'] }),
  };
}

export function nothingPending(within = itself): Expectation {
  return { always: within({ runs: 1, canAskPending: true, leftPending: false }) };
}

export function stillWorks(within = itself): Expectation {
  return { always: within({ runs: 1, statuses: { [ALLOWED]: NAPI_OK } }) };
}
