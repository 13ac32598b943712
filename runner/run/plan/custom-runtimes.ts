import path from 'node:path';
import { z } from 'zod';
import { CAPABILITIES } from '../../../suites/rule.ts';
import { hostPlatform, platformId, type HostPlatform } from '../../shared/host-platform.ts';
import { FAMILIES } from '../runtimes/families.ts';
import type { PathRequest } from '../runtimes/path-request.ts';

const FAMILY_NAMES = FAMILIES.map(({ name }) => name);

/** The spelling of manifests and archives of addons. */
const PLATFORMS = [
  'linux-x64',
  'linux-arm64',
  'darwin-x64',
  'darwin-arm64',
  'win32-x64',
  'win32-arm64',
] as const;

const words = z.array(z.string().min(1)).min(1);
/** An executable, or one with arguments before all others, as an emulator and what it runs. */
const command = z.union([z.string().min(1), words], { error: 'expected a path, or a list of words' });

/** A value that the runtime does not report, or reports wrongly. */
const stated = <T extends z.ZodType>(value: T, what: string) =>
  z.union(
    [
      value,
      z.strictObject({
        /** Default: the command of the runtime. */
        command: command.optional(),
        arguments: z.array(z.string()).default([]),
        /** Matched against the output; the answer is its first group, or the whole match. */
        pattern: z.string().refine(isPattern, { error: 'expected a regular expression' }),
      }),
    ],
    { error: `expected ${what}, or { arguments, pattern } and optionally a command` },
  );

const capability = z.enum(CAPABILITIES);
const capabilities = z.union([z.array(capability), z.strictObject({ except: z.array(capability) })], {
  error: `expected a list of capabilities, or { except: a list }, of ${CAPABILITIES.join(', ')}`,
});

/** `runtimes.custom` of matrix.json, by name: what it takes to run an executable that is no release (docs/any-executable.md). */
export const customRuntimes = z.record(
  z.string(),
  z.strictObject({
    command,
    /** Before the script of every session. */
    arguments: z.array(z.string()).default([]),
    /** With these the runtime has a global function `gc`. */
    gcArguments: z.array(z.string()).default([]),
    env: z.record(z.string(), z.string()).default({}),
    /** The platform of its addons. Default: this machine's. */
    platform: z.enum(PLATFORMS, { error: `expected one of ${PLATFORMS.join(', ')}` }).optional(),
    version: stated(z.string().min(1), 'a version').optional(),
    napiVersion: stated(z.int().min(1), 'a whole number above 0').optional(),
    /** The family whose known deviations apply; null: of none. Default: the one that it is recognized as. */
    like: z
      .enum(FAMILY_NAMES, { error: `expected ${FAMILY_NAMES.join(', ')} or null` })
      .nullable()
      .optional(),
    /** Default: those of Node.js if it is one, else all that takes no flags of Node.js. */
    capabilities: capabilities.optional(),
  }),
);
export type CustomRuntimes = z.infer<typeof customRuntimes>;
type CustomRuntime = CustomRuntimes[string];

/** The requests for entries of matrix.json, whose relative paths are relative to the folder it lies in. */
export function customRequests(
  entries: CustomRuntimes,
  folder: string,
  configWords: readonly string[] = [],
): PathRequest[] {
  return Object.entries(entries).map(([name, entry]) => ({
    // An entry is more than its path, and is selected by its name.
    asked: [...configWords, '--runtime', name],
    ...customRequest(name, entry, folder),
  }));
}

function customRequest(name: string, entry: CustomRuntime, folder: string): PathRequest {
  const [executable = '', ...leading] = commandWords(entry.command, folder);
  const valueOf = <T extends string | number>(value: T | Question | undefined) =>
    typeof value === 'object' ? question(value, folder) : value;
  const version = valueOf(entry.version);
  const napiVersion = valueOf(entry.napiVersion);
  return {
    name,
    path: executable,
    settings: {
      leading,
      arguments: entry.arguments.map((word) => inFolder(word, folder)),
      gcArguments: entry.gcArguments,
      env: entry.env,
      ...(version !== undefined && { version }),
      ...(napiVersion !== undefined && { napiVersion }),
      ...platformOf(entry.platform),
      ...(entry.like !== undefined && { like: entry.like }),
      ...(entry.capabilities !== undefined && { capabilities: listed(entry.capabilities) }),
    },
  };
}

/** Nothing where it is this machine's. */
function platformOf(id: CustomRuntime['platform']): { readonly platform?: HostPlatform } {
  if (id === undefined || id === platformId(hostPlatform())) return {};
  const [os = '', arch = ''] = id.split('-');
  return { platform: { os, arch, libc: os === 'linux' ? 'glibc' : null } };
}

type Question = Exclude<CustomRuntime['version'], string | undefined>;

function question(entry: Question, folder: string) {
  return {
    ...(entry.command !== undefined && { command: commandWords(entry.command, folder) }),
    arguments: entry.arguments,
    pattern: new RegExp(entry.pattern, 'm'),
  };
}

function listed(value: NonNullable<CustomRuntime['capabilities']>) {
  return Array.isArray(value) ? value : CAPABILITIES.filter((name) => !value.except.includes(name));
}

/** A first word without a slash is looked for on the PATH, so it stays as it is. */
function commandWords(value: z.infer<typeof command>, folder: string): string[] {
  const [executable = '', ...leading] = typeof value === 'string' ? [value] : value;
  const file = /[/\\]/.test(executable) ? path.resolve(folder, executable) : executable;
  return [file, ...leading.map((word) => inFolder(word, folder))];
}

/** Sessions run in a folder of their own: what looks like a relative path would lead nowhere there. */
function inFolder(word: string, folder: string): string {
  return /^\.\.?[/\\]/.test(word) ? path.resolve(folder, word) : word;
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'm').source !== '';
  } catch {
    return false;
  }
}
