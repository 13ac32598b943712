import { UserError } from '../../shared/user-error.ts';
import { workflowCommandFilter } from './workflow-commands.ts';

type Write = typeof process.stderr.write;
let writeUnfiltered: Write = process.stderr.write.bind(process.stderr);
let failure: UserError | null = null;

/** Commands of this tool for GitHub Actions. Other text never becomes one. */
export function writeWorkflowCommands(text: string): void {
  writeUnfiltered(text);
}

/** Why the output could not be written; null: it could, or nobody read it to its end. */
export function outputFailure(): UserError | null {
  return failure;
}

/** Makes text of strangers harmless on both streams, and keeps an error of theirs from ending a run. */
export function protectOutput(): void {
  writeUnfiltered = process.stderr.write.bind(process.stderr);
  for (const [name, stream] of Object.entries({ stdout: process.stdout, stderr: process.stderr })) {
    stream.write = filteredWrite(stream);
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // The reader of a pipe, e.g. head, may close it early, and so may a terminal.
      if (error.code === 'EPIPE' || error.code === 'EIO') return;
      failure ??= new UserError(`cannot write to ${name}: ${error.message}`, { cause: error });
    });
  }
}

function filteredWrite(stream: NodeJS.WriteStream): Write {
  const write = stream.write.bind(stream) as (chunk: Uint8Array | string, ...rest: unknown[]) => boolean;
  const filter = workflowCommandFilter();
  return (chunk: Uint8Array | string, ...rest: unknown[]) =>
    // Both patterns are ASCII, so bytes may be read as Latin-1 whatever their encoding is.
    typeof chunk === 'string'
      ? write(filter(chunk), ...rest)
      : write(Buffer.from(filter(Buffer.from(chunk).toString('latin1')), 'latin1'), ...rest);
}
