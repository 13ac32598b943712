/** Words that no shell reads as anything else. */
const PLAIN = /^[\w@%+=:,./-]+$/;
const PLAIN_ON_WINDOWS = /^[\w@+=:,./\\-]+$/;

/** A word as a POSIX shell takes it. */
export function quoteForShell(word: string): string {
  return PLAIN.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** A word as the usual shell of a platform takes it: on Windows cmd.exe, which npm uses too, and PowerShell. */
export function quote(word: string, platform: NodeJS.Platform = process.platform): string {
  if (platform !== 'win32') return quoteForShell(word);
  return PLAIN_ON_WINDOWS.test(word) ? word : `"${word.replaceAll('"', String.raw`\"`)}"`;
}
