import type { Json } from '../../../suites/json.ts';
import { KNOWN_FUNCTIONS } from '../../../suites/surface/functions.ts';
import { runExecutable } from '../../run/runtimes/run-executable.ts';
import type { LaunchableRuntime } from '../../run/runtimes/runtime.ts';
import { exportedNames } from '../binary/exported-names.ts';
import type { Stretch } from '../predict/supports.ts';
import type { CellObservation } from './observe-cell.ts';
import { isSegfault } from '../../run/process/cause-of-death.ts';

/** The rule and the target whose observation shows what becomes of an addon that declares more than is supported. */
export const TOO_NEW = { rule: 'load/too-new', target: '99' } as const;

export type Support = Pick<Stretch, 'supports' | 'tooNew' | 'abi' | 'lacks'>;

const TIMEOUT_MS = 10_000;

/** What a release supports, from a run of TOO_NEW in it and from its executable. Null: its exports cannot be read here. */
export async function supportOf(
  runtime: LaunchableRuntime,
  tooNew: CellObservation,
  signal: AbortSignal,
): Promise<Support | null> {
  const exported = exportedNames(runtime.executable);
  if (exported === null) return null;
  const has = new Set(exported);
  return {
    supports: runtime.napiVersion,
    tooNew: fateOf(runtime.id, tooNew),
    abi: runtime.name === 'node' ? await abiOf(runtime, signal) : null,
    lacks: [...KNOWN_FUNCTIONS].filter((name) => !has.has(name)).sort(),
  };
}

function fateOf(id: string, { outcome, observation }: CellObservation): Support['tooNew'] {
  if (outcome.kind === 'crashed' && isSegfault(outcome)) return 'crashes';
  const { loaded, versionCallsBeforeInit } = fieldsOf(observation);
  if (loaded === false) return 'refused';
  if (loaded === true && versionCallsBeforeInit === 0) return 'ignored';
  if (loaded === true && typeof versionCallsBeforeInit === 'number') return 'accepted';
  throw new Error(`${id}: ${JSON.stringify({ outcome, observation })} has no name in the table of supports`);
}

function fieldsOf(observation: Json | undefined): Readonly<Record<string, Json | undefined>> {
  return typeof observation === 'object' && observation !== null && !Array.isArray(observation)
    ? (observation as Readonly<Record<string, Json | undefined>>)
    : {};
}

/** `process.versions.modules`: the NODE_MODULE_VERSION of the addons for V8 that it loads. */
async function abiOf({ executable, id, env }: LaunchableRuntime, signal: AbortSignal): Promise<number> {
  const args = ['--print', 'process.versions.modules'];
  const { stdout } = await runExecutable({ executable, args, env, signal, timeoutMs: TIMEOUT_MS });
  const abi = Number(stdout.trim());
  if (stdout.trim() !== '' && Number.isInteger(abi)) return abi;
  throw new Error(`${id} prints no ABI: ${stdout.slice(0, 100)}`);
}
