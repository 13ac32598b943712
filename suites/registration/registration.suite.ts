import { ADVICE_IN_FORCE } from '../advice.ts';
import { defineSuite } from '../rule.ts';
import { secondLoads } from './second-load.ts';
import { lostDeclarations } from './lost-declaration.ts';
import { twoNames } from './two-names.ts';

export const registration = defineSuite({
  name: 'registration',
  title: 'Registration: where a declaration is found, and where it is lost',
  addon: 'version_registers_itself',
  needs: ['load', 'copy'],
  advice: ADVICE_IN_FORCE,
  rules: { ...twoNames, ...lostDeclarations, ...secondLoads },
});
