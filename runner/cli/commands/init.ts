import { lstat } from 'node:fs/promises';
import path from 'node:path';
import stringify from 'json-stringify-pretty-compact';
import { formatExpectationFile, NO_EXPECTATIONS } from '../../run/judge/expectation-file.ts';
import { EXIT } from '../../run/judge/exit-code.ts';
import { readConfig } from '../../run/plan/config.ts';
import { fromUser, toUser } from '../../run/plan/matrix-request.ts';
import { checkNames } from '../../run/runtimes/path-request.ts';
import { invocation } from '../../shared/invocation.ts';
import { makeFolder } from '../../shared/make-folder.ts';
import { projectRoot } from '../../shared/project-root.ts';
import { quote } from '../../shared/quote.ts';
import { toolVersion } from '../../shared/tool-version.ts';
import { UserError } from '../../shared/user-error.ts';
import { withSlashes } from '../../shared/with-slashes.ts';
import { writeFileAtomically } from '../../shared/write-file-atomically.ts';
import { parseRuntime } from '../arguments/parse-values.ts';

const CONFIG = 'napi-matrix.json';
const EXPECTATIONS = 'napi-matrix-expectations';

/**
 * `init NAME=PATH`: writes what an implementer's repository needs: a configuration, a file for known deviations, and a
 * workflow. Throws a UserError, and writes nothing, where one of them is there already.
 */
export async function init(word: string, out: string | null): Promise<number> {
  const { name, path: executable } = parseRuntime(word, 'init');
  if (executable === null)
    throw new UserError(`init takes NAME=PATH, e.g. mine=./out/my-runtime; got "${word}"`);
  checkNames([{ name, path: executable }]);
  const folder = fromUser(out ?? '.');
  const files = Object.entries({
    [CONFIG]: await configFor(name, commandIn(folder, fromUser(executable))),
    [`${EXPECTATIONS}/${name}.json`]: formatExpectationFile(NO_EXPECTATIONS),
    '.github/workflows/napi-matrix.yml': workflowFor(),
  }).map(([file, text]) => ({ file: path.join(folder, file), text }));
  for (const { file } of files) {
    if ((await lstat(file).catch(() => null)) !== null) {
      throw new UserError(`${toUser(file)} is there already; remove it, or pass another folder with --out`);
    }
  }
  for (const { file, text } of files) await write(file, text);
  process.stdout.write(
    `${[...files.map(({ file }) => `wrote ${toUser(file)}`), ...next(folder)].join('\n')}\n`,
  );
  return EXIT.ok;
}

/** Relative where it lies in the folder, which may be anywhere on the next machine. */
function commandIn(folder: string, executable: string): string {
  const relative = withSlashes(path.relative(folder, executable));
  return relative.startsWith('..') ? executable : `./${relative}`;
}

/** The settings of this project, for one executable. */
async function configFor(name: string, command: string): Promise<string> {
  const { targets, timeout } = await readConfig(path.join(projectRoot, 'matrix.json'));
  return `${stringify({
    runtimes: { custom: { [name]: { command } } },
    targets,
    expectations: `./${EXPECTATIONS}`,
    timeout,
  })}\n`;
}

function workflowFor(): string {
  return `# Runs the rules of Node-API version semantics in the runtime that this repository builds.
name: Node-API

on: [push, pull_request]

permissions:
  contents: read

jobs:
  napi-matrix:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-node@v5
        with:
          node-version: '24'
      # Build the runtime here: ${CONFIG} says where it lies.
      - run: npx --yes napi-matrix@${toolVersion} --config ${CONFIG} --out napi-matrix-report --report html,junit,markdown
      - run: cat napi-matrix-report/summary.md >> "$GITHUB_STEP_SUMMARY"
        if: always()
      - uses: actions/upload-artifact@v4
        if: always()
        with:
          name: napi-matrix-report
          path: napi-matrix-report
`;
}

async function write(file: string, text: string): Promise<void> {
  try {
    await makeFolder(path.dirname(file));
    await writeFileAtomically(file, text);
  } catch (error) {
    throw new UserError(`cannot write ${toUser(file)}: ${(error as Error).message}`, { cause: error });
  }
}

function next(folder: string): string[] {
  const config = quote(toUser(path.join(folder, CONFIG)));
  return [
    'next:',
    `  ${invocation} --config ${config}                        # what deviates?`,
    `  ${invocation} --config ${config} --update-expectations  # record it, then write the reasons`,
  ];
}
