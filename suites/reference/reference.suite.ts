import { ADVICE_REFERENCES } from '../advice.ts';
import { defineSuite } from '../rule.ts';
import { objects } from './objects.ts';
import { primitives } from './primitives.ts';

export const reference = defineSuite({
  name: 'reference',
  title: 'References: which values can be referenced, and for how long',
  addon: 'reference',
  advice: ADVICE_REFERENCES,
  rules: { ...objects, ...primitives },
});
