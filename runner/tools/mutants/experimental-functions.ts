import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { apiFunctions, type ApiFunction } from '../../run/addons/fault-calls.ts';
import { declaredFunctions } from '../../run/addons/headers.ts';
import { projectRoot } from '../../shared/project-root.ts';

/** The header that declares the functions that the pinned headers leave out. functions_experimental plants their faults. */
const HEADER = path.join(projectRoot, 'addons', 'optional.h');

/** The functions of Node-API that only our header declares; none in a project without it. */
export async function experimentalFunctions(): Promise<ApiFunction[]> {
  const stable = new Set((await declaredFunctions()).map(({ name }) => name));
  return optionalFunctions(await readHeader()).filter(({ name }) => !stable.has(name));
}

/** The functions that OPTIONAL_FUNCTION declares in a text. */
function optionalFunctions(header: string): ApiFunction[] {
  return apiFunctions(
    header.replaceAll(/^OPTIONAL_FUNCTION\((\w+), /gm, 'NAPI_EXTERN napi_status NAPI_CDECL $1('),
  );
}

async function readHeader(): Promise<string> {
  try {
    return await readFile(HEADER, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
