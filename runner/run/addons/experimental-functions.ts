import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { apiFunctions, type ApiFunction } from './api-functions.ts';
import { declaredFunctions } from './headers.ts';
import { projectRoot } from '../../shared/project-root.ts';

/** The header that declares the functions that the pinned headers leave out. */
const HEADER = path.join(projectRoot, 'addons', 'optional.h');

/** Every function of Node-API that returns a status and that some release has: those that only our header declares, last. */
export async function everyFunction(): Promise<ApiFunction[]> {
  const stable = await declaredFunctions();
  const names = new Set(stable.map(({ name }) => name));
  return [...stable, ...optionalFunctions(await readHeader()).filter(({ name }) => !names.has(name))];
}

/** The functions that OPTIONAL_FUNCTION declares in a text. */
function optionalFunctions(header: string): ApiFunction[] {
  return apiFunctions(
    header.replaceAll(/^OPTIONAL_FUNCTION\((\w+), /gm, 'NAPI_EXTERN napi_status NAPI_CDECL $1('),
  );
}

/** Empty in a project without it. */
async function readHeader(): Promise<string> {
  try {
    return await readFile(HEADER, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
