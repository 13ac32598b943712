import { ADVICE_IN_FORCE } from '../advice.ts';
import { defineSuite } from '../rule.ts';
import { secondLoads } from './second-load.ts';
import { initResults } from './init-results.ts';
import { lostDeclarations } from './lost-declaration.ts';
import { refusals } from './refusals.ts';
import { twoNames } from './two-names.ts';

export const registration = defineSuite({
  name: 'registration',
  title: 'Registration: where a declaration is found or lost, and what is no addon',
  addon: 'version_registers_itself',
  needs: ['load', 'copy'],
  advice: ADVICE_IN_FORCE,
  rules: { ...twoNames, ...lostDeclarations, ...secondLoads, ...initResults, ...refusals },
});
