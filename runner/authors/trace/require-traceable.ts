import { printable } from '../../shared/printable.ts';
import { UserError } from '../../shared/user-error.ts';
import { readAddonParts } from '../check/read-file.ts';

const MACHINES: readonly string[] = ['x64', 'arm64'];

/** Throws a UserError for a file that cannot be traced on this machine. */
export function requireTraceable(
  file: string,
  { platform, arch }: Pick<NodeJS.Process, 'platform' | 'arch'> = process,
): void {
  if (platform !== 'linux' || !MACHINES.includes(arch)) {
    throw new UserError(`trace works on Linux on x64 and arm64 only; this is ${platform} on ${arch}`);
  }
  const parts = readAddonParts(file, 'trace');
  if (parts.some(({ format, machine }) => format === 'ELF' && machine === arch)) return;
  const built = parts.map(({ format, machine }) => `${format} for ${machine}`).join(' and ');
  throw new UserError(`trace needs an addon for Linux on ${arch}; ${printable(file)} is ${built}`);
}
