import path from 'node:path';
import { CAPABILITIES } from '../../../suites/rule.ts';
import type { ProvisionContext } from './context.ts';
import { digestExecutable } from '../../shared/digest.ts';
import { findExecutable } from '../process/executable-file.ts';
import { familyOf } from './families.ts';
import type { Traits } from './family.ts';
import { node } from './node.ts';
import type { CommandSettings, PathRequest } from './path-request.ts';
import type { LaunchableRuntime, Likeness } from './runtime.ts';
import { SESSION_ENTRY } from './session-entry.ts';
import { identifyCommand, type CommandIdentity } from './stated-identity.ts';

/** The capabilities of an unrecognized executable: all that need no command-line flag of Node.js. */
const UNKNOWN: Traits = {
  entry: SESSION_ENTRY,
  args: [],
  env: {},
  capabilities: CAPABILITIES.filter((name) => name !== 'garbage-collection' && name !== 'node-flags'),
};

const NO_SETTINGS: CommandSettings = { leading: [], arguments: [], gcArguments: [], env: {} };

/** Without this, Electron opens a window. https://www.electronjs.org/docs/latest/api/environment-variables */
const OF_ELECTRON = { ELECTRON_RUN_AS_NODE: '1' };

function isElectron({ name, path: file }: PathRequest): boolean {
  return name === 'electron' || /^electron(?:\.exe)?$/i.test(path.basename(file));
}

function settingsFor(request: PathRequest): CommandSettings {
  const { settings = NO_SETTINGS } = request;
  return isElectron(request) ? { ...settings, env: { ...OF_ELECTRON, ...settings.env } } : settings;
}

/** The runtime at a path, identified; prints one line about it. Throws a UserError when there is none. */
export async function runtimeAtPath(
  request: PathRequest,
  context: ProvisionContext,
): Promise<LaunchableRuntime> {
  const { cacheDir, signal, onNotice } = context;
  const { name } = request;
  const settings = settingsFor(request);
  const executable = await findExecutable(request.path);
  const identity = await identifyCommand(executable, settings, signal);
  onNotice(`${name}: ${describe(identity)}, from ${executable}`);
  const { version, napiVersion, engine } = identity;
  const sha256 = await digestExecutable(executable, cacheDir);
  const traits = traitsOf(identity, settings);
  const asked = request.asked === undefined ? {} : { asked: request.asked };
  const like = likenessOf(identity, settings);
  return {
    ...{ id: name, name, version, napiVersion, engine, sha256, executable },
    ...traits,
    ...asked,
    ...(like !== null && { like }),
    ...(settings.platform && { platform: settings.platform }),
  };
}

function traitsOf(identity: CommandIdentity, settings: CommandSettings): Traits {
  const { leading, gcArguments, env } = settings;
  const usual = (identity.own === null ? null : familyOf(identity.own)?.traits) ?? UNKNOWN;
  const { capabilities } = usual;
  const collects = gcArguments.length > 0 && !capabilities.includes('garbage-collection');
  const able = collects ? [...capabilities, 'garbage-collection' as const] : capabilities;
  return {
    ...usual,
    args: [...leading, ...usual.args, ...settings.arguments, ...gcArguments],
    env: { ...usual.env, ...env },
    capabilities: settings.capabilities ?? able,
  };
}

/** By the version that it reports itself, where it can: matrix.json may state another for the report. */
function likenessOf({ own, version }: CommandIdentity, { like }: CommandSettings): Likeness | null {
  if (like === undefined && own?.node !== undefined) return { name: node.name, version: own.node };
  const recognized = own === null ? null : familyOf(own);
  const name = like === undefined ? recognized?.name : like;
  if (name === undefined || name === null) return null;
  return { name, version: recognized?.name === name && own !== null ? own.version : version };
}

function describe({ own, version, napiVersion, engine, mismatchWarning }: CommandIdentity): string {
  const inside = own?.node === undefined ? '' : ` with Node.js ${own.node}`;
  const said = `${own?.name ?? 'version'} ${version}${inside}, Node-API ${napiVersion}, ${engine}`;
  return mismatchWarning === null ? said : `${said} (${mismatchWarning})`;
}
