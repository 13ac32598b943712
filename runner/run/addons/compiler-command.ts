export interface CompilerCommand {
  readonly command: string;
  /** Before all others: CC may be a command with arguments, e.g. `ccache gcc`. */
  readonly args: readonly string[];
}

/** The C compiler of the user. */
export function compilerCommand(env: NodeJS.ProcessEnv = process.env): CompilerCommand {
  const [command = 'cc', ...args] = (env['CC'] ?? 'cc').split(' ');
  return { command, args };
}
