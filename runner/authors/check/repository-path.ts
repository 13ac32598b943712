import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Subject } from '../subject/subject.ts';
import { withSlashes } from '../../shared/with-slashes.ts';

/** The folder of the repository that a folder lies in; the folder itself where it lies in none. */
export function repositoryOf(folder: string): string {
  for (let each = folder; ; each = path.dirname(each)) {
    if (existsSync(path.join(each, '.git'))) return each;
    if (each === path.dirname(each)) return folder;
  }
}

/**
 * The path of a subject's file relative to the repository, with slashes. A file outside of it, e.g. of a package that
 * was fetched, is named by its package: `argon2@0.45.1/package.json`.
 */
export function repositoryPath(repository: string, { folder, title }: Subject, file: string): string {
  const relative = path.relative(repository, path.join(folder, file));
  const isOutside = relative.startsWith('..') || path.isAbsolute(relative);
  return isOutside
    ? `${path.isAbsolute(title) ? path.basename(title) : title}/${file}`
    : withSlashes(relative);
}
