import { defineSuite } from '../rule.ts';
import { exitRules, objectWrapRules, threadRules } from './lifetimes.ts';
import { modeRules } from './modes.ts';
import { valueRules } from './values.ts';

export const nodeAddonApi = defineSuite({
  name: 'node-addon-api',
  title: 'node-addon-api: what C++ addons make of the declared version',
  addon: 'node_addon_api',
  rules: { ...valueRules, ...threadRules, ...objectWrapRules, ...exitRules, ...modeRules },
});
