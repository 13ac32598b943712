export interface TableCell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

/** Rows of plain text in columns, two spaces apart; colour does not count for the width. */
export function textTable(rows: readonly (readonly TableCell[])[]): string {
  const widths = rows.reduce<number[]>((widest, row) => {
    row.forEach(({ text }, column) => {
      widest[column] = Math.max(widest[column] ?? 0, text.length);
    });
    return widest;
  }, []);
  return rows
    .map((row) =>
      row
        .map(({ text, paint = (plain) => plain }, column) => {
          const last = column === row.length - 1;
          return paint(text) + (last ? '' : ' '.repeat((widths[column] ?? 0) - text.length));
        })
        .join('  '),
    )
    .join('\n');
}
