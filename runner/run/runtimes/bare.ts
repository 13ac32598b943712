import path from 'node:path';
import type { Capability } from '../../../suites/rule.ts';
import type { HostPlatform } from '../../shared/host-platform.ts';
import { projectRoot } from '../../shared/project-root.ts';
import { packageKey, type PlatformPackage, type RuntimeFamily } from './family.ts';

const PLATFORMS: ReadonlySet<string> = new Set([
  'linux-x64-glibc',
  'linux-arm64-glibc',
  'darwin-x64',
  'darwin-arm64',
  'win32-x64',
  'win32-arm64',
]);

/** It has no modules of Node.js, no process warnings, and threads that are no Workers. */
const CAPABILITIES: readonly Capability[] = [
  'load',
  'copy',
  'turn',
  'garbage-collection',
  'uncaught-exception',
  'process-end',
  'undetachable-array-buffer',
  'threads',
];

/** Bare, from the packages that its own npm package `bare-runtime` is made of. */
export const bare = {
  name: 'bare',
  title: 'Bare',
  aliases: { latest: '*' },
  example: '1.31,latest',
  traits: {
    entry: path.join(projectRoot, 'suites', 'harness', 'bare-session.cjs'),
    args: ['--expose-gc'],
    env: {},
    capabilities: CAPABILITIES,
  },
  platformPackage,
  recognizes: ({ name, engine }) => name === 'bare' && engine.startsWith('v8@'),
  mismatchWarning: () => null,
} as const satisfies RuntimeFamily;

function platformPackage(host: HostPlatform): PlatformPackage | null {
  if (!PLATFORMS.has(packageKey(host))) return null;
  const { os, arch } = host;
  const executable = os === 'win32' ? 'bin/bare.exe' : 'bin/bare';
  return { name: `bare-runtime-${os}-${arch}`, executable, keeps: () => false };
}
