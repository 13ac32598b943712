/** One line about a failed compiler or linker. `log`: the file with its whole output. */
export function explainFailure(output: string, log: string): string {
  const error = output.split('\n').find((line) => /\berror\b/.test(line));
  return `cannot build the addons for wasm32: ${error?.trim() ?? 'clang failed'}; the whole log is in ${log}`;
}
