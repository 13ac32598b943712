import { expect, test } from 'vitest';
import { functionSlots } from './function-slots.ts';
import { declaredFunctions } from './headers.ts';

test('the tables have the slots that the proposal gives each version', async () => {
  const { js, module } = functionSlots({
    js: await declaredFunctions(['js_native_api.h']),
    module: await declaredFunctions(['node_api.h']),
  });
  const perVersion = (text: string) => {
    const counts: Record<string, number> = {};
    for (const [, version = ''] of text.matchAll(/^SLOT\(\w+, \w+, (\d+), /gm)) {
      counts[version] = (counts[version] ?? 0) + 1;
    }
    return counts;
  };
  expect(perVersion(js)).toEqual({ 1: 96, 5: 4, 6: 9, 7: 2, 8: 4, 9: 3, 10: 5 });
  expect(perVersion(module)).toEqual({ 1: 15, 2: 1, 3: 5, 4: 7, 8: 2, 9: 1, 10: 1 });
  const fields = [...js.matchAll(/^SLOT\((\w+)/gm)].map(([, field]) => field);
  expect(fields[0]).toBe('get_last_error_info');
  expect(fields[95]).toBe('adjust_external_memory');
  expect(fields).toContain('type_of');
  expect(fields).toContain('throw_value');
});
