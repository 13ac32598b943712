import path from 'node:path';
import { execa } from 'execa';
import { compilerCommand } from './compiler-command.ts';
import { UserError } from '../../shared/user-error.ts';

/** For the compiler and the linker. */
export const SANITIZER_FLAGS = ['-fsanitize=address,undefined'] as const;

/**
 * The environment in which an executable without sanitizers loads addons that have them: the run-time library has to come
 * before all others. `reports`: the folder for what AddressSanitizer finds, a file for each process; what UndefinedBehaviorSanitizer
 * finds goes to stderr.
 * Crashes stay those of the runtime, and leaks are not looked for: most of what a runtime allocates lives until it ends.
 * Throws a UserError where the compiler has no such library.
 */
export async function sanitizedEnvironment(reports?: string): Promise<Record<string, string>> {
  const options = {
    detect_leaks: 0,
    handle_segv: 0,
    handle_sigbus: 0,
    handle_sigfpe: 0,
    handle_sigill: 0,
    handle_abort: 0,
    // 256 MB for each process otherwise.
    quarantine_size_mb: 16,
    exitcode: SANITIZER_EXIT_CODE,
    ...(reports !== undefined && { log_path: path.join(reports, 'report') }),
  };
  const text = Object.entries(options)
    .map(([name, value]) => `${name}=${value}`)
    .join(':');
  return {
    LD_PRELOAD: await sanitizerLibrary(),
    ASAN_OPTIONS: text,
    UBSAN_OPTIONS: `${text}:print_stacktrace=1:halt_on_error=1`,
  };
}

/** With which a process ends when they found something. No rule expects it. */
export const SANITIZER_EXIT_CODE = 86;

async function sanitizerLibrary(): Promise<string> {
  const { command, args } = compilerCommand();
  const { stdout } = await execa(command, [...args, '-print-file-name=libasan.so'], { reject: false });
  // gcc repeats a name that it does not find.
  if (process.platform === 'linux' && typeof stdout === 'string' && path.isAbsolute(stdout)) return stdout;
  throw new UserError(`${command} has no libasan.so; sanitized addons need gcc on Linux`);
}
