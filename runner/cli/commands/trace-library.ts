import path from 'node:path';
import { canTrace } from '../../authors/trace/require-traceable.ts';
import { readConfig } from '../../run/plan/config.ts';
import type { MatrixRequest } from '../../run/plan/matrix-request.ts';
import { projectRoot } from '../../shared/project-root.ts';
import { UserError } from '../../shared/user-error.ts';
import { addonsOf, type PrepareContext } from './prepare.ts';

const NAME = 'trace';

type TraceLibraryContext = Omit<PrepareContext, 'stopwatch'>;

/** The file of addons/trace, built if needed. */
export async function traceLibrary(
  request: Pick<MatrixRequest, 'config' | 'addons'>,
  context: TraceLibraryContext,
): Promise<string> {
  // By declaration what is built is read back.
  const { files } = await addonsOf('native', request, { ...context, only: [NAME, 'declaration'] });
  const library = files[NAME]?.['none'];
  if (library === undefined) throw new Error('addons/trace was not built');
  return library;
}

/** The same, with the addons of matrix.json. */
export async function ownTraceLibrary(context: TraceLibraryContext): Promise<string> {
  const config = await readConfig(path.join(projectRoot, 'matrix.json'));
  return traceLibrary({ config, addons: null }, context);
}

/** The same for loads that are traced where that is possible; null: not here, or it cannot be built. */
export async function libraryForLoads(context: TraceLibraryContext): Promise<string | null> {
  if (!canTrace()) return null;
  try {
    return await ownTraceLibrary(context);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    context.onNotice(`the loads are not traced: ${error.message}`);
    return null;
  }
}
