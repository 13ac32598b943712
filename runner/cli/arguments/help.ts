import { invocation } from '../../shared/invocation.ts';
import { COMMANDS, usage } from '../commands/table.ts';
import { OPTION_SECTIONS, type OptionForm } from './options.ts';

const WIDTH = 120;
const INDENT = 26;

/** The text of --help. */
export function helpText(): string {
  const commands = Object.entries(COMMANDS).map(([verb, form]) => row(usage(verb, form), form.help));
  const options = OPTION_SECTIONS.map(([title, section]) =>
    [title, ...Object.entries(section).map(([name, form]) => row(optionUsage(name, form), form.help))].join(
      '\n',
    ),
  );
  return `napi-matrix: what a declared Node-API version does, in every runtime

  ${invocation} [command] [options]

Without a command or options it runs every rule for every target in the runtimes of matrix.json.

${['Commands', ...commands].join('\n')}

${options.join('\n\n')}

Exit code: 0 all cells conform or are known; 1 a new deviation, an unexpected pass, a flaky or missing cell;
2 bad usage, configuration or environment; 130 interrupted.
`;
}

function optionUsage(name: string, { value, short }: OptionForm): string {
  return `--${name}${value === undefined ? '' : ` ${value}`}${short === undefined ? '' : `, -${short}`}`;
}

/** A word and what it means, in two columns. */
function row(left: string, right: string): string {
  const lines = ['  ' + left.padEnd(INDENT - 3)];
  for (const word of right.split(' ')) {
    const line = `${lines.at(-1) ?? ''} ${word}`;
    if (line.length <= WIDTH) lines[lines.length - 1] = line;
    else lines.push(`${' '.repeat(INDENT)}${word}`);
  }
  return lines.join('\n');
}
