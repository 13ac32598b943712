import { ADVICE_THREADSAFE_FUNCTION } from '../advice.ts';
import { defineSuite, type RuleDefinition } from '../rule.ts';
import { documentation } from '../sources.ts';
import { ends } from './ends.ts';
import { flags } from './flags.ts';
import { CALL_JS, CATCHING, leaks, quiet } from './leaks.ts';
import { policyScope } from './policy-scope.ts';

const CALLING = documentation('calling a thread-safe function', 'calling-a-thread-safe-function');

export const threadsafeFunction = defineSuite({
  name: 'threadsafe-function',
  title: 'Thread-safe functions: what becomes of exceptions',
  addon: 'threadsafe_function',
  advice: ADVICE_THREADSAFE_FUNCTION,
  rules: needingThreads({
    'calls-thread': {
      statement: 'Calls from a native thread reach the JavaScript callback, each once, at every version.',
      sources: [CALLING],
      probe: 'call',
      args: { callback: 'returns', from: 'thread' },
      needs: CATCHING,
      expected: { always: quiet },
    },
    'calls-loop': {
      statement: 'Calls from the loop thread reach the JavaScript callback, each once, at every version.',
      sources: [CALLING],
      probe: 'call',
      args: { callback: 'returns', from: 'loop' },
      needs: CATCHING,
      expected: { always: quiet },
    },
    'handled-in-call-js': {
      statement:
        'An exception that call_js takes with napi_get_and_clear_last_exception is neither a warning nor uncaught, at every version.',
      sources: [CALL_JS],
      probe: 'call',
      args: { callJs: 'handles', from: 'thread' },
      needs: CATCHING,
      expected: { always: quiet },
    },
    ...leaks,
    ...flags,
    ...policyScope,
    ...ends,
  }),
});

/** A rule that calls from a native thread needs one. */
function needingThreads(rules: Readonly<Record<string, RuleDefinition>>): Record<string, RuleDefinition> {
  return Object.fromEntries(
    Object.entries(rules).map(([key, rule]) => [key, callsFromThread(rule) ? withThreads(rule) : rule]),
  );
}

function callsFromThread({ args }: RuleDefinition): boolean {
  return typeof args === 'object' && args !== null && 'from' in args && args['from'] === 'thread';
}

function withThreads(rule: RuleDefinition): RuleDefinition {
  return { ...rule, needs: [...(rule.needs ?? ['load']), 'threads'] };
}
