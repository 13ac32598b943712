import { rm } from 'node:fs/promises';
import path from 'node:path';
import { provisionRuntimes } from '../../../runner/run/runtimes/provision.ts';
import { standInRegistry, type StandInRegistry } from './registry.ts';

export async function registryWith(...versions: string[]): Promise<StandInRegistry> {
  const registry = await standInRegistry();
  for (const version of versions) await registry.publish(version);
  return registry;
}

export async function ids({ cacheDir }: StandInRegistry, node: string[], options = {}): Promise<string[]> {
  return (await provisionRuntimes({ node }, { cacheDir, ...options })).map(({ id }) => id);
}

/** As if an hour had passed. */
export const forgetList = ({ cacheDir }: StandInRegistry): Promise<void> =>
  rm(path.join(cacheDir, 'versions'), { recursive: true });
