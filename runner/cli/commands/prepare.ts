import path from 'node:path';
import type { AddonSet, AddonSets } from '../../run/addons/addon-set.ts';
import { findAddons, kindOfGiven } from '../../run/addons/find.ts';
import { ADDON_FORMATS, type AddonFormat } from '../../run/addons/addon-format.ts';
import type { ForeignRuntime } from '../../run/addons/foreign-runtime.ts';
import { hostPlatform, platformId } from '../../shared/host-platform.ts';
import type { BuildVariant } from '../../run/addons/matrix-gypi.ts';
import { runningNodeDir } from '../../run/addons/node-gyp.ts';
import type { MatrixRequest } from '../../run/plan/matrix-request.ts';
import { projectRoot } from '../../shared/project-root.ts';
import type { AbsentRuntime } from '../../run/runtimes/context.ts';
import { findNodeDir } from '../../run/runtimes/node-dir.ts';
import { provisionRuntimes } from '../../run/runtimes/provision.ts';
import type { LaunchableRuntime } from '../../run/runtimes/runtime.ts';
import { fitReleases } from '../../run/self-test/fit-releases.ts';
import { cacheRoot } from '../../shared/cache-root.ts';
import { UserError } from '../../shared/user-error.ts';
import type { Stopwatch } from './stopwatch.ts';

export interface PrepareContext {
  readonly offline: boolean;
  readonly signal: AbortSignal;
  /** Default: plain. */
  readonly variant?: BuildVariant | undefined;
  readonly stopwatch: Stopwatch;
  readonly onNotice: (line: string) => void;
  /** How far the build of the addons is. */
  readonly onStep?: ((what: string, done: number, total: number) => void) | undefined;
}

export interface Prepared {
  readonly runtimes: readonly LaunchableRuntime[];
  /** One set for each format that the runtimes load. */
  readonly addons: AddonSets;
  /** The runtimes that were requested and are not available here. */
  readonly absent: readonly AbsentRuntime[];
}

/** The runtimes and the addons of a request, ready: what is missing is fetched and built. */
export async function prepare(request: MatrixRequest, context: PrepareContext): Promise<Prepared> {
  const { offline, signal, stopwatch, onNotice } = context;
  // Refused before anything is fetched.
  if (request.addons !== null) await kindOfGiven(request.addons);
  const absent: AbsentRuntime[] = [];
  const onAbsent = (runtime: AbsentRuntime) => absent.push(runtime);
  const onUnusable = (runtime: AbsentRuntime) => {
    absent.push(runtime);
    onNotice(`${runtime.name} is not run: ${runtime.reason}`);
  };
  const provisioned = await stopwatch.time('provision', () =>
    provisionRuntimes(request.runtimes, { offline, signal, onNotice, onAbsent, onUnusable }),
  );
  const runtimes = await stopwatch.time('self-test', () =>
    fitReleases(provisioned, { cacheDir: cacheRoot(), signal, onNotice, onUnusable }),
  );
  const [missed] = absent;
  if (runtimes.length === 0 && missed !== undefined) throw new UserError(`${missed.name}: ${missed.reason}`);
  const foreign = foreignOf(runtimes);
  const loaded = new Set(runtimes.map(({ addons = 'native' }) => addons));
  const addons = await stopwatch.time('build', async () => {
    const sets: AddonSets[] = [];
    for (const format of ADDON_FORMATS.filter((name) => loaded.has(name))) {
      sets.push({ [format]: await addonsOf(format, request, { ...context, foreign }) });
    }
    return Object.assign({}, ...sets) as AddonSets;
  });
  return { runtimes, addons, absent };
}

/** The runtime of another platform. Throws a UserError for runtimes of several: a report is of one. */
function foreignOf(runtimes: readonly LaunchableRuntime[]): ForeignRuntime | undefined {
  const native = runtimes.filter(({ addons = 'native' }) => addons === 'native');
  const platforms = new Set(native.map(({ platform }) => platformId(platform ?? hostPlatform())));
  if (platforms.size > 1) {
    throw new UserError(`runtimes of ${[...platforms].join(' and ')}; run those of one platform at a time`);
  }
  const [runtime] = native;
  return runtime?.platform === undefined ? undefined : { ...runtime, platform: runtime.platform };
}

interface AddonsContext extends Omit<PrepareContext, 'stopwatch'> {
  /** The names of the addons that are needed; default: all. */
  readonly only?: readonly string[] | undefined;
  readonly foreign?: ForeignRuntime | undefined;
}

/** The addons of a request in one format; missing ones are built. */
export function addonsOf(
  format: AddonFormat,
  { config, addons }: Pick<MatrixRequest, 'config' | 'addons'>,
  { variant = 'plain', only, foreign, offline, signal, onNotice, onStep }: AddonsContext,
): Promise<AddonSet> {
  return findAddons({
    addonsFolder: path.join(projectRoot, 'addons'),
    targets: config.targets,
    only,
    format,
    variant,
    foreign,
    from: addons,
    offline,
    nodeDir: async () => runningNodeDir() ?? (await findNodeDir()),
    onNotice,
    onStep,
    signal,
  });
}
