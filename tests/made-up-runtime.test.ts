import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../runner/run/plan/config.ts';
import { projectRoot } from '../runner/shared/project-root.ts';
import type { CellRecord } from '../runner/run/judge/cell-record.ts';
import type { Report } from '../runner/report/schema.ts';
import { reportOf, runMatrix, type Run } from './support/run-matrix.ts';
import { temporaryFolder } from './support/temporary-folder.ts';
import { SHELL, skipOnWindows } from './support/skip.ts';

/** This Node.js under a wrapper that requires its own arguments, and reports other versions. */
const WRAPPER = `#!/bin/sh
[ "$1" = --about ] && echo "made up v4.5.6, Node-API 8" && exit 0
[ "$1 $2 $MADE_UP" = "launch --now yes" ] || { echo "launch what?" >&2; exit 64; }
shift 2
exec '${process.execPath}' "$@"
`;

const ENTRY = {
  command: ['./bin folder/made up', 'launch'],
  arguments: ['--now'],
  env: { MADE_UP: 'yes' },
  gcArguments: ['--expose-gc'],
  version: { command: './bin folder/made up', arguments: ['--about'], pattern: 'v([0-9.]+)' },
  napiVersion: { command: './bin folder/made up', arguments: ['--about'], pattern: 'Node-API ([0-9]+)' },
  capabilities: { except: ['worker', 'node-flags', 'node-loaders', 'linked-binding'] },
};

let config: string;
let run: Run;
let report: Report;

beforeEach(() => skipOnWindows(SHELL));

beforeAll(async () => {
  if (process.platform === 'win32') return;
  const folder = await temporaryFolder();
  const wrapper = path.join(folder, 'bin folder', 'made up');
  await mkdir(path.dirname(wrapper));
  await writeFile(wrapper, WRAPPER);
  await chmod(wrapper, 0o755);
  config = path.join(folder, 'matrix.json');
  const ours = await readConfig(path.join(projectRoot, 'matrix.json'));
  await writeFile(
    config,
    JSON.stringify({ ...ours, runtimes: { node: ['99'], custom: { 'made-up': ENTRY } } }),
  );
  run = await runMatrix(
    ['--config', config, '--runtime', 'made-up'].concat(['--suite', 'load,api-version,reference,type-tag']),
  );
  report = await reportOf(run);
});

function cellsOf(rule: string, target: string): CellRecord[] {
  return report.cells.filter((cell) => cell.rule === rule && cell.target === target);
}

it('a runtime is added by configuration alone', () => {
  expect(report.runtimes).toMatchObject([
    { id: 'made-up', name: 'made-up', version: '4.5.6', napiVersion: 8, engine: `v8@${process.versions.v8}` },
  ]);
  expect(cellsOf('load/default-version', 'none')).toMatchObject([{ verdict: 'conforms' }]);
  expect(
    cellsOf('reference/collect-object', '8').concat(cellsOf('reference/create-object', '8')),
  ).toContainEqual(expect.objectContaining({ verdict: 'conforms' }));
});

it('a line identifies it, and names the source', () => {
  const itself = `version ${process.versions.node}, Node-API ${process.versions['napi']}`;
  expect(run.stderr).toContain(
    `made-up: node 4.5.6, Node-API 8, v8@${process.versions.v8} (by matrix.json; it reports ${itself} itself), from `,
  );
});

describe('its believed identity decides which cells run', () => {
  it('with no more than its capabilities', () => {
    expect(cellsOf('api-version/worker', '8')).toMatchObject([
      { outcome: { kind: 'unsupported', reason: 'made-up has no capability worker' } },
    ]);
  });

  it('as a runtime of version 8, which must reject what declares 9: here it loads, and the run fails', () => {
    expect(cellsOf('load/too-new', '9')).toMatchObject([
      { verdict: 'deviates', observation: { loaded: true } },
    ]);
    expect(cellsOf('api-version/reported', '8')).toMatchObject([{ verdict: 'deviates' }]);
    expect(run.exitCode).toBe(1);
  });
});

it('a deviation is reproduced by its name and the configuration that has it', () => {
  expect(run.stdout).toContain(
    `--rule load/too-new --target 9 --config '${config}' --runtime made-up --verbose`,
  );
});

it('a name that no entry has is reported in one line', async () => {
  const { exitCode, stderr } = await runMatrix(['--config', config, '--runtime', 'made-op']);
  expect(exitCode).toBe(2);
  expect(stderr).toBe(
    'napi-matrix: there is no runtime "made-op"; the nearest is "made-up"; expected one of: made-up\n',
  );
});
