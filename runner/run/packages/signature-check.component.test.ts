import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { fakeRegistry, type FakeRegistry } from '../../../tests/support/fakes/registry.ts';
import { temporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { SignatureCheck } from './signature-check.ts';

describe('a signature that cannot be verified is said once', () => {
  it.each([
    [
      'the registry has none',
      (registry: FakeRegistry) => registry.sign('missing'),
      'the registry states none for x@1.0.0',
    ],
    [
      'the keys are out of reach',
      (registry: FakeRegistry) => registry.fail('audit', { code: 'ENOTFOUND', summary: 'no keys' }),
      'no keys',
    ],
  ])('where %s', async (_where, arrange, why) => {
    const registry = await fakeRegistry();
    await arrange(registry);
    const folder = await temporaryFolder();
    const onNotice = vi.fn<(line: string) => void>();
    const options = { signal: new AbortController().signal, onNotice };
    const check = new SignatureCheck();
    for (const version of ['1.0.0', '2.0.0'])
      await check.verify({ name: 'x', version }, path.join(folder, version), options);
    expect(onNotice.mock.calls).toEqual([[`the signatures of fetched runtimes are not verified: ${why}`]]);
  });
});
