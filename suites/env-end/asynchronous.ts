import { documentation, thread } from '../sources.ts';
import { NAPI_OK } from '../napi-status.ts';
import { noted, type EndRule } from './places.ts';

const ADD = documentation('napi_add_async_cleanup_hook', 'napi_add_async_cleanup_hook');
const HOOK = documentation('napi_async_cleanup_hook', 'napi_async_cleanup_hook');
const REMOVE = documentation('napi_remove_async_cleanup_hook', 'napi_remove_async_cleanup_hook');
const RELEASE = documentation('napi_release_threadsafe_function', 'napi_release_threadsafe_function');
/** Asynchronous clean-up hooks, with a test. */
const INTRODUCED = thread('nodejs/node#34572');

export const ASYNC_SCENES = ['asyncHooks'];

/** A hook that completes through async work, and one that waits for the finalizer of a thread-safe function. */
export const asyncRules: Readonly<Record<string, EndRule>> = {
  'async-hooks': {
    statement:
      'Asynchronous clean-up hooks run once each, the last one first, and not the one that was removed, {when}, at every version.',
    sources: [ADD, REMOVE],
    expected: noted({ 'async-hooks': ['releases', 'works'] }),
  },
  'async-hook-waited-for': {
    statement:
      'An asynchronous clean-up hook is waited for: the async work that it queues is done when the instance data is finalized, {when}, at every version.',
    sources: [HOOK, ADD, INTRODUCED],
    expected: noted({ works: ['hook', 'done'] }),
  },
  'async-hook-releases': {
    statement:
      'A thread-safe function that an asynchronous clean-up hook releases is finalized while the hook is waited for, and its finalizer can remove the hook, {when}, at every version.',
    sources: [RELEASE, HOOK, INTRODUCED],
    expected: noted({
      releases: ['hook', 'finalized'],
      'releases-removal': [String(NAPI_OK)],
    }),
  },
  'async-hooks-lives': {
    statement: 'Asynchronous clean-up hooks end without an error {when}, at every version.',
    sources: [ADD],
    expected: 'well',
  },
};

/** Hooks that complete within their own call. */
export const quickRules: Readonly<Record<string, EndRule>> = {
  'quick-hooks': {
    statement:
      'Three asynchronous clean-up hooks that complete at once run once each, the last one first, {when}, at every version.',
    sources: [ADD, REMOVE],
    expected: noted({ 'quick-hooks': ['third', 'second', 'first'] }),
  },
};
