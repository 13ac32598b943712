/** The platform that a file is published for, as far as its name and its folders say it. */
export interface Claims {
  readonly os: string | null;
  readonly arch: string | null;
  readonly libc: 'glibc' | 'musl' | null;
  /** A NODE_MODULE_VERSION, e.g. of `addon.abi137.node`. */
  readonly abi: number | null;
}

const OS: Readonly<Record<string, string>> = {
  linux: 'linux',
  linuxmusl: 'linux',
  darwin: 'darwin',
  macos: 'darwin',
  win32: 'win32',
  windows: 'win32',
  freebsd: 'freebsd',
  android: 'android',
};
const ARCH: Readonly<Record<string, string>> = {
  x64: 'x64',
  amd64: 'x64',
  arm64: 'arm64',
  aarch64: 'arm64',
  universal: 'universal',
  ia32: 'ia32',
  x86: 'ia32',
  arm: 'arm',
  armv7: 'arm',
  riscv64: 'riscv64',
  s390x: 's390x',
  ppc64: 'ppc64',
  loong64: 'loong64',
};
const LIBC: Readonly<Record<string, 'glibc' | 'musl'>> = {
  glibc: 'glibc',
  gnu: 'glibc',
  libc: 'glibc',
  musl: 'musl',
  linuxmusl: 'musl',
};

/**
 * Reads the words of a path below its package, e.g. `prebuilds/linux-arm64/addon.musl.node` of prebuildify, or
 * `@scope/name-linux-x64-gnu/addon.node`. The last word of each kind counts.
 */
export function claimsOf(path: string): Claims {
  const words = path
    .toLowerCase()
    .replaceAll('x86_64', 'x64')
    .split(/[/\\\-_.@+]+/);
  const last = <Value>(table: Readonly<Record<string, Value>>): Value | null => {
    const word = words.findLast((each) => Object.hasOwn(table, each));
    return word === undefined ? null : (table[word] ?? null);
  };
  const os = last(OS);
  return { os, arch: last(ARCH), libc: os === 'linux' ? last(LIBC) : null, abi: abiOf(words) };
}

/** `abi137`, or a folder of its own such as `127` of cmake-ts. */
function abiOf(words: readonly string[]): number | null {
  const digits = words.flatMap((word) => /^(?:abi)?(\d{2,3})$/.exec(word)?.[1] ?? []).map(Number);
  const first = 48;
  const last = 199;
  return digits.findLast((number) => number >= first && number <= last) ?? null;
}
