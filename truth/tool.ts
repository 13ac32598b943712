import { execa } from 'execa';

/** The programs of binutils and LLVM that say what is in a file. */
export type Tool = 'readelf' | 'llvm-readobj' | 'llvm-nm' | 'llvm-objdump';

/** Runs a tool to its end and returns its stdout. Throws when it fails. */
export async function tool(name: Tool, args: readonly string[]): Promise<string> {
  const { stdout } = await execa(name, args, { env: { LC_ALL: 'C' }, maxBuffer: 2 ** 30 });
  return stdout;
}

/** Matches of a pattern's first group, in their order. */
export function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(([, group]) => group ?? []);
}
