import { invocation } from '../../shared/invocation.ts';
import { COMMANDS, usage } from '../commands/table.ts';
import { OPTION_SECTIONS, type OptionForm } from './options.ts';

/** Columns of the narrowest terminal that is common. */
const WIDTH = 80;
const INDENT = 26;

const EXAMPLES = [
  ['', '# every rule, in the runtimes of matrix.json'],
  ['--node 18,20,22', '# in other releases'],
  ['changes 8 10', '# what changes for an addon from 8 to 10'],
] as const;

/** The text of --help. */
export function helpText(): string {
  const examples = EXAMPLES.map(([words, what]) => `  ${`${invocation} ${words}`.padEnd(33)} ${what}`);
  const commands = Object.entries(COMMANDS).map(([verb, form]) => row(usage(verb, form), form.help));
  const options = OPTION_SECTIONS.map(([title, section]) =>
    [title, ...Object.entries(section).map(([name, form]) => row(optionUsage(name, form), form.help))].join(
      '\n',
    ),
  );
  return `napi-matrix: what a declared Node-API version does, in every runtime

${examples.join('\n')}

Usage: ${invocation} [command] [options]
Without a command it runs the matrix.

${['Commands', ...commands].join('\n')}

${options.join('\n\n')}

Exit code
  0    every cell conforms or is a known deviation
  1    a new deviation, a known one that is gone, a flaky or missing cell
  2    bad usage, configuration or environment
  130  interrupted
`;
}

function optionUsage(name: string, { value, short }: OptionForm): string {
  return `--${name}${value === undefined ? '' : ` ${value}`}${short === undefined ? '' : `, -${short}`}`;
}

/** Two columns: a word and its meaning. */
function row(left: string, right: string): string {
  const lines = ['  ' + left.padEnd(INDENT - 3)];
  for (const word of right.split(' ')) {
    const line = `${lines.at(-1) ?? ''} ${word}`;
    if (line.length <= WIDTH) lines[lines.length - 1] = line;
    else lines.push(`${' '.repeat(INDENT)}${word}`);
  }
  return lines.join('\n');
}
