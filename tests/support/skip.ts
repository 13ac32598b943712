import { TestRunner } from 'vitest';

/** Reasons why a test cannot run on Windows. */
export const SHELL = 'its stand-in is a script of the POSIX shell';
export const POSIX = 'it is about a POSIX system';
export const NO_IMPORT_LIBRARY =
  'its addons are compiled without node-gyp, which has the library that Windows links with';
export const SIGNALS = 'Windows has no signals: there they end a process at once';

/** Skips the test that runs, on Windows, with the reason beside its name. */
export function skipOnWindows(reason: string, platform: NodeJS.Platform = process.platform): void {
  if (platform === 'win32') TestRunner.getCurrentTest()?.context.skip(reason);
}
