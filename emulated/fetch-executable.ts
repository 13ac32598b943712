import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fetchPackage } from '../runner/run/packages/package-fetch.ts';

/** The release of a runtime for another platform: a package of the registry, and the executable's path in it. */
export interface ForeignRelease {
  readonly name: string;
  readonly version: string;
  readonly executable: string;
}

/** Fetches a release into a folder of its own below `folder`; returns the path of its executable. */
export async function fetchExecutable(
  { name, version, executable }: ForeignRelease,
  folder: string,
  signal: AbortSignal,
): Promise<string> {
  const own = path.join(folder, path.basename(name));
  const [downloads, into] = [path.join(own, 'downloads'), path.join(own, 'package')];
  for (const each of [downloads, into]) await mkdir(each, { recursive: true });
  const onNotice = (line: string) => process.stderr.write(`${line}\n`);
  const release = { name, version, keeps: (file: string) => file === executable };
  await fetchPackage(release, { downloads, into, signal, onNotice });
  return path.join(into, executable);
}
