import { groupBy } from '../../shared/group-by.ts';
import type { Checked, CheckedPart } from '../check/checked.ts';

/** The files for which `textOf` gives the same text; those without one are left out. */
export function filesByText(
  { files }: Checked,
  textOf: (part: CheckedPart, file: Checked['files'][number]) => string | null,
): ReadonlyMap<string, readonly string[]> {
  const texts = files.flatMap((file) =>
    file.parts.flatMap((part) => {
      const text = textOf(part, file);
      return text === null ? [] : [{ text, path: file.path }];
    }),
  );
  return new Map(
    [...groupBy(texts, ({ text }) => text)].map(([text, all]) => [
      text,
      [...new Set(all.map(({ path }) => path))],
    ]),
  );
}
