import { expect, it } from 'vitest';
import { addonsFor } from './addon-set.ts';

it('a runtime loads addons in its format, native by default', () => {
  const sets = { native: 'shared libraries', wasm32: 'modules' };
  expect(addonsFor(sets, { id: 'node@22.23.3' })).toBe('shared libraries');
  expect(addonsFor(sets, { id: 'emnapi@1.11.3', addons: 'wasm32' })).toBe('modules');
});

it('a run never lacks the addons of a runtime unnoticed', () => {
  expect(() => addonsFor({ native: '' }, { id: 'emnapi@1.11.3', addons: 'wasm32' })).toThrow(
    'there are no addons for emnapi@1.11.3',
  );
});
