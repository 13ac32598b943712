import { groupBy } from '../../shared/group-by.ts';
import { defineFinding } from './finding.ts';

export const unreadable = defineFinding({
  code: 'NM4002',
  severity: 'warning',
  title: 'a file could not be read, so nothing is said about it',
  check: ({ files }) =>
    [...groupBy(files, ({ problem }) => problem)].flatMap(([problem, all]) =>
      problem === null
        ? []
        : [
            {
              detail: problem,
              fix: 'x64 and arm64 are read; try other machines by loading the addon there',
              files: all.map(({ path }) => path),
            },
          ],
    ),
});
