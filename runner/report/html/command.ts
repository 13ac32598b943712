import { reproduction } from '../reproduction.ts';
import { markup, type Markup } from './markup.ts';
import type { ReportRuntime } from './model.ts';

/** The command that runs one cell alone. A report does not say where an executable lies: that is left to fill in. */
export function commandOf(
  cell: { readonly rule: string; readonly target: string },
  { name, version, asked }: ReportRuntime,
): string {
  return reproduction(cell, { name, version, executable: `./path/to/${name}`, ...(asked && { asked }) });
}

export function commandLine(command: string): Markup {
  return markup`<div class="command">
    <code>${command}</code> <button type="button" class="copy">Copy</button>
  </div>`;
}
