import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packProject } from '../release/pack-project.ts';
import { projectRoot } from '../runner/shared/project-root.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'napi-matrix-package-'));
const installed = path.join(folder, 'package');

beforeAll(async () => {
  // It is compiled already, and other tests are running what was compiled.
  await packProject(folder, { options: ['--ignore-scripts'] });
  symlinkSync(path.join(projectRoot, 'node_modules'), path.join(installed, 'node_modules'));
  cpSync(path.join(projectRoot, 'addons', 'build'), path.join(installed, 'addons', 'build'), {
    recursive: true,
  });
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('the published package runs the matrix without the TypeScript sources', async () => {
  const cli = path.join(installed, 'bin', 'napi-matrix.mjs');
  const args = ['--runtime', `mine=${process.execPath}`, '--rule', 'reference/create-*', '--json', '--quiet'];
  const { stdout } = await execa(process.execPath, [cli, ...args, '--out', path.join(folder, 'out')]);
  const report = JSON.parse(stdout) as { counts: { conforms: number }; cells: unknown[] };
  expect(report.cells.length).toBeGreaterThan(0);
  expect(report.counts.conforms).toBe(report.cells.length);
});

test('the published package shows its own command, and keeps no report', async () => {
  const cli = path.join(installed, 'bin', 'napi-matrix.mjs');
  const args = ['--runtime', `mine=${process.execPath}`, '--rule', 'load/too-new', '--target', '2147483646'];
  const run = await execa(process.execPath, [cli, ...args, '--no-known'], { cwd: folder, reject: false });
  expect(existsSync(path.join(folder, 'reports', 'latest', 'report.json'))).toBe(true);
  expect(run.exitCode).toBe(1);
  // What is built serves only the same sources: the package has all of them.
  expect(run.stderr).toContain(`addons: the local build ${path.join(installed, 'addons', 'build')}`);
  expect(run.stderr).not.toContain('building');
  expect(run.stdout).toContain('  repeat        npx napi-matrix --rule load/too-new --target 2147483646 ');
  expect((await execa(process.execPath, [cli, '--help'])).stdout).toContain(
    'Usage: npx napi-matrix [command] [options]',
  );
});

test('the published package makes a page of a report', async () => {
  const script = path.join(folder, 'page.mjs');
  const dist = (file: string) =>
    JSON.stringify(pathToFileURL(path.join(installed, 'dist', 'runner', 'report', file)).href);
  writeFileSync(
    script,
    `import { renderHtml } from ${dist('html/render-html.js')};
import { readReport } from ${dist('read-report.js')};
process.stdout.write(renderHtml(await readReport(process.argv[2])));`,
  );
  const { stdout } = await execa(process.execPath, [script, path.join(folder, 'out', 'report.json')]);
  expect(stdout).toContain('<title>Node-API conformance: mine</title>');
});
