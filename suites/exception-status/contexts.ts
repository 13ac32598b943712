import type { Source, Strength } from '../rule.ts';
import { documentation } from '../sources.ts';

interface Context {
  readonly where: string;
  readonly source: Source;
  /** Default: must. */
  readonly strength?: Strength;
}

/** The contexts in which native code runs while an env ends. */
export const CONTEXTS = {
  'env-clean-up-hook': {
    where: 'in an environment clean-up hook',
    source: documentation('napi_add_env_cleanup_hook', 'napi_add_env_cleanup_hook'),
  },
  'async-clean-up-hook': {
    where: 'in an asynchronous clean-up hook',
    source: documentation('napi_add_async_cleanup_hook', 'napi_add_async_cleanup_hook'),
  },
  'instance-data-finalizer': {
    where: 'in the finalizer of the instance data',
    source: documentation('napi_set_instance_data', 'napi_set_instance_data'),
  },
  'wrap-finalizer': {
    where: 'in the finalizer of an object that is still wrapped when its environment ends',
    source: documentation('napi_wrap', 'napi_wrap'),
    // The test of Node.js accepts napi_ok in a finalizer as well.
    strength: 'should',
  },
} as const satisfies Readonly<Record<string, Context>>;

export function strengthIn(context: ContextName): Strength {
  const { strength = 'must' }: Context = CONTEXTS[context];
  return strength;
}

export type ContextName = keyof typeof CONTEXTS;

export const CONTEXT_NAMES = Object.keys(CONTEXTS) as readonly ContextName[];
