import { CAPABILITIES } from '../../../../suites/rule.ts';
import path from 'node:path';
import { projectRoot } from '../../../shared/project-root.ts';
import type { ProvisionContext } from '../context.ts';
import type { LaunchableRuntime } from '../runtime.ts';
import { RuntimeUnavailableError } from './runtime-unavailable-error.ts';
import { buildHost, cachedHost } from './build-host.ts';

const NAME = 'embedder';

/**
 * A host of ours that embeds Node.js and adds addons with node::AddLinkedBinding, ready to run; or null after
 * `onAbsent` was called with the reason why it is unavailable.
 */
export async function embedderRuntime(context: ProvisionContext): Promise<LaunchableRuntime | null> {
  try {
    const { version, napiVersion, engine, sha256, executable } = await buildHost(context);
    return {
      id: `${NAME}@${version}`,
      name: NAME,
      version,
      napiVersion,
      engine,
      sha256,
      executable,
      entry: path.join(projectRoot, 'suites', 'harness', 'embedder-session.cjs'),
      args: [],
      env: {},
      // Its one way to load is AddLinkedBinding.
      capabilities: CAPABILITIES.filter((name) => name !== 'node-loaders'),
      asked: ['--embedder'],
    };
  } catch (error) {
    if (!(error instanceof RuntimeUnavailableError)) throw error;
    context.onAbsent({ name: NAME, reason: error.message });
    return null;
  }
}

/** The facts that are known before it is built. */
export async function resolveEmbedder(cacheDir: string) {
  const host = await cachedHost(cacheDir);
  const version = host?.version ?? null;
  return {
    id: version === null ? NAME : `${NAME}@${version}`,
    name: NAME,
    version,
    cached: host !== null,
  };
}
