import { ADVICE_CANNOT_RUN_JS } from '../advice.ts';
import { defineSuite } from '../rule.ts';
import { alive } from './alive.ts';
import { ASYNC_SCENES, asyncRules, quickRules } from './asynchronous.ts';
import { finalizerRules, statusRules } from './calling.ts';
import { rulesAt } from './places.ts';

/** A Worker can do both at once; on the main thread a process that ends too early would hide the second. */
const FINALIZERS = ['finalizersCall', 'finalizerDeletes'];
/** Those that run first come last: a runtime may not survive the quick hooks. */
const CALLERS = [...FINALIZERS, 'hooksCall', 'quickHooks'];

export const envEnd = defineSuite({
  name: 'env-end',
  title: 'End of an environment: finalizers and clean-up hooks',
  addon: 'env_end',
  advice: ADVICE_CANNOT_RUN_JS,
  rules: {
    ...alive,
    ...rulesAt('main', ASYNC_SCENES, asyncRules),
    ...rulesAt('main', CALLERS, { ...finalizerRules, ...statusRules, ...quickRules }),
    ...rulesAt('worker', [...ASYNC_SCENES, ...FINALIZERS], { ...asyncRules, ...finalizerRules }),
  },
});
