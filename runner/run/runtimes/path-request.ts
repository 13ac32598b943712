import type { Capability } from '../../../suites/rule.ts';
import type { HostPlatform } from '../../shared/host-platform.ts';
import { UserError } from '../../shared/user-error.ts';
import { EMNAPI_HOSTS, emnapiName } from './emnapi-hosts.ts';
import { FAMILIES, type FamilyName } from './families.ts';

/** `--runtime name=path`, or an entry of matrix.json. */
export interface PathRequest {
  readonly name: string;
  /** The path of the executable; a word without a slash is looked for on the PATH. */
  readonly path: string;
  /** The words of the command line that select it, where they are not its name and its path. */
  readonly asked?: readonly string[];
  /** The settings of an entry of matrix.json beyond the path. */
  readonly settings?: CommandSettings;
}

export interface CommandSettings {
  /** Leading arguments of the command: the program that an emulator or a wrapper runs. */
  readonly leading: readonly string[];
  readonly arguments: readonly string[];
  /** With these the runtime has a global function `gc`. */
  readonly gcArguments: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Replaces the version that it reports itself. */
  readonly version?: string | Question;
  readonly napiVersion?: number | Question;
  /** The platform of its addons, where that is not this machine's. */
  readonly platform?: HostPlatform;
  /** The family whose known deviations apply to it; null: of none. Default: the one that recognizes it. */
  readonly like?: FamilyName | null;
  /** Default: by what it is. */
  readonly capabilities?: readonly Capability[];
}

/** A command that prints an answer. */
export interface Question {
  /** Default: the runtime's own, without its other arguments. */
  readonly command?: readonly string[];
  readonly arguments: readonly string[];
  /** The first group of what matches is the answer, or all of it. */
  readonly pattern: RegExp;
}

/** Ids and expectations of these names belong to releases and to other options. */
const RESERVED: readonly string[] = [
  ...FAMILIES.map(({ name }) => name),
  ...EMNAPI_HOSTS.map(emnapiName),
  'embedder',
];

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
