import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import { onPath } from '../runner/run/process/executable-file.ts';
import { projectRoot } from '../runner/shared/project-root.ts';
import { toolVersion } from '../runner/shared/tool-version.ts';
import { ended, startMatrix } from './support/run-matrix.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const PLATFORM = `${process.platform}-${process.arch}`;
const TARBALLS = [`napi-matrix-addons-${PLATFORM}-${toolVersion}.tgz`, `napi-matrix-${toolVersion}.tgz`];

let archive: string;
let tarballs: string;

async function release(...words: readonly string[]) {
  const script = path.join(projectRoot, 'release', 'release.ts');
  return execa(process.execPath, ['--import', 'tsx', script, ...words], {
    cwd: projectRoot,
    reject: false,
  });
}

const script = (name: string) => path.join(projectRoot, '.github', 'scripts', name);

/** A folder with these programs of the machine, and no other. */
async function programs(...names: readonly string[]): Promise<string> {
  const bin = await temporaryFolder();
  for (const name of names) {
    const file = await onPath(name);
    if (file !== null) await symlink(file, path.join(bin, name));
  }
  return bin;
}

beforeAll(async () => {
  archive = path.join(await temporaryFolder(), 'addons.tar.gz');
  expect(await ended(startMatrix(['build', '--archive', archive]))).toMatchObject({ exitCode: 0 });
  tarballs = path.join(await temporaryFolder(), 'tarballs');
  expect(await release(tarballs, archive)).toMatchObject({ exitCode: 0, stdout: TARBALLS.join('\n') });
});

describe.skipIf(process.platform === 'win32')('a release', () => {
  it('has the package of addons first, which napi-matrix names as optional', async () => {
    expect((await readdir(tarballs)).sort()).toEqual([...TARBALLS, 'order.txt'].sort());
    expect(await readFile(path.join(tarballs, 'order.txt'), 'utf8')).toBe(`${TARBALLS.join('\n')}\n`);
    const { stdout } = await execa('tar', ['xzOf', TARBALLS[1] ?? '', 'package/package.json'], {
      cwd: tarballs,
    });
    expect(JSON.parse(stdout)).toMatchObject({
      optionalDependencies: { [`napi-matrix-addons-${PLATFORM}`]: toolVersion },
    });
  });

  it('runs from its tarballs alone, without a compiler, Python and install scripts', async () => {
    const PATH = await programs(...['node', 'npm', 'npx', 'sh', 'bash', 'env', 'mktemp', 'rm', 'tee', 'grep', 'uname', 'dirname']); // prettier-ignore
    const bash = (await onPath('bash')) ?? 'bash';
    const tried = await execa(bash, [script('release-try.sh'), tarballs], {
      env: { PATH },
      all: true,
      reject: false,
    });
    expect(tried.all).toContain(`addons: the package napi-matrix-addons-${PLATFORM} in `);
    expect(tried.all).toContain('NOTHING NEW');
    expect(tried.exitCode).toBe(0);
  });

  it('is staged in that order', async () => {
    const bin = await temporaryFolder();
    await writeFile(path.join(bin, 'npm'), '#!/bin/sh\necho "$@"\n', { mode: 0o755 });
    const { stdout } = await execa('bash', [script('release-stage.sh'), tarballs], {
      env: { PATH: `${bin}:${process.env['PATH'] ?? ''}` },
    });
    expect(stdout.split('\n')).toEqual(
      TARBALLS.map((file) => `stage publish ${tarballs}/${file} --access public`),
    );
  });
});

it.each([
  ['nothing', [], 'npm run release -- OUT ARCHIVE...'],
  ['no archive of addons', ['out', 'package.json'], 'package.json is not an archive of built addons'],
])('%s is refused in one line', async (_what, words, message) => {
  const folder = await temporaryFolder();
  const args = words.map((word) => (word === 'out' ? path.join(folder, 'out') : word));
  const { exitCode, stderr } = await release(...args);
  expect({ exitCode, lines: stderr.split('\n').length }).toEqual({ exitCode: 2, lines: 1 });
  expect(stderr).toContain(message);
});

it('the same platform twice is refused, and so is a folder that holds something', async () => {
  const folder = await temporaryFolder();
  expect((await release(path.join(folder, 'out'), archive, archive)).stderr).toContain('two archives are ');
  await mkdir(path.join(folder, 'full', 'of'), { recursive: true });
  expect((await release(path.join(folder, 'full'), archive)).stderr).toContain('is not empty');
});

it('the notes are the section of CHANGELOG.md, and there must be one', async () => {
  const notes = await execa(process.execPath, [script('release-notes.mjs'), '99.0.0'], { reject: false });
  expect(notes).toMatchObject({
    exitCode: 2,
    stderr: 'release: CHANGELOG.md has no section about 99.0.0',
  });
});
