import { ADVICE_LOADING } from '../advice.ts';
import { defineSuite, type RuleDefinition } from '../rule.ts';
import {
  ANY_VALUE_REFERENCES,
  documentation,
  PROPOSAL,
  thread,
  VERSION_10,
  VERSION_MATRIX,
  VERSIONED_BEHAVIOUR,
} from '../sources.ts';

const REGISTRATION = documentation('module registration', 'module-registration');
const MISTAKEN_CRASH = thread('nodejs/node#57233');

const FOREIGN_FUNCTIONS = { title: 'Node.js: FFI', url: 'https://nodejs.org/api/ffi.html' } as const;

/** All but none. */
const DECLARING = ['-2147483648', '-1', '0', '1', '7', '8', '9', '10', '11', '99', '2147483646'].concat(
  'experimental',
);

/** napi_status of napi_create_reference on a number: the gate through which the effective version shows. */
const pinnedAt8 = { loaded: true, primitiveReference: 1 };
const newerThan9 = { loaded: true, primitiveReference: 0 };

/** An addon that must be rejected gets its own process, because it ends the process in some releases. */
const whenTooNew = {
  probe: 'load',
  appliesTo: 'rejected',
  isolate: true,
} as const satisfies Partial<RuleDefinition>;

export const load = defineSuite({
  name: 'load',
  title: 'Loading: which declarations a runtime accepts, and what they pin',
  addon: 'version',
  needs: ['load', 'copy'],
  advice: ADVICE_LOADING,
  rules: {
    'default-version': {
      statement: 'An addon that declares no version loads and gets the semantics of version 8.',
      sources: [VERSION_MATRIX, VERSIONED_BEHAVIOUR],
      probe: 'load',
      loads: 'accepted',
      targets: ['none'],
      expected: { always: pinnedAt8 },
    },
    'below-default': {
      statement:
        'An addon that declares a version below 8, zero and negative ones included, loads as version 8.',
      sources: [VERSION_MATRIX, VERSIONED_BEHAVIOUR],
      probe: 'load',
      loads: 'accepted',
      targets: ['-2147483648', '-1', '0', '1', '7'],
      expected: { always: pinnedAt8 },
    },
    'declared-version': {
      statement:
        'An addon that declares a version from 8 to the supported one loads with the semantics of that version.',
      sources: [VERSION_MATRIX, VERSION_10, ANY_VALUE_REFERENCES],
      probe: 'load',
      loads: 'accepted',
      targets: ['8', '9', '10', '11', '99', '2147483646'],
      expected: { opensAt: 10, below: pinnedAt8, from: newerThan9 },
    },
    experimental: {
      statement: 'An addon that declares the experimental version loads with experimental semantics.',
      sources: [documentation('usage', 'usage'), VERSIONED_BEHAVIOUR, ANY_VALUE_REFERENCES],
      probe: 'load',
      loads: 'accepted',
      targets: ['experimental'],
      expected: { always: newerThan9 },
    },
    'init-once': {
      statement: 'Loading an addon runs its init function exactly once.',
      sources: [REGISTRATION],
      probe: 'load',
      expected: { always: { loaded: true, initCalls: 1 } },
    },
    'version-before-init': {
      statement: 'The declaration is read before the init function runs.',
      sources: [REGISTRATION, PROPOSAL, VERSIONED_BEHAVIOUR],
      probe: 'load',
      targets: DECLARING,
      expected: { always: { loaded: true, versionReadBeforeInit: true } },
    },
    'version-read-once': {
      statement: 'The declaration is read exactly once before the init function runs.',
      strength: 'informative',
      sources: [REGISTRATION, PROPOSAL, VERSIONED_BEHAVIOUR],
      probe: 'load',
      targets: DECLARING,
      expected: { always: { loaded: true, versionCallsBeforeInit: 1 } },
    },
    'too-new': {
      statement:
        'Loading an addon that declares more than the supported version throws an Error that can be caught.',
      sources: [VERSIONED_BEHAVIOUR, VERSION_MATRIX, MISTAKEN_CRASH],
      ...whenTooNew,
      loads: 'rejected',
      expected: { always: { loaded: false, error: { type: 'error' } } },
    },
    'too-new-init': {
      statement: 'The init function of an addon that declares more than the supported version never runs.',
      sources: [VERSIONED_BEHAVIOUR, MISTAKEN_CRASH],
      ...whenTooNew,
      expected: { always: { loaded: false, initRan: false } },
    },
    'too-new-survival': {
      statement: 'After a load was rejected the process lives on and can load another addon.',
      sources: [VERSIONED_BEHAVIOUR, MISTAKEN_CRASH],
      ...whenTooNew,
      expected: { always: { loaded: false, another: true } },
    },
    'too-new-message': {
      statement: 'The error of a rejected load names the declared and the supported version.',
      strength: 'should',
      sources: [VERSIONED_BEHAVIOUR],
      ...whenTooNew,
      expected: {
        always: { loaded: false, error: { message: { $contains: ['{declared}', '{supported}'] } } },
      },
    },
    'ffi-reads-declaration': {
      statement:
        'Read through foreign functions, a declaration is what it is, and reading it runs no init function, however new it is.',
      strength: 'should',
      sources: [FOREIGN_FUNCTIONS, REGISTRATION],
      probe: 'readForeign',
      appliesTo: 'any',
      targets: DECLARING,
      needs: ['load', 'copy', 'turn', 'foreign-functions'],
      expected: { always: { declares: '{declared}', initRan: false } },
    },
    'ffi-then-load': {
      statement:
        'An addon whose declaration was read through foreign functions loads afterwards, once, with the semantics of its version.',
      strength: 'should',
      sources: [FOREIGN_FUNCTIONS, REGISTRATION, VERSIONED_BEHAVIOUR],
      probe: 'loadAfterForeign',
      targets: DECLARING,
      needs: ['load', 'copy', 'turn', 'foreign-functions'],
      expected: {
        opensAt: 10,
        below: { initCalls: 1, primitiveReference: 1 },
        from: { initCalls: 1, primitiveReference: 0 },
      },
    },
    'proposed-name': {
      statement:
        'A declaration under the proposed name alone (napi_module_get_api_version_v1) counts as none.',
      sources: [PROPOSAL, VERSIONED_BEHAVIOUR],
      probe: 'load',
      addon: 'version_proposed_name',
      appliesTo: 'any',
      isolate: true,
      expected: { always: pinnedAt8 },
    },
    'shipped-name': {
      statement: 'A declaration under the shipped name alone (node_api_module_get_api_version_v1) counts.',
      sources: [REGISTRATION, VERSIONED_BEHAVIOUR],
      probe: 'load',
      addon: 'version_shipped_name',
      expected: { opensAt: 10, below: pinnedAt8, from: newerThan9 },
    },
    'registered-by-constructor': {
      statement:
        'An addon that registers itself with napi_module_register gets version 8, whatever it exports.',
      // Neither a document nor a decision says so; Node.js' source does.
      strength: 'should',
      sources: [VERSIONED_BEHAVIOUR, REGISTRATION],
      probe: 'load',
      addon: 'version_registers_itself',
      appliesTo: 'any',
      expected: { always: pinnedAt8 },
    },
  },
});
