import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import semver from 'semver';
import { CAPABILITIES, type Capability } from '../../../suites/rule.ts';
import { projectRoot } from '../../shared/project-root.ts';
import { UserError } from '../../shared/user-error.ts';
import { bun } from './bun.ts';
import type { ProvisionContext } from './context.ts';
import { deno } from './deno.ts';
import { emnapiPackages } from '../addons/emnapi-packages.ts';
import { EMNAPI, emnapiName, type EmnapiHost } from './emnapi-hosts.ts';
import { identify } from './identify.ts';
import { releaseRuntimes } from './release-runtimes.ts';
import { releaseSource } from './release-source.ts';
import type { LaunchableRuntime } from './runtime.ts';

/** Capabilities that WebAssembly lacks: native threads, other ways to load, V8's own interface. */
const LACKS: ReadonlySet<Capability> = new Set([
  'node-loaders',
  'linked-binding',
  'foreign-functions',
  'threads',
  'shared-static-data',
]);

const HARNESS = path.join(projectRoot, 'suites', 'harness');

/**
 * emnapi, an implementation of Node-API in JavaScript for WebAssembly modules. `sha256` is that of its bundles, one after
 * the other. `requests`: of the host's family; the newest release that they mean carries it, default the latest. Throws a
 * UserError when emnapi is not installed.
 */
export async function emnapiRuntime(
  host: EmnapiHost,
  requests: readonly string[],
  context: ProvisionContext,
): Promise<LaunchableRuntime> {
  const { bundles } = emnapiPackages();
  const carrier = await carrierOf(host, requests, context);
  const { executable, args, env, capabilities } = carrier;
  const script = path.join(HARNESS, 'emnapi-identify.cjs');
  const { signal } = context;
  const { version, napiVersion } = await identify(executable, { signal, script, args, env });
  const hash = createHash('sha256');
  for (const bundle of bundles) hash.update(await readFile(bundle));
  const name = emnapiName(host);
  return {
    id: `${name}@${version}`,
    name,
    version,
    napiVersion,
    engine: carrier.engine,
    sha256: hash.digest('hex'),
    executable,
    entry: path.join(HARNESS, host === 'node' ? 'emnapi-session.cjs' : 'emnapi-plain-session.cjs'),
    args,
    env,
    capabilities: capabilities.filter((capability) => !LACKS.has(capability)),
    addons: 'wasm32',
    asked: ['--emnapi', ...(host === 'node' ? [] : [host])],
    ...(host !== 'node' && { like: { name: EMNAPI, version } }),
  };
}

type Carrier = Pick<LaunchableRuntime, 'executable' | 'engine' | 'args' | 'env' | 'capabilities'>;

async function carrierOf(
  host: EmnapiHost,
  requests: readonly string[],
  context: ProvisionContext,
): Promise<Carrier> {
  const family = carrierFamily(host);
  if (family === null) {
    const engine = `v8@${process.versions.v8}`;
    return { executable: process.execPath, engine, args: [], env: {}, capabilities: CAPABILITIES };
  }
  const source = releaseSource(family, context.cacheDir);
  const runtimes = await releaseRuntimes(source, requests.length > 0 ? requests : ['latest'], context);
  const [newest] = runtimes.sort((a, b) => semver.rcompare(a.version, b.version));
  // onUnusable was told why.
  if (newest === undefined)
    throw new UserError(`--emnapi ${host}: no release of ${family.title} can be used`);
  return { ...newest, engine: `${newest.engine} (${newest.id})` };
}

const CARRIERS = { node: null, plain: null, bun, deno } as const satisfies Record<EmnapiHost, unknown>;

/** The family whose release carries emnapi; null: the Node.js that runs this does. */
export function carrierFamily(host: EmnapiHost): (typeof CARRIERS)[EmnapiHost] {
  return CARRIERS[host];
}
