import { copyFile, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Target } from '../../../suites/target.ts';
import { UserError } from '../../shared/user-error.ts';
import { TEMPORARY_VARIABLE } from '../../run/process/session-folder.ts';
import { readRecord } from './read-record.ts';
import { traceOf, type Trace } from './trace.ts';

/** How a call of a function is treated that is newer than the addon declares. */
export const NEWER_MODES = ['list', 'throw', 'abort'] as const;
export type NewerMode = (typeof NEWER_MODES)[number];

export interface Preload {
  /** The built addons/trace. */
  readonly library: string;
  /** The addon, absolute. */
  readonly file: string;
  /** An empty folder of its own. */
  readonly folder: string;
  /** The version that the runtime is told; null: that of the addon. */
  readonly as: Target | null;
  readonly newer: NewerMode;
  /** LD_PRELOAD of the environment that the process gets otherwise. */
  readonly before?: string | undefined;
}

/** The variables with which a process, and all that it starts, traces the addon. */
export async function preloadVariables(preload: Preload): Promise<Record<string, string>> {
  const { file, folder, as, newer, before = '' } = preload;
  return {
    LD_PRELOAD: [await withoutSpaces(preload), ...(before === '' ? [] : [before])].join(':'),
    NAPI_MATRIX_TRACE: file,
    NAPI_MATRIX_TRACE_FOLDER: folder,
    NAPI_MATRIX_TRACE_NEWER: newer,
    ...(as !== null && { NAPI_MATRIX_TRACE_AS: String(as.declared ?? 'none') }),
  };
}

/** The loader splits LD_PRELOAD at these. */
const SEPARATORS = /[\s:]/;

async function withoutSpaces({ library, folder }: Preload): Promise<string> {
  if (!SEPARATORS.test(library)) return library;
  const copy = path.join(folder, 'trace.so');
  if (SEPARATORS.test(copy)) {
    throw new UserError(
      `trace needs a temporary folder whose path has no space and no colon; point ${TEMPORARY_VARIABLE} at one (got ${path.dirname(folder)})`,
    );
  }
  await copyFile(library, copy);
  return copy;
}

const RECORD = /^(?<pid>\d+)\.trace$/;

/** The records that processes left in the folder, as one trace; null: none opened the addon. */
export async function readTrace(folder: string): Promise<Trace | null> {
  const records = [];
  for (const name of (await readdir(folder)).sort()) {
    const pid = RECORD.exec(name)?.groups?.['pid'];
    if (pid === undefined) continue;
    const record = readRecord(await readFile(path.join(folder, name)));
    if (record !== null && record.opened > 0) records.push({ pid: Number(pid), record });
  }
  return traceOf(records);
}
