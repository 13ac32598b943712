import semver from 'semver';
import { defineFinding } from './finding.ts';
import { filesByText } from './group-parts.ts';

/** What the published Node.js for Linux needs: https://github.com/nodejs/node/blob/main/BUILDING.md#platform-list */
const SINCE_18 = '2.28';
const BEFORE_18 = '2.17';
const IMAGES = {
  [SINCE_18]: 'quay.io/pypa/manylinux_2_28',
  [BEFORE_18]: 'quay.io/pypa/manylinux2014',
} as const;

/** Wherever Node.js runs, an addon that needs no more than it loads. A local build is for its own machine. */
export const glibcAboveNode = defineFinding({
  code: 'NM2003',
  severity: 'warning',
  title: 'the addon needs a newer GLIBC than Node.js itself',
  check(checked) {
    const engines = checked.subject.manifest?.engines.node ?? null;
    const admitsOld =
      engines !== null && semver.validRange(engines) !== null && semver.intersects(engines, '<18.0.0');
    const limit = admitsOld ? BEFORE_18 : SINCE_18;
    const found = filesByText(checked, ({ facts: { glibc } }, { claims }) =>
      claims.os === 'linux' && glibc !== null && isAbove(glibc, limit)
        ? `it needs GLIBC ${glibc}; Node.js needs ${limit}${admitsOld ? ', since engines.node admits releases before 18' : ''}`
        : null,
    );
    return [...found].map(([detail, files]) => ({
      detail,
      fix: `build on a system with GLIBC ${limit} or older, e.g. in the image ${IMAGES[limit]}`,
      files,
    }));
  },
});

function isAbove(version: string, limit: string): boolean {
  const [one, other] = [semver.coerce(version), semver.coerce(limit)];
  return one !== null && other !== null && semver.gt(one, other);
}
