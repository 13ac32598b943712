import { ADVICE_FINALIZER } from '../advice.ts';
import { defineSuite } from '../rule.ts';
import { deletions } from './deletions.ts';
import { finalizers } from './finalizers.ts';
import { references } from './references.ts';

export const afterCollection = defineSuite({
  name: 'after-collection',
  title: 'After a collection: references to what is gone, and finalizers that are still due',
  addon: 'after_collection',
  needs: ['load', 'turn', 'garbage-collection'],
  advice: ADVICE_FINALIZER,
  rules: { ...references, ...deletions, ...finalizers },
});
