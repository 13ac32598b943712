import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Finding } from '../findings/finding.ts';
import type { Subject } from '../subject/subject.ts';
import type { Checked } from './checked.ts';

/** A finding and the line that its author would change. */
export interface LocatedFinding extends Finding {
  /** Relative to the subject's folder, with slashes. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** A subject with everything that was found. It needs no file any more, so that the folder may be gone. */
export interface CheckResult {
  readonly checked: Checked;
  readonly findings: readonly LocatedFinding[];
}

/** No line of a binary can be shown, so a finding points at the line of a source that decides about it. */
const DECIDING = [
  { file: 'binding.gyp', pattern: /NAPI_VERSION|napi_build_version|NAPI_EXPERIMENTAL/ },
  { file: 'package.json', pattern: /"engines"/ },
  { file: 'binding.gyp', pattern: /"?target_name/ },
  { file: 'package.json', pattern: /"name"/ },
] as const;

/** Reads package.json and binding.gyp of the subject, once for all findings. */
export async function locate(
  subject: Subject,
  findings: readonly Finding[],
): Promise<readonly LocatedFinding[]> {
  if (findings.length === 0) return [];
  const texts = {
    'package.json': await linesOf(path.join(subject.folder, 'package.json')),
    'binding.gyp': await linesOf(path.join(subject.folder, 'binding.gyp')),
  };
  return findings.map((finding) => {
    const places = [...(finding.place === undefined ? [] : [finding.place]), ...DECIDING];
    for (const { file, pattern } of places) {
      const line = texts[file].findIndex((text) => pattern.test(text)) + 1;
      if (line > 0) return { ...finding, file, line };
    }
    return { ...finding, file: finding.files[0] ?? 'package.json', line: 1 };
  });
}

/** None where there is no such file. */
async function linesOf(file: string): Promise<readonly string[]> {
  return (await readFile(file, 'utf8').catch(() => '')).split('\n');
}
