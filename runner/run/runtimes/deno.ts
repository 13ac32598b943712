import { CAPABILITIES, type Capability } from '../../../suites/rule.ts';
import { packageKey, type PlatformPackage, type RuntimeFamily } from './family.ts';
import type { HostPlatform } from '../../shared/host-platform.ts';
import { SESSION_ENTRY } from './session-entry.ts';

const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64-glibc': '@deno/linux-x64-glibc',
  'linux-arm64-glibc': '@deno/linux-arm64-glibc',
  'darwin-x64': '@deno/darwin-x64',
  'darwin-arm64': '@deno/darwin-arm64',
  'win32-x64': '@deno/win32-x64',
  'win32-arm64': '@deno/win32-arm64',
};

/** It reads no command-line flags of Node.js and has no `process._linkedBinding`. */
const LACKS: readonly Capability[] = ['node-flags', 'linked-binding', 'foreign-functions'];

/**
 * May do everything, as Node.js may; looks for no configuration, fetches nothing, and keeps no compiled code, which
 * in the empty home of a session nobody would find again.
 */
const ARGS = ['run', '--allow-all', '--no-prompt', '--no-config', '--no-lock', '--no-remote', '--no-npm'];

/** Deno, from the packages that its own npm package `deno` is made of. */
export const deno = {
  name: 'deno',
  title: 'Deno',
  aliases: { latest: '*' },
  example: '2,latest',
  traits: {
    entry: SESSION_ENTRY,
    args: [...ARGS, '--no-code-cache'],
    env: { DENO_NO_UPDATE_CHECK: '1' },
    capabilities: CAPABILITIES.filter((name) => !LACKS.includes(name)),
  },
  // Some releases ignore v8.setFlagsFromString. For the others the flag would make every start slower.
  gcArguments: ['--v8-flags=--expose-gc'],
  platformPackage,
  recognizes: ({ name, engine }) => name === 'deno' && engine.startsWith('v8@'),
  mismatchWarning: () => null,
} as const satisfies RuntimeFamily;

function platformPackage(host: HostPlatform): PlatformPackage | null {
  const name = PACKAGES[packageKey(host)];
  if (name === undefined) return null;
  return { name, executable: host.os === 'win32' ? 'deno.exe' : 'deno', keeps: () => false };
}
