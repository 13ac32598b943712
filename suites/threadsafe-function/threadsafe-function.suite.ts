import { ADVICE_THREADSAFE_FUNCTION } from '../advice.ts';
import { defineSuite } from '../rule.ts';
import { documentation } from '../sources.ts';
import { ends } from './ends.ts';
import { flags } from './flags.ts';
import { CALL_JS, HEARS, leaks, quiet } from './leaks.ts';

const CALLING = documentation('calling a thread-safe function', 'calling-a-thread-safe-function');

export const threadsafeFunction = defineSuite({
  name: 'threadsafe-function',
  title: 'Thread-safe functions: what becomes of exceptions',
  addon: 'threadsafe_function',
  advice: ADVICE_THREADSAFE_FUNCTION,
  rules: {
    'calls-thread': {
      statement: 'Calls from a native thread reach the JavaScript callback, each once, at every version.',
      sources: [CALLING],
      probe: 'call',
      args: { callback: 'returns', from: 'thread' },
      needs: HEARS,
      expected: { always: quiet },
    },
    'calls-loop': {
      statement: 'Calls from the loop thread reach the JavaScript callback, each once, at every version.',
      sources: [CALLING],
      probe: 'call',
      args: { callback: 'returns', from: 'loop' },
      needs: HEARS,
      expected: { always: quiet },
    },
    'handled-in-call-js': {
      statement:
        'An exception that call_js takes with napi_get_and_clear_last_exception is neither a warning nor uncaught, at every version.',
      sources: [CALL_JS],
      probe: 'call',
      args: { callJs: 'handles', from: 'thread' },
      needs: HEARS,
      expected: { always: quiet },
    },
    ...leaks,
    ...flags,
    ...ends,
  },
});
