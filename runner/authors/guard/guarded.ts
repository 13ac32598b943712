import path from 'node:path';
import { projectRoot } from '../../shared/project-root.ts';
import { UserError } from '../../shared/user-error.ts';
import type { LaunchableRuntime } from '../../run/runtimes/runtime.ts';

/** The file of `napi-matrix/guard`. */
export const GUARD = path.join(projectRoot, 'guard', 'guard.cjs');

/**
 * A release of Node.js whose sessions load the guard first. Known deviations of the release apply to it, but none must
 * occur. Throws a UserError for any other runtime.
 */
export function guarded(runtime: LaunchableRuntime): LaunchableRuntime {
  const { id, name, version, args } = runtime;
  if (name !== 'node')
    throw new UserError(`--guard is for releases of Node.js; it cannot be used with ${id}`);
  return {
    ...runtime,
    id: `guarded-${id}`,
    name: `guarded-${name}`,
    like: { name, version },
    asked: [`--${name}`, version, '--guard'],
    args: [...args, '--require', GUARD],
  };
}
