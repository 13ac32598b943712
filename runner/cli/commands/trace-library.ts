import type { MatrixRequest } from '../../run/plan/matrix-request.ts';
import { addonsOf, type PrepareContext } from './prepare.ts';

const NAME = 'trace';

/** The file of addons/trace, built if needed. */
export async function traceLibrary(
  request: Pick<MatrixRequest, 'config' | 'addons'>,
  context: Omit<PrepareContext, 'stopwatch'>,
): Promise<string> {
  // By declaration what is built is read back.
  const { files } = await addonsOf('native', request, { ...context, only: [NAME, 'declaration'] });
  const library = files[NAME]?.['none'];
  if (library === undefined) throw new Error('addons/trace was not built');
  return library;
}
