import { CAPABILITIES, type Capability } from '../../../suites/rule.ts';
import { packageKey, type PlatformPackage, type RuntimeFamily } from './family.ts';
import type { HostPlatform } from '../../shared/host-platform.ts';
import { SESSION_ENTRY } from './session-entry.ts';

/** The packages say `aarch64` and `windows` where Node.js says `arm64` and `win32`. */
const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64-glibc': '@oven/bun-linux-x64',
  'linux-x64-musl': '@oven/bun-linux-x64-musl',
  'linux-arm64-glibc': '@oven/bun-linux-aarch64',
  'linux-arm64-musl': '@oven/bun-linux-aarch64-musl',
  'darwin-x64': '@oven/bun-darwin-x64',
  'darwin-arm64': '@oven/bun-darwin-aarch64',
  'win32-x64': '@oven/bun-windows-x64',
  'win32-arm64': '@oven/bun-windows-aarch64',
};

/** It reads no command-line flags of Node.js and has no `process._linkedBinding`. */
const LACKS: readonly Capability[] = ['node-flags', 'linked-binding', 'foreign-functions'];

/** Bun, from the packages that its own npm package `bun` is made of. */
export const bun = {
  name: 'bun',
  title: 'Bun',
  aliases: { latest: '*' },
  example: '1.4,latest',
  traits: {
    entry: SESSION_ENTRY,
    // By default Bun installs a missing package that a probe looks for.
    args: ['--no-install'],
    // A crash is observed, not reported to anybody.
    env: { BUN_ENABLE_CRASH_REPORTING: '0', DO_NOT_TRACK: '1' },
    capabilities: CAPABILITIES.filter((name) => !LACKS.includes(name)),
  },
  // Measured with 1.2.23, where 6 of some 190 probes with Workers lost their process; earlier releases fail the self-test.
  lacks: [{ versions: '<1.3.0', capability: 'worker', why: 'the process may exit while its Worker runs' }],
  platformPackage,
  recognizes: ({ name, engine }) => name === 'bun' && engine.startsWith('jsc@'),
  mismatchWarning: () => null,
} as const satisfies RuntimeFamily;

function platformPackage(host: HostPlatform): PlatformPackage | null {
  const name = PACKAGES[packageKey(host)];
  if (name === undefined) return null;
  return { name, executable: host.os === 'win32' ? 'bin/bun.exe' : 'bin/bun', keeps: () => false };
}
