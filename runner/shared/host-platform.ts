import { z } from 'zod';

/** The platform that executables are fetched for. `libc` is null except on Linux. */
export interface HostPlatform {
  readonly os: string;
  readonly arch: string;
  readonly libc: 'glibc' | 'musl' | null;
  /** What is built for it ran under an emulator, on a machine of another one. */
  readonly emulated?: true | undefined;
}

const report = z.object({ header: z.object({ glibcVersionRuntime: z.string().optional() }) });

/** The platform this process runs on. */
export function hostPlatform(): HostPlatform {
  return {
    os: process.platform,
    arch: process.arch,
    libc: process.platform === 'linux' ? linuxLibc() : null,
  };
}

// Kept: a diagnostic report costs 20 ms.
let libc: 'glibc' | 'musl' | undefined;

function linuxLibc(): 'glibc' | 'musl' {
  libc ??= readLinuxLibc();
  return libc;
}

// Node.js names the C library nowhere else: a diagnostic report has the version of glibc or nothing.
function readLinuxLibc(): 'glibc' | 'musl' {
  const { header } = report.parse(process.report.getReport());
  return header.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
}

/** The name for users and folders: `linux-x64`, or `linux-x64-musl`. */
export function platformId({ os, arch, libc }: HostPlatform): string {
  return libc === 'musl' ? `${os}-${arch}-musl` : `${os}-${arch}`;
}
