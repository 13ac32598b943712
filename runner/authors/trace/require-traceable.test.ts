import { expect, it } from 'vitest';
import { canTrace, requireTraceable } from './require-traceable.ts';

it.each([
  ['linux', 'x64', true],
  ['linux', 'arm64', true],
  ['linux', 'riscv64', false],
  ['darwin', 'arm64', false],
  ['win32', 'x64', false],
] as const)('on %s on %s: %s', (platform, arch, can) => {
  expect(canTrace({ platform, arch })).toBe(can);
});

it('another system is refused before the file is read, and then a file that is no addon', () => {
  expect(() => requireTraceable('/no/such/file.node', { platform: 'darwin', arch: 'arm64' })).toThrow(
    'trace works on Linux on x64 and arm64 only; this is darwin on arm64',
  );
  expect(() => requireTraceable(import.meta.filename, { platform: 'linux', arch: 'x64' })).toThrow(
    /^trace expected an addon; /,
  );
});
