import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkedAddon, manifest } from '../../../tests/support/fixtures/checked-addon.ts';
import { temporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { projectRoot } from '../../shared/project-root.ts';
import type { Checked } from '../check/checked.ts';
import type { PackageManifest } from '../subject/package-manifest.ts';
import { FINDING_KINDS, findingsOf } from './kinds.ts';

type Given = NonNullable<Parameters<typeof checkedAddon>[0]>;

async function codesOf(checked: Checked): Promise<string[]> {
  return (await findingsOf(checked)).map(({ code }) => code);
}

async function detailOf(code: string, checked: Checked): Promise<string | undefined> {
  return (await findingsOf(checked)).find((finding) => finding.code === code)?.detail;
}

const withEngines = (node: string): PackageManifest => manifest({ engines: { node } });
const withNapiVersions = (napi_versions: number[]): PackageManifest =>
  manifest({ binary: { napi_versions } });

it('an addon without a fault has no finding', async () => {
  expect(await codesOf(checkedAddon({ manifest: withEngines('>=20') }))).toEqual([]);
});

/** What has the finding, what is close to it and has not, and a part of the sentence. */
const CASES: readonly (readonly [code: string, has: Given, hasNot: Given, detail: string])[] = [
  [
    'NM1001',
    { facts: { declared: 10 }, manifest: withEngines('>=20') },
    { facts: { declared: 10 }, manifest: withEngines('>=22.14.0') },
    '>=20 admits 20.3.0 to 20.20.2, which die of SIGSEGV',
  ],
  [
    'NM1002',
    { facts: { declared: 10 } },
    { facts: { declared: 10, importsVersion: 10 } },
    'newer than version 1',
  ],
  [
    'NM1003',
    { facts: { importsVersion: 9 } },
    { facts: { declared: 9, importsVersion: 9 } },
    'functions of version 9',
  ],
  ['NM1004', { facts: { declared: 2147483647 } }, { facts: { declared: 10 } }, 'NAPI_VERSION_EXPERIMENTAL'],
  [
    'NM1006',
    { facts: { registration: 'both', declared: 10 } },
    { facts: { registration: 'symbol', declared: 10 } },
    'do not support 10 die of SIGSEGV then (supported in ^22.14.0 || >=23.6.0)',
  ],
  [
    'NM1006',
    { facts: { registration: 'constructor', declared: null } },
    { facts: { registration: 'v8', declared: null, imports: [] }, path: 'build/Release/x.node' },
    'has no napi_register_module_v1',
  ],
  [
    'NM1007',
    { facts: { declared: null, ineffective: 'hidden' } },
    { facts: { declared: null } },
    'does not export it',
  ],
  [
    'NM1007',
    { facts: { declared: null, ineffective: 'proposed name' } },
    {},
    'exports only napi_module_get_api_version_v1',
  ],
  [
    'NM1008',
    { facts: { declared: 'unknown' } },
    { facts: { declared: null } },
    'does more than return a constant',
  ],
  [
    'NM2001',
    { facts: { machine: 'arm64' } },
    { facts: { machine: 'arm64' }, path: 'prebuilds/linux-arm64.node' },
    'linux-x64; the file is ELF for arm64',
  ],
  [
    'NM2002',
    { facts: { libc: 'musl' } },
    { facts: { libc: 'musl' }, path: 'prebuilds/linux-x64/x.musl.node' },
    'the file needs musl',
  ],
  [
    'NM2003',
    { facts: { glibc: '2.34' } },
    { facts: { glibc: '2.28' } },
    'it needs GLIBC 2.34; Node.js needs 2.28',
  ],
  [
    'NM2003',
    { facts: { glibc: '2.28' }, manifest: withEngines('>=16') },
    { facts: { glibc: '2.34' }, path: 'build/Release/x.node' },
    'Node.js needs 2.17, since engines.node admits releases before 18',
  ],
  ['NM2004', { facts: { libnode: 'libnode.so.109' } }, {}, 'it needs libnode.so.109'],
  [
    'NM2005',
    { facts: { registration: 'v8', declared: null, abi: 115 } },
    { facts: { registration: 'v8', declared: null }, path: 'prebuilds/linux-x64/x.abi115.node' },
    'of ABI 115',
  ],
  [
    'NM3001',
    { facts: { declared: 10 }, manifest: withNapiVersions([8, 9]) },
    { facts: { declared: 9 }, manifest: withNapiVersions([8, 9]) },
    'napi_versions is [8, 9] and it declares 10',
  ],
  [
    'NM3002',
    { facts: { embedded: 'a second shared object (ELF)' } },
    {},
    'contains a second shared object (ELF)',
  ],
];

it.each(CASES)('%s is found where it is and not beside it', async (code, has, hasNot, detail) => {
  expect(await detailOf(code, checkedAddon(has))).toContain(detail);
  expect(await codesOf(checkedAddon(hasNot))).not.toContain(code);
});

it('NM1005 is found in binding.gyp, at its line', async () => {
  const folder = await temporaryFolder();
  expect(await codesOf(checkedAddon({ folder }))).toEqual([]);
  await writeFile(
    path.join(folder, 'binding.gyp'),
    "{\n'defines': ['NAPI_VERSION=<(napi_build_version)'],\n}\n",
  );
  const [finding] = await findingsOf(checkedAddon({ folder }));
  expect(finding).toMatchObject({ code: 'NM1005', place: { file: 'binding.gyp' } });
});

describe('NM4001', () => {
  const nothing = (fields: Partial<PackageManifest>) => {
    const { subject } = checkedAddon({ manifest: manifest(fields) });
    return detailOf('NM4001', { subject: { ...subject, files: [] }, files: [] });
  };

  it('says why there may be no addon', async () => {
    expect(await nothing({})).toBe('it has no .node file');
    expect(await nothing({ scripts: { install: 'prebuild-install' } })).toContain(
      'its install script, "prebuild-install"',
    );
    expect(await nothing({ optionalDependencies: { 'x-linux-x64': '1.0.0' } })).toContain('x-linux-x64');
  });
});

it('NM4002 is found for a file that cannot be read', async () => {
  const { subject, files } = checkedAddon();
  const unreadable = files.map((file) => ({ ...file, parts: [], problem: 'an ELF file of 32 bits' }));
  expect(await detailOf('NM4002', { subject, files: unreadable })).toBe('an ELF file of 32 bits');
});

describe('docs/findings', () => {
  const folder = path.join(projectRoot, 'docs', 'findings');

  it('has a page for every kind and none for another', async () => {
    const codes = FINDING_KINDS.map(({ code }) => `${code}.md`);
    expect(new Set(codes).size).toBe(codes.length);
    expect((await readdir(folder)).sort()).toEqual([...codes, 'README.md'].sort());
  });

  it.each(FINDING_KINDS)(
    '$code: the page and the index have its title and severity',
    async ({ code, severity, title }) => {
      const page = await readFile(path.join(folder, `${code}.md`), 'utf8');
      expect(page.split('\n')[0]).toBe(`# ${code}: ${title}`);
      expect(page).toContain(`Severity: ${severity}`);
      for (const heading of ['## Why', '## What to do', '## Example'])
        expect(page).toContain(`\n${heading}\n`);
      const index = (await readFile(path.join(folder, 'README.md'), 'utf8')).replaceAll(/ +/g, ' ');
      expect(index).toContain(`| [${code}](${code}.md) | ${severity} | ${title} |`);
    },
  );
});
