import { defineSuite } from '../rule.ts';
import { constructorRules } from './constructors.ts';
import { propertyRules } from './properties.ts';

export const classes = defineSuite({
  name: 'classes',
  title: 'Classes and properties: what generated bindings rely on, the same at every version',
  addon: 'classes',
  rules: { ...constructorRules, ...propertyRules },
});
