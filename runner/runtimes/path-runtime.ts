import path from 'node:path';
import { CAPABILITIES } from '../../suites/rule.ts';
import { UserError } from '../user-error.ts';
import type { ProvisionContext } from './context.ts';
import { digestExecutable } from './digest.ts';
import { requireExecutable } from './executable-file.ts';
import { FAMILIES, familyOf } from './families.ts';
import type { Traits } from './family.ts';
import { identify } from './identify.ts';
import type { Runtime } from './runtime.ts';
import { SESSION_ENTRY } from './session-entry.ts';

/** `--runtime name=path` */
export interface PathRequest {
  readonly name: string;
  readonly path: string;
}

/** Ids and expectations of these names belong to releases. */
const RESERVED: readonly string[] = FAMILIES.map(({ name }) => name);

/** Of an executable that no family recognizes: all that takes no command-line flags of Node.js. */
const UNKNOWN: Traits = {
  entry: SESSION_ENTRY,
  args: [],
  env: {},
  capabilities: CAPABILITIES.filter((name) => name !== 'garbage-collection' && name !== 'node-flags'),
};

/** Throws a UserError for names that cannot be ids, and for a name given twice. */
export function checkNames(requests: readonly PathRequest[]): void {
  const seen = new Set<string>();
  for (const { name } of requests) {
    if (!/^[a-z][a-z0-9-]*$/i.test(name)) {
      throw new UserError(
        `"${name}" cannot name a runtime; expected a letter, then letters, digits and hyphens`,
      );
    }
    const lowerCase = name.toLowerCase();
    if (RESERVED.includes(lowerCase)) {
      throw new UserError(
        `"${name}" cannot name a runtime at a path: it stands for releases; choose another name`,
      );
    }
    if (seen.has(lowerCase)) throw new UserError(`two runtimes are named "${name}"; choose different names`);
    seen.add(lowerCase);
  }
}

/** The runtime at a path, identified. Throws a UserError when there is none. */
export async function runtimeAtPath(request: PathRequest, context: ProvisionContext): Promise<Runtime> {
  const { cacheDir, signal } = context;
  const executable = path.resolve(request.path);
  await requireExecutable(executable);
  const identity = await identify(executable, { signal });
  const { version, napiVersion, engine } = identity;
  const traits = familyOf(identity)?.traits ?? UNKNOWN;
  const sha256 = await digestExecutable(executable, cacheDir);
  const { name } = request;
  return { id: name, name, version, napiVersion, engine, sha256, executable, ...traits };
}
