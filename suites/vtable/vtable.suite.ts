import { defineSuite } from '../rule.ts';
import { thread } from '../sources.ts';

const TABLES = thread('nodejs/node#60916');

export const vtable = defineSuite({
  name: 'vtable',
  title: 'What napi_env points to: where a proposal puts tables of functions',
  addon: 'vtable',
  rules: {
    readable: {
      statement:
        'The first 8 bytes of what napi_env points to can be read, as the addons of a proposal do that look for tables of functions there.',
      strength: 'informative',
      sources: [TABLES],
      probe: 'read',
      expected: { always: { read: true } },
    },
    'honest-sentinel': {
      statement:
        'Where what napi_env points to begins with the sentinel of the proposal, both tables of functions follow.',
      strength: 'informative',
      sources: [TABLES],
      probe: 'tables',
      expected: { always: { missing: 0 } },
    },
  },
});
