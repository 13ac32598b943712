import { printable } from '../../shared/printable.ts';
import { UserError } from '../../shared/user-error.ts';
import { withinTime } from '../../shared/within-time.ts';
import { runExecutable, describeEnd } from './run-executable.ts';
import { findExecutable } from '../process/executable-file.ts';
import { identification, type Identification } from './identification.ts';
import { identify, IDENTIFY_TIMEOUT_MS, type IdentifyOptions } from './identify.ts';
import type { CommandSettings, Question } from './path-request.ts';

const VERSIONS = identification.pick({ version: true, napiVersion: true });

/** The identity of a command, from its own report and from matrix.json. */
export interface CommandIdentity extends Pick<Identification, 'version' | 'napiVersion' | 'engine'> {
  /** The identity that it reports; null when it reports none. */
  readonly own: Identification | null;
  /** The differences between the two, or why it reports none; null: neither. */
  readonly mismatchWarning: string | null;
}

/**
 * Identifies a command. The settings take precedence over its own report, and where they state both versions it
 * need not report anything. Throws a UserError when a required value is missing.
 */
export async function identifyCommand(
  executable: string,
  settings: CommandSettings,
  signal: AbortSignal,
): Promise<CommandIdentity> {
  const { leading, gcArguments, env } = settings;
  const args = [...leading, ...settings.arguments, ...gcArguments];
  const { own, refusal } = await ownWords(executable, { signal, args, env });
  const valueOf = (question: Question | string | number) => {
    const context = { command: [executable, ...leading], env, signal };
    return typeof question === 'object' ? answerTo(question, context) : String(question);
  };
  const version = settings.version === undefined ? own?.version : await valueOf(settings.version);
  const napiVersion =
    settings.napiVersion === undefined ? own?.napiVersion : await valueOf(settings.napiVersion);
  if (refusal !== null && (version === undefined || napiVersion === undefined)) throw refusal;
  const stated = VERSIONS.safeParse({ version, napiVersion: Number(napiVersion) });
  if (!stated.success) {
    const isVersion = stated.error.issues[0]?.path[0] === 'version';
    const came = printable(String(isVersion ? version : napiVersion), 100);
    throw new UserError(`${executable}: "${came}" is not a ${isVersion ? 'version' : 'Node-API version'}`);
  }
  return {
    ...stated.data,
    engine: own?.engine ?? 'unknown',
    own,
    mismatchWarning: own === null ? 'by matrix.json alone' : differences(own, stated.data),
  };
}

type OwnWords = { own: Identification; refusal: null } | { own: null; refusal: UserError };

async function ownWords(executable: string, options: IdentifyOptions): Promise<OwnWords> {
  try {
    return { own: await identify(executable, options), refusal: null };
  } catch (error) {
    if (error instanceof UserError) return { own: null, refusal: error };
    throw error;
  }
}

function differences(
  own: Identification,
  stated: Pick<Identification, 'version' | 'napiVersion'>,
): string | null {
  const parts = [
    ...(own.version === stated.version ? [] : [`version ${own.version}`]),
    ...(own.napiVersion === stated.napiVersion ? [] : [`Node-API ${own.napiVersion}`]),
  ];
  return parts.length === 0 ? null : `by matrix.json; it reports ${parts.join(', ')} itself`;
}

interface CommandContext {
  /** The runtime's command: the executable's absolute path and its leading arguments. */
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

async function answerTo(
  { command, arguments: args, pattern }: Question,
  context: CommandContext,
): Promise<string> {
  const [word = '', ...leading] = command ?? context.command;
  const executable = await findExecutable(word);
  const timeoutMs = IDENTIFY_TIMEOUT_MS;
  const { env, signal } = context;
  const { stdout, end } = await runExecutable({
    executable,
    args: [...leading, ...args],
    env,
    signal,
    timeoutMs,
  });
  const match =
    end.kind === 'exited' ? withinTime(`the pattern /${pattern.source}/`, () => pattern.exec(stdout)) : null;
  if (match !== null) return match[1] ?? match[0];
  const why = describeEnd(end, timeoutMs, `without printing anything that /${pattern.source}/ matches`);
  throw new UserError(`${[executable, ...leading, ...args].join(' ')}: ${why}`);
}
