import type { Report } from '../../report/schema.ts';
import type { RuntimeInfo } from '../../run/runtimes/runtime.ts';
import { UserError } from '../../shared/user-error.ts';

/**
 * Throws a UserError when one of the runtimes that failed is not among those of the re-run: emnapi and the embedder
 * are there in one version, and the cells of another version would be passed over without a word.
 */
export function requireRerunRuntimes(
  failed: readonly Pick<Report['runtimes'][number], 'id' | 'name'>[],
  runtimes: readonly Pick<RuntimeInfo, 'id' | 'name'>[],
  file: string,
): void {
  const lost = failed.find(({ id }) => !runtimes.some((runtime) => runtime.id === id));
  if (lost === undefined) return;
  const here = runtimes.find(({ name }) => name === lost.name);
  const what = here === undefined ? `there is no ${lost.name} here` : `here it is ${here.id}`;
  throw new UserError(
    `${lost.id} failed in ${file}, but ${what}: its cells cannot be re-run; run the whole matrix`,
  );
}
