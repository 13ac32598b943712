import { defineFinding } from './finding.ts';
import { filesByText } from './group-parts.ts';

/** A path on Linux that names no C library is for glibc: Node.js publishes for nothing else. */
export const wrongLibc = defineFinding({
  code: 'NM2002',
  severity: 'error',
  title: 'the addon needs another C library than its path says',
  check: (checked) =>
    [
      ...filesByText(checked, ({ facts: { libc } }, { claims }) => {
        if (claims.os !== 'linux' || libc === null) return null;
        const expected = claims.libc ?? 'glibc';
        if (libc === expected) return null;
        return claims.libc === null
          ? `its path names no C library, which means glibc; the file needs ${libc}`
          : `its path says ${expected}; the file needs ${libc}`;
      }),
    ].map(([detail, files]) => ({
      detail,
      fix: 'name the C library in the path, or link with the one that it means',
      files,
    })),
});
