import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { unpackPackage } from '../../shared/unpack-package.ts';
import { UserError } from '../../shared/user-error.ts';
import { digestFile } from '../../shared/digest.ts';
import { npmPack, npmView, type RegistryOptions } from './npm-client.ts';

/** One release of a package of the registry. */
export interface PackageRelease {
  readonly name: string;
  /** An exact version. */
  readonly version: string;
  /** sha512 of its tarball in base64, where it is pinned; else what the registry's metadata states is expected. */
  readonly sha512?: string;
  /** Whether a file of the package is unpacked; its path is relative to the package. */
  readonly keeps: (path: string) => boolean;
}

/**
 * Unpacks the files to keep of a package's release into an existing folder, `into`; the tarball goes to another,
 * `downloads`, which must be empty. Returns the tarball's sha512.
 */
export async function fetchPackage(
  { name, version, sha512, keeps }: PackageRelease,
  { downloads, into, ...registry }: RegistryOptions & { downloads: string; into: string },
): Promise<string> {
  const spec = `${name}@${version}`;
  const integrity = sha512 ?? (await publishedIntegrity(spec, registry));
  await npmPack(spec, downloads, registry);
  // The folder shows the file's name more reliably than npm's output, whose shape changes between versions.
  const tarball = (await readdir(downloads)).find((file) => file.endsWith('.tgz'));
  if (tarball === undefined) throw new UserError(`npm pack ${spec} succeeded but wrote no tarball`);
  const file = path.join(downloads, tarball);
  await verifyIntegrity(spec, file, integrity);
  registry.signal.throwIfAborted();
  await unpackPackage({ file, what: `the package ${spec}`, into, keeps });
  return integrity;
}

/** The sha512 (base64) that the registry's metadata states for a release's tarball. */
async function publishedIntegrity(spec: string, registry: RegistryOptions): Promise<string> {
  const [integrity = ''] = await npmView(spec, 'dist.integrity', registry);
  const sha512 = /(?:^|\s)sha512-([\w+/]+={0,2})/.exec(integrity)?.[1];
  if (sha512 === undefined)
    throw new UserError(`the registry states no sha512 for ${spec}, so it cannot be verified`);
  return sha512;
}

/**
 * npm compares the two itself, but through its own caches and the user's settings. This compares the bytes on disk once
 * more. A sha512 that is not pinned comes from the registry too: it shows that they arrived whole, not who made them.
 */
async function verifyIntegrity(spec: string, file: string, expected: string): Promise<void> {
  const actual = await digestFile(file, 'sha512', 'base64');
  if (actual === expected) return;
  throw new UserError(
    `the tarball of ${spec} is not the published one: its sha512 is ${actual}, not ${expected}`,
  );
}
