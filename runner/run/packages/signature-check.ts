import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { UserError } from '../../shared/user-error.ts';
import { runNpm, type RegistryOptions } from './npm-client.ts';
import { npmComplaint, NpmError, parseJson } from './npm-error.ts';
import type { PackageRelease } from './package-fetch.ts';

const entries = z.array(z.object({ name: z.string() }));
/** https://docs.npmjs.com/cli/commands/npm-audit#audit-signatures */
const audited = z.object({ invalid: entries, missing: entries });

type Release = Pick<PackageRelease, 'name' | 'version'>;

/**
 * Verifies what the registry signed of fetched packages, by the user's npm. Where that cannot be done, it is said once
 * and not tried again.
 */
export class SignatureCheck {
  #isSaid = false;
  #isPossible = true;

  /** `folder`: a new one. Throws a UserError for a signature that is wrong. */
  async verify(release: Release, folder: string, registry: RegistryOptions): Promise<void> {
    if (!this.#isPossible) return;
    const result = await audit(release, folder, registry);
    const spec = `${release.name}@${release.version}`;
    if (typeof result === 'string') {
      this.#isPossible = false;
      this.#sayOnce(result, registry);
    } else if (result.invalid.length > 0) {
      throw new UserError(`the signature of ${spec} is wrong: it is not what the registry published`);
    } else if (result.missing.length > 0) {
      this.#sayOnce(`the registry states none for ${spec}`, registry);
    }
  }

  #sayOnce(why: string, { onNotice }: RegistryOptions): void {
    if (!this.#isSaid) onNotice?.(`the signatures of fetched runtimes are not verified: ${why}`);
    this.#isSaid = true;
  }
}

/** What npm found; a text: why it found nothing. It wants a project with an installed package, of which it reads the name. */
async function audit(
  { name, version }: Release,
  folder: string,
  registry: RegistryOptions,
): Promise<z.infer<typeof audited> | string> {
  const installed = path.join(folder, 'node_modules', name);
  await mkdir(installed, { recursive: true });
  await writeJson(path.join(folder, 'package.json'), { dependencies: { [name]: version } });
  await writeJson(path.join(installed, 'package.json'), { name, version });
  // The keys come from elsewhere: where that cannot be reached, npm would try for a minute.
  const args = ['audit', 'signatures', '--json', '--fetch-retries=0', '--prefix', folder];
  try {
    const { stdout, stderr } = await runNpm(args, 'metadata', registry);
    const { data } = audited.safeParse(parseJson(stdout));
    return data ?? npmComplaint(stdout, stderr).said;
  } catch (error) {
    if (error instanceof NpmError) return error.said;
    throw error;
  }
}

function writeJson(file: string, value: unknown): Promise<void> {
  return writeFile(file, JSON.stringify(value));
}
