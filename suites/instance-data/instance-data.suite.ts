import { defineSuite, type Pattern, type RuleDefinition } from '../rule.ts';
import { documentation } from '../sources.ts';

const SET = documentation('napi_set_instance_data', 'napi_set_instance_data');
const GET = documentation('napi_get_instance_data', 'napi_get_instance_data');

const set = { status: 0 };
const got = (value: number | null) => ({ status: 0, value });

function life(statement: string, pattern: Pattern): RuleDefinition {
  return { statement, sources: [SET, GET], probe: 'life', expected: { always: pattern } };
}

export const instanceData = defineSuite({
  name: 'instance-data',
  title: 'Instance data: the same at every version',
  addon: 'instance_data',
  needs: ['load', 'copy'],
  rules: {
    'empty-at-first': life('Before any was set there is no instance data, at every version.', {
      first: got(null),
    }),
    set: life('napi_get_instance_data gives what was set, at every version.', { set: [set, got(0)] }),
    replace: life('Instance data that is set again replaces what was set before, at every version.', {
      replaced: [set, got(1)],
    }),
    remove: life('Instance data can be set to nothing, at every version.', { removed: [set, got(null)] }),
    'per-env': {
      statement: 'A Worker has instance data of its own in the same addon, at every version.',
      sources: [SET, documentation('environment life cycle APIs', 'environment-life-cycle-apis')],
      probe: 'envs',
      needs: ['load', 'copy', 'worker'],
      expected: { always: { main: got(0), worker: { first: got(null), second: got(1) } } },
    },
  },
});
