import { defineSuite } from '../rule.ts';
import { abortedRules } from './aborted.ts';
import { environmentRules } from './environment.ts';
import { releasedRules } from './released.ts';

export const threadsafeLifecycle = defineSuite({
  name: 'threadsafe-lifecycle',
  title: 'Thread-safe functions: from the first call to the finalizer',
  addon: 'threadsafe_lifecycle',
  rules: { ...releasedRules, ...abortedRules, ...environmentRules },
});
