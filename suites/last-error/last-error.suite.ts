import { defineSuite, type Capability, type RuleDefinition, type Strength } from '../rule.ts';
import { documentation } from '../sources.ts';
import { MESSAGES } from './messages.ts';

const LAST_ERROR = documentation('napi_get_last_error_info', 'napi_get_last_error_info');
const STATUS = documentation('napi_status', 'napi_status');
const MESSAGE_TABLE = {
  title: 'error_messages, napi_get_last_error_info in src/js_native_api_v8.cc',
  url: 'https://github.com/nodejs/node/blob/main/src/js_native_api_v8.cc',
};

const CONVERSION = {
  title: 'CHECK_TO_OBJECT in src/js_native_api_v8.h',
  url: 'https://github.com/nodejs/node/blob/main/src/js_native_api_v8.h',
};

/** Calls of which no document or upstream test says that they give this status. */
const WEAKER: Readonly<Record<string, Strength>> = {
  // Differs from function to function, with the macro that V8's file uses.
  'object-expected': 'informative',
  // Provoked by an unref at the count 0, of which no document says anything.
  'generic-failure': 'should',
  // The documents call most calls unspecified while an exception is pending.
  'pending-exception': 'should',
};

const ENTRY = {
  title: 'napi_env__::CallIntoModule in src/js_native_api_v8.h',
  url: 'https://github.com/nodejs/node/blob/main/src/js_native_api_v8.h',
};

const failures = Object.entries(MESSAGES);

/** napi_detachable_arraybuffer_expected takes an array buffer that cannot be detached. */
function needsOf(status: number): readonly Capability[] {
  return status === 20 ? ['load', 'undetachable-array-buffer'] : ['load'];
}

const codeRules = failures.map(([name, [status]]): [string, RuleDefinition] => [
  name,
  {
    statement: `A call that fails with napi_${name.replaceAll('-', '_')} gives ${status}, and napi_get_last_error_info gives the same code, at every version.`,
    sources: name === 'object-expected' ? [STATUS, LAST_ERROR, CONVERSION] : [STATUS, LAST_ERROR],
    ...(name in WEAKER && { strength: WEAKER[name] }),
    probe: 'fail',
    args: { status },
    needs: needsOf(status),
    expected: { always: { status, code: status } },
  },
]);

const messageRules = failures.map(([name, [status, message]]): [string, RuleDefinition] => [
  `message-${name}`,
  {
    statement: `napi_get_last_error_info describes napi_${name.replaceAll('-', '_')} as "${message}" at every version.`,
    // The documents: do not rely on the content or format, which are not subject to SemVer.
    strength: 'informative',
    sources: [LAST_ERROR, MESSAGE_TABLE],
    probe: 'fail',
    args: { status },
    needs: needsOf(status),
    expected: { always: { message } },
  },
]);

export const lastError = defineSuite({
  name: 'last-error',
  title: 'napi_get_last_error_info: codes and messages, the same at every version',
  addon: 'last_error',
  rules: {
    ...Object.fromEntries([...codeRules, ...messageRules]),
    reset: {
      statement: 'After a call that succeeded napi_get_last_error_info gives napi_ok, at every version.',
      sources: [LAST_ERROR],
      probe: 'succeed',
      expected: { always: { failed: 1, status: 0, code: 0 } },
    },
    'on-entry': {
      statement:
        'On entry to a native function napi_get_last_error_info gives napi_ok, whatever the function before it left, at every version.',
      // The documentation speaks of the last call, not of the function that made it.
      strength: 'should',
      sources: [LAST_ERROR, ENTRY],
      probe: 'entry',
      expected: { always: { status: 0, code: 0 } },
    },
    'asked-twice': {
      statement: 'napi_get_last_error_info returns the same when it is called again, at every version.',
      sources: [LAST_ERROR],
      probe: 'getAgain',
      expected: { always: { status: 1, code: 1 } },
    },
  },
});
