import { expect, it } from 'vitest';
import { hasOwnerEnded, OWNER, ownerName } from './owner.ts';

const { place, pid, start } = OWNER.exec(ownerName())?.groups ?? {};

it('a name states its owner, who lives', () => {
  expect(pid).toBe(String(process.pid));
  expect(hasOwnerEnded(`work-${ownerName()}-aB3xyz`)).toBe(false);
});

it('an owner whose id is free has ended', () => {
  // Above the highest id of any system.
  expect(hasOwnerEnded(`${place}-99999999-${start}`)).toBe(true);
});

it.runIf(process.platform === 'linux')('an owner whose id is another process by now has ended', () => {
  expect(hasOwnerEnded(`${place}-${pid}-${Number(start) + 1}`)).toBe(true);
});

it.each(['00000000-99999999-1', 'work-abc', 'napi-matrix-test-99999999'])(
  'nothing is known of the owner in %s',
  (name) => expect(hasOwnerEnded(name)).toBe(false),
);
