import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { create } from 'tar';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../tests/support/fakes/executables.ts';
import { unpackPackage } from './unpack-package.ts';
import { UserError } from './user-error.ts';

let folder: string;
let content: string;
let into: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  content = path.join(folder, 'package');
  into = path.join(folder, 'into');
  await mkdir(content);
  await mkdir(into);
  await writeFile(path.join(content, 'small'), 'small');
});

const LIMITS = { entries: 5, bytes: 1000 };

async function unpack(name = 'package', keeps: (file: string) => boolean = () => true): Promise<void> {
  const file = path.join(folder, 'package.tgz');
  await create({ file, cwd: folder, gzip: true, preservePaths: true }, [name]);
  await unpackPackage({ file, what: 'the package', into, keeps }, LIMITS);
}

it('what is kept of a package is unpacked', async () => {
  await writeFile(path.join(content, 'other'), 'x'.repeat(5000));
  await unpack('package', (name) => name !== 'other');
  expect(await readdir(into)).toEqual(['small']);
});

describe('a package is refused in one line', () => {
  it('that unpacks to more than the limit, of which no more is written', async () => {
    for (const name of ['a', 'b', 'c']) await writeFile(path.join(content, name), name.repeat(400));
    await expect(unpack()).rejects.toThrow(
      new UserError('the package cannot be unpacked: it unpacks to more than 0 MiB'),
    );
    expect((await readdir(into)).length).toBeLessThan(4);
  });

  it('that has more entries than the limit', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) await writeFile(path.join(content, name), '');
    await expect(unpack()).rejects.toThrow(
      new UserError('the package cannot be unpacked: it has more than 5 entries'),
    );
  });

  it('that links to elsewhere', async () => {
    await symlink('/etc/passwd', path.join(content, 'link'));
    await expect(unpack()).rejects.toThrow(
      new UserError(
        'the package cannot be unpacked: package/link is neither a file nor a folder (SymbolicLink)',
      ),
    );
  });

  it('that leads out of it', async () => {
    await expect(unpack('package/../package/small')).rejects.toThrow(UserError);
    expect(await readdir(into)).toEqual([]);
  });

  it('that is no archive', async () => {
    const file = path.join(folder, 'none.tgz');
    for (const bytes of ['no archive', Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3])]) {
      await writeFile(file, bytes);
      const unpacking = unpackPackage({ file, what: 'it', into, keeps: () => true });
      await expect(unpacking).rejects.toThrow(UserError);
    }
  });
});
