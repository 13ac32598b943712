import path from 'node:path';

/** A relative path as every platform writes it in digests and files: with `/`. `separator`: of this platform. */
export function withSlashes(file: string, separator: string = path.sep): string {
  return file.replaceAll(separator, '/');
}
