import { defineSuite } from '../rule.ts';
import { asyncRules } from './asynchronous.ts';
import { objectRules } from './objects.ts';
import { resultRules } from './results.ts';

export const bindings = defineSuite({
  name: 'bindings',
  title: 'Patterns of generated bindings: alike at every version',
  addon: 'bindings_objects',
  rules: { ...asyncRules, ...objectRules, ...resultRules },
});
