import { ADVICE_IN_FORCE } from '../advice.ts';
import { NAPI_INVALID_ARG, NAPI_OK } from '../napi-status.ts';
import { defineSuite, type RuleDefinition } from '../rule.ts';
import { thread } from '../sources.ts';

const TABLES = thread('nodejs/node#60916');

const bridged = (module: string, design: string): RuleDefinition => ({
  statement: `A module of the ${design} design works through a bridge that gives it tables of the exported functions, with the semantics of the version that the bridge declares.`,
  strength: 'informative',
  sources: [TABLES],
  addon: 'table_bridge',
  needs: ['load', 'copy'],
  probe: 'bridged',
  args: { module },
  expected: {
    opensAt: 10,
    below: { tables: 2, primitiveReference: NAPI_INVALID_ARG },
    from: { tables: 2, primitiveReference: NAPI_OK },
  },
});

/** A rule for runtimes that have tables. */
const withTables = (
  rule: Pick<RuleDefinition, 'statement' | 'probe' | 'needs' | 'expected'>,
): RuleDefinition => ({
  ...rule,
  strength: 'informative',
  sources: [TABLES],
  addon: 'table_module',
});

const called = (status: number) => ({
  found: { sentinel: 1, js: 1, module: 1 },
  primitiveReference: status,
});

export const vtable = defineSuite({
  name: 'vtable',
  title: 'Tables of functions, which a proposal puts where napi_env points to',
  addon: 'vtable',
  advice: ADVICE_IN_FORCE,
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
    'bridged-first': bridged('table_module_first', 'first'),
    'bridged-second': bridged('table_module', 'second'),
    called: withTables({
      statement:
        'A module that imports no function of Node-API works through the tables behind napi_env, with the semantics of the version that it declares.',
      probe: 'called',
      expected: { opensAt: 10, below: called(NAPI_INVALID_ARG), from: called(NAPI_OK) },
    }),
    slots: withTables({
      statement:
        'In both tables every slot of the versions up to the supported one has a function, and every slot of a later version is NULL.',
      probe: 'slots',
      expected: { always: { empty: 0, full: 0 } },
    }),
    'threadsafe-function': withTables({
      statement:
        'What a thread-safe function points to begins with the sentinel and the table of the module, and a native thread calls it through that table.',
      probe: 'threadsafeFunction',
      needs: ['load', 'turn', 'threads'],
      expected: { always: { sentinel: 1, table: 1, calls: 1 } },
    }),
    'two-environments': withTables({
      statement: 'A module that is loaded in two environments gets tables in each, and they work.',
      probe: 'inWorker',
      needs: ['load', 'worker'],
      expected: {
        opensAt: 10,
        below: { here: called(NAPI_INVALID_ARG), there: called(NAPI_INVALID_ARG) },
        from: { here: called(NAPI_OK), there: called(NAPI_OK) },
      },
    }),
  },
});
