import { rm } from 'node:fs/promises';
import path from 'node:path';
import { provisionRuntimes } from '../../../runner/run/runtimes/provision.ts';
import { fakeRegistry, type FakeRegistry } from './registry.ts';

export async function registryWith(...versions: string[]): Promise<FakeRegistry> {
  const registry = await fakeRegistry();
  for (const version of versions) await registry.publish(version);
  return registry;
}

export async function ids({ cacheDir }: FakeRegistry, node: string[], options = {}): Promise<string[]> {
  return (await provisionRuntimes({ node }, { cacheDir, ...options })).map(({ id }) => id);
}

/** Expires the list of versions, which happens after an hour. */
export const forgetList = ({ cacheDir }: FakeRegistry): Promise<void> =>
  rm(path.join(cacheDir, 'versions'), { recursive: true });
