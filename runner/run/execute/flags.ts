const VARIABLE = 'NODE_OPTIONS';

/** The flags of a rule: those of the command line, and those that the environment gives (`NODE_OPTIONS=--flag`). */
export function splitFlags(flags: readonly string[]): {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
} {
  const prefix = `${VARIABLE}=`;
  const given = flags.filter((flag) => flag.startsWith(prefix)).map((flag) => flag.slice(prefix.length));
  return {
    args: flags.filter((flag) => !flag.startsWith(prefix)),
    env: given.length === 0 ? {} : { [VARIABLE]: given.join(' ') },
  };
}
