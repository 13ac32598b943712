import { ADVICE_IN_FORCE } from '../advice.ts';
import { defineSuite, type Capability, type RuleDefinition } from '../rule.ts';
import { ANY_VALUE_REFERENCES, thread, VERSION_10, VERSION_MATRIX, VERSIONED_BEHAVIOUR } from '../sources.ts';

const DECLARATION = {
  title: 'node::AddLinkedBinding (src/node.h)',
  url: 'https://github.com/nodejs/node/blob/main/src/node.h',
};
const DISPATCH = {
  title: 'get_node_api_context_register_func (src/node_api.cc)',
  url: 'https://github.com/nodejs/node/blob/main/src/node_api.cc',
};
const THROWN = {
  title: 'ThrowNodeApiVersionError (src/node_api.cc)',
  url: 'https://github.com/nodejs/node/blob/main/src/node_api.cc',
};
const OF_A_MODULE = {
  title: 'napi_module_to_node_module (src/node_api.cc)',
  url: 'https://github.com/nodejs/node/blob/main/src/node_api.cc',
};
/** Node-API addons as linked bindings. */
const INTRODUCED = thread('nodejs/node#35301');

const NEEDS: readonly Capability[] = ['load', 'linked-binding'];

/** napi_status of napi_create_reference on a number: the gate through which the effective version shows. */
const REFUSED = 1;
const ACCEPTED = 0;

const NUMBERED = ['8', '9', '10', '11', '99', '2147483646'];

const whenTooNew = {
  sources: [DECLARATION, DISPATCH, THROWN, VERSIONED_BEHAVIOUR],
  probe: 'add',
  appliesTo: 'rejected',
  needs: NEEDS,
} as const satisfies Partial<RuleDefinition>;

export const linkedBinding = defineSuite({
  name: 'linked-binding',
  title: 'Linked bindings: the version an embedder gives to an addon it is linked with',
  addon: 'linked_binding',
  advice: ADVICE_IN_FORCE,
  rules: {
    'given-version': {
      statement:
        'A binding that is linked with a version from 8 to the supported one gets the semantics of that version.',
      sources: [DECLARATION, DISPATCH, VERSION_MATRIX, ANY_VALUE_REFERENCES, VERSION_10],
      probe: 'add',
      targets: NUMBERED,
      needs: NEEDS,
      expected: {
        opensAt: 10,
        below: { added: true, initCalls: 1, primitiveReference: REFUSED },
        from: { added: true, initCalls: 1, primitiveReference: ACCEPTED },
      },
    },
    experimental: {
      statement: 'A binding that is linked with the experimental version gets experimental semantics.',
      sources: [DECLARATION, DISPATCH, VERSIONED_BEHAVIOUR],
      probe: 'add',
      targets: ['experimental'],
      needs: NEEDS,
      expected: { always: { added: true, initCalls: 1, primitiveReference: ACCEPTED } },
    },
    'below-default': {
      statement:
        'A binding that is linked with a version below 8, zero and negative ones included, gets version 8, as an addon that is loaded does.',
      strength: 'should',
      sources: [VERSION_MATRIX, DECLARATION, DISPATCH],
      probe: 'add',
      targets: ['-2147483648', '-1', '0', '1', '7'],
      needs: NEEDS,
      expected: { always: { added: true, initCalls: 1, primitiveReference: REFUSED } },
    },
    module: {
      statement: 'A binding that is linked as a napi_module gets version 8, whatever its nm_version.',
      sources: [DECLARATION, OF_A_MODULE, INTRODUCED],
      probe: 'module',
      appliesTo: 'any',
      needs: NEEDS,
      expected: { always: { initCalls: 1, primitiveReference: REFUSED } },
    },
    worker: {
      statement: 'A Worker gets a binding that is linked in the main thread with the same version.',
      sources: [INTRODUCED, DISPATCH, thread('nodejs/node#30274')],
      probe: 'worker',
      targets: [...NUMBERED, 'experimental'],
      needs: [...NEEDS, 'worker'],
      expected: {
        opensAt: 10,
        below: { main: REFUSED, worker: [REFUSED], error: null },
        from: { main: ACCEPTED, worker: [ACCEPTED], error: null },
      },
    },
    'too-new': {
      statement: 'Linking a binding with more than the supported version throws an Error that can be caught.',
      ...whenTooNew,
      expected: { always: { added: false, error: { type: 'error' } } },
    },
    'too-new-init': {
      statement:
        'The init function of a binding that is linked with more than the supported version never runs, and nobody gets the binding.',
      ...whenTooNew,
      expected: { always: { added: false, usable: false, initRan: false } },
    },
    'too-new-survival': {
      statement:
        'After a binding was rejected the process lives on, and a binding with version 8 can be linked and used.',
      ...whenTooNew,
      expected: { always: { added: false, another: REFUSED } },
    },
    'too-new-message': {
      statement: 'The error of a rejected binding names the requested version and the supported one.',
      strength: 'should',
      ...whenTooNew,
      expected: {
        always: { added: false, error: { message: { $contains: ['{declared}', '{supported}'] } } },
      },
    },
  },
});
