import path from 'node:path';
import envPaths from 'env-paths';

/** The folder that outlives runs: `NAPI_MATRIX_CACHE`, else where this platform keeps a user's caches. */
export function cacheRoot(env: NodeJS.ProcessEnv = process.env): string {
  const own = env['NAPI_MATRIX_CACHE'];
  if (own !== undefined && own !== '') return path.resolve(own);
  return envPaths('napi-matrix', { suffix: '' }).cache;
}
