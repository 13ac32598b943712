import type { RuleDefinition } from '../rule.ts';
import { VERSION_MATRIX, VERSIONED_BEHAVIOUR } from '../sources.ts';
import { AS_DECLARED, AS_UNDECLARED } from './gate.ts';
import { BY_CONSTRUCTOR, DLOPEN, REGISTRATION, TO_NODE_MODULE } from './sources.ts';

/** A declaration that was written and never arrives, and one that arrives from elsewhere. */
export const lostDeclarations: Readonly<Record<string, RuleDefinition>> = {
  'hidden-declaration': {
    statement:
      'An addon whose declaration is not among its exported symbols, as with -fvisibility=hidden and no attribute, gets version 8.',
    sources: [VERSION_MATRIX, VERSIONED_BEHAVIOUR, DLOPEN],
    probe: 'load',
    addon: 'version_hidden',
    appliesTo: 'any',
    expected: AS_UNDECLARED,
  },
  'unlisted-declaration': {
    statement: 'An addon whose linker version script does not list its declaration gets version 8.',
    sources: [VERSION_MATRIX, VERSIONED_BEHAVIOUR, DLOPEN],
    probe: 'load',
    addon: 'version_unlisted',
    appliesTo: 'any',
    expected: AS_UNDECLARED,
  },
  'nm-version': {
    statement:
      'The nm_version of a napi_module is no Node-API version: an addon that registers itself with nm_version 10 gets version 8.',
    strength: 'should',
    sources: [REGISTRATION, TO_NODE_MODULE, BY_CONSTRUCTOR],
    probe: 'load',
    addon: 'version_nm_version',
    expected: AS_UNDECLARED,
  },
  'dependency-declares': {
    statement:
      'An addon that declares nothing gets the version that a shared library it is linked with declares.',
    strength: 'informative',
    sources: [DLOPEN],
    // Beside the library, which is found through the run path $ORIGIN.
    probe: 'loadInPlace',
    addon: 'version_depends',
    expected: AS_DECLARED,
  },
};
