import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { apiFunctions, type ApiFunction } from '../../run/addons/fault-calls.ts';
import { projectRoot } from '../../shared/project-root.ts';

/** The addon that declares the functions that the pinned headers leave out, and plants their faults itself. */
const SUBJECT = path.join(projectRoot, 'addons', 'functions_experimental', 'functions_experimental.c');

/** The functions of Node-API that no header declares yet; none in a project without that addon. */
export async function experimentalFunctions(): Promise<ApiFunction[]> {
  try {
    return apiFunctions(await readFile(SUBJECT, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
