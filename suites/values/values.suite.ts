import { defineSuite } from '../rule.ts';
import { memoryRules } from './memory.ts';
import { nullResultRules } from './null-results.ts';
import { viewRules } from './views.ts';

export const values = defineSuite({
  name: 'values',
  title: 'Values: what generated bindings rely on, the same at every version',
  addon: 'values',
  rules: { ...viewRules, ...memoryRules, ...nullResultRules },
});
