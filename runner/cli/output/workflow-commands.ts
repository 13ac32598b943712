/** `##[...]` anywhere in a line, and `::` where a line begins. */
const COMMAND = /##\[|(?<=^[^\S\n]*)::/gm;
const ESCAPED: Readonly<Record<string, string>> = { '##[': String.raw`##\u005b`, '::': String.raw`\u003a:` };

/** A line that begins with more white space than this is followed no further. */
const LONGEST_INDENT = 80;

/**
 * A function for the pieces of one stream: text in them that GitHub Actions would take for a command of a workflow is
 * written so that it is none. The escapes are those of JSON, so that JSON keeps its value.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function workflowCommandFilter(): (piece: string) => string {
  // A command may be cut by the border of two pieces.
  let line = '';
  return (piece) => {
    const text = line + piece;
    const filtered = text.replaceAll(COMMAND, (command) => ESCAPED[command] ?? command).slice(line.length);
    const last = text.slice(text.lastIndexOf('\n') + 1);
    line = last.length <= LONGEST_INDENT ? last : `-${last.slice(-2)}`;
    return filtered;
  };
}
