import { printable } from '../../shared/printable.ts';
import { UserError } from '../../shared/user-error.ts';
import { readAddonParts } from '../check/read-file.ts';

const MACHINES: readonly string[] = ['x64', 'arm64'];

type Machine = Pick<NodeJS.Process, 'platform' | 'arch'>;

/** Whether addons can be traced on this machine. */
export function canTrace({ platform, arch }: Machine = process): boolean {
  return platform === 'linux' && MACHINES.includes(arch);
}

/** Throws a UserError for a file that cannot be traced on this machine. */
export function requireTraceable(file: string, machine: Machine = process): void {
  const { platform, arch } = machine;
  if (!canTrace(machine)) {
    throw new UserError(`trace works on Linux on x64 and arm64 only; this is ${platform} on ${arch}`);
  }
  const parts = readAddonParts(file, 'trace');
  if (parts.some(({ format, machine: built }) => format === 'ELF' && built === arch)) return;
  const built = parts.map((part) => `${part.format} for ${part.machine}`).join(' and ');
  throw new UserError(`trace needs an addon for Linux on ${arch}; ${printable(file)} is ${built}`);
}
