import { ADVICE_IN_FORCE } from '../advice.ts';
import { defineSuite } from '../rule.ts';
import { instances } from './instances.ts';
import { neighbours } from './neighbours.ts';

export const coexistence = defineSuite({
  name: 'coexistence',
  title: 'Coexistence: addons with different versions in one process',
  addon: 'version',
  needs: ['load', 'copy'],
  advice: ADVICE_IN_FORCE,
  rules: { ...neighbours, ...instances },
});
