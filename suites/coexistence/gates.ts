import type { Expected, Pattern } from '../rule.ts';
import { documentation } from '../sources.ts';

/** napi_status of napi_create_reference on a number: the gate through which the effective version shows. */
const CLOSED = 1;
const OPEN = 0;

/** An answer in each of the probe's rounds. */
export const closed = [CLOSED, CLOSED, CLOSED];
export const open = [OPEN, OPEN, OPEN];

/** The expected gates of the addon under test, by its effective version. */
export function byVersion(
  pattern: (gates: readonly number[]) => Pattern,
  below: readonly number[] = closed,
  from: readonly number[] = open,
): Expected {
  return { opensAt: 10, below: pattern(below), from: pattern(from) };
}

/** Targets of the neighbours: they load everywhere. */
export const OLD = ['none', '8'];
export const NEW = 'experimental';
export const others = { none: closed, '8': closed, experimental: open };

export const TARGETS = ['none', '8', '9', '10', 'experimental'];
/** For what costs a Worker: both sides of the gate, and the experimental version. */
export const FEW = ['8', '10', 'experimental'];

export const NAPI_ENV = documentation('napi_env', 'napi_env');
export const ENVIRONMENTS = documentation('environment life cycle APIs', 'environment-life-cycle-apis');
export const WORKERS = {
  title: 'Node.js: addons in Worker threads',
  url: 'https://nodejs.org/api/addons.html#worker-support',
};
export const NEW_ENVIRONMENT = {
  title: 'napi_module_register_by_symbol (src/node_api.cc)',
  url: 'https://github.com/nodejs/node/blob/main/src/node_api.cc',
};
