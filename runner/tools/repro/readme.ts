import type { Json } from '../../../suites/json.ts';
import { expectedObservation } from '../../run/judge/judge.ts';
import { outcomeText } from '../../run/execute/outcome-text.ts';
import { printable } from '../../shared/printable.ts';
import type { ReportedCell } from './reported-cell.ts';

/** The README of a reproduction: what must be, what is, and how to see it. */
export function readme(reported: ReportedCell, buildLines: readonly string[], runLine: string): string {
  const { cell, record, report } = reported;
  const { rule, target, runtime } = cell;
  const { os, arch, libc } = report.platform;
  const declares = target.declared === null ? 'no version' : `version ${target.declared}`;
  return `# ${rule.id}, declared version ${target.id}, ${record.runtime}

${rule.statement}

- The addon declares ${declares}. ${record.runtime} supports version ${runtime.napiVersion}, so that ${effectiveWords(cell)}.
- Strength: ${rule.strength}. Where it is written: ${rule.sources.map(({ title, url }) => `[${title}](${url})`).join(', ')}

## Expected

What is observed must match this; it may say more.

${block(expectedObservation(cell))}

## What came

${outcomeText(record)}.

${record.outcome.stderrTail === undefined ? '' : `${quotation(record.outcome.stderrTail)}\n\n`}Seen with ${record.runtime} (${runtime.engine}) on ${[os, arch, libc].filter((part) => part !== null).join(' ')}; the addon was
compiled against node-api-headers ${report.headers.version}. Written by ${report.tool.name} ${report.tool.version}.

## Run it

It takes a C compiler, the runtime, and the headers of Node-API, as in \`include/node\` of a Node.js 22.14 or newer, or in the npm
package node-api-headers.

    RUNTIME=/path/to/${runtime.name} INCLUDE=/path/to/include/node ./run.sh

It builds, with \`CC=cc\` and, on Linux, \`SHARED='-shared -fPIC'\`:

${buildLines.map((line) => `    ${line}`).join('\n')}

and runs:

    ${runLine}

\`repro.cjs\` prints what it observed as JSON, and \`run.sh\` how the process ended. \`run.sh\` is for a POSIX shell. On Windows an
addon is linked with the library of the runtime, which node-gyp finds: build the C files with it, and run \`repro.cjs\` as above.
`;
}

function effectiveWords({ effective }: ReportedCell['cell']): string {
  if (effective === 'rejected') return 'it must refuse to load the addon';
  return `the addon gets the semantics of ${effective === 'experimental' ? 'the experimental version' : `version ${effective}`}`;
}

function block(value: Json): string {
  return ['```json', JSON.stringify(value, null, 2), '```'].join('\n');
}

/** The end of what the runtime printed, as an indented block. */
function quotation(text: string): string {
  const lines = text.trimEnd().split('\n').slice(-20);
  return `Standard error ended with:\n\n${lines.map((line) => `    ${printable(line)}`).join('\n')}`;
}
