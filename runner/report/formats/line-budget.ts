/** A part of a text that may be shortened: lines that must stay, and rows of which some may go. */
export interface Section {
  /** The heading and what else comes before the rows. */
  readonly head: readonly string[];
  readonly rows: readonly string[];
  /** The line that stands for rows that are left out, as `… and 12 more`. */
  readonly more: (count: number) => string;
}

/** Rows that a section keeps before a section above it gets more. */
const LEAST_ROWS = 2;

/**
 * The lines of sections one below the other, an empty line before each, at most `limit` of them. The first sections get
 * what they need, as far as each of the others keeps a few rows. Throws when there are too many sections for that.
 */
export function fitSections(sections: readonly Section[], limit: number): string[] {
  const lines: string[] = [];
  const needed = sections.map(({ head, rows }) => 1 + head.length + Math.min(rows.length, LEAST_ROWS));
  sections.forEach(({ head, rows, more }, index) => {
    const reserved = needed.slice(index + 1).reduce((sum, count) => sum + count, 0);
    const room = limit - lines.length - reserved - 1 - head.length;
    if (room < Math.min(rows.length, 1)) throw new Error('too many sections for so few lines');
    const kept = rows.length <= room ? rows : rows.slice(0, room - 1);
    lines.push('', ...head, ...kept);
    if (kept.length < rows.length) lines.push(more(rows.length - kept.length));
  });
  return lines;
}
