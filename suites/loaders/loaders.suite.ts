import { ADVICE_IN_FORCE } from '../advice.ts';
import { defineSuite } from '../rule.ts';
import { loadedAgain } from './loaded-again.ts';
import { refusals } from './refusals.ts';
import { ways } from './ways.ts';

export const loaders = defineSuite({
  name: 'loaders',
  title: 'Loaders: every way to load an addon gives the same version, requested once',
  addon: 'version',
  advice: ADVICE_IN_FORCE,
  rules: { ...ways, ...loadedAgain, ...refusals },
});
