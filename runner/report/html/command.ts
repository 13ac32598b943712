import { invocation } from '../../shared/invocation.ts';
import { reproduction } from '../reproduction.ts';
import { markup, type Markup } from './markup.ts';
import type { ReportRuntime } from './model.ts';

/** The command that runs one cell alone. A report has no paths of executables: the reader fills them in. */
export function commandOf(
  cell: { readonly rule: string; readonly target: string },
  { name, version, asked }: ReportRuntime,
): string {
  return reproduction(cell, { name, version, executable: `./path/to/${name}`, ...(asked && { asked }) });
}

/** The command that makes a folder with one cell, for an issue. */
export function reproCommandOf(cell: string): string {
  return `${invocation} repro '${cell.replaceAll("'", String.raw`'\''`)}' --out ./repro`;
}

export function commandLine(command: string): Markup {
  return markup`<div class="command">
    <code>${command}</code> <button type="button" class="copy">Copy</button>
  </div>`;
}
