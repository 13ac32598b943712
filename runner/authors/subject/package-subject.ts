import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { npmPack, type RegistryOptions } from '../../run/packages/npm-client.ts';
import { unpackPackage } from '../../shared/unpack-package.ts';
import { UserError } from '../../shared/user-error.ts';
import { subjectOfFolder } from './find-subjects.ts';
import type { Subject } from './subject.ts';

/** The only files of a package that are unpacked. */
const KEPT = /\.node$|(?:^|\/)(?:package\.json|binding\.gyp)$/;

/**
 * Fetches a package of the registry with the user's npm, e.g. `argon2@>=0.43`, and unpacks what is checked into `folder`.
 * Nothing of it is installed or run. Throws a NpmError when npm fails.
 */
export async function packageSubject(
  spec: string,
  folder: string,
  registry: RegistryOptions,
): Promise<Subject> {
  const downloads = path.join(folder, 'download');
  await mkdir(downloads, { recursive: true });
  await npmPack(spec, downloads, registry);
  const tarballs = (await readdir(downloads)).filter((file) => file.endsWith('.tgz'));
  const [tarball] = tarballs;
  if (tarball === undefined) throw new UserError(`npm pack ${spec} succeeded but wrote no tarball`);
  return tarballSubject(path.join(downloads, tarball), path.join(folder, 'package'));
}

/** The package in a tarball; only what is checked is unpacked, into `folder`. */
export async function tarballSubject(tarball: string, folder: string): Promise<Subject> {
  await mkdir(folder, { recursive: true });
  await unpackPackage({ file: tarball, what: tarball, into: folder, keeps: (file) => KEPT.test(file) });
  return subjectOfFolder(folder);
}
