import { constantOfSymbol } from './disassembled.ts';
import { referenceOf, type Reference } from './reference.ts';
import { all, tool } from './tool.ts';

const ARCHITECTURES: Readonly<Record<string, Reference['machine']>> = { x86_64: 'x64', arm64: 'arm64' };
const DECLARATION = 'node_api_module_get_api_version_v1';

/** What LLVM says of each machine's part of a Mach-O file that is for x64 or arm64. */
export async function machOReferences(file: string): Promise<Reference[]> {
  const headers = await tool('llvm-objdump', ['--macho', '--arch=all', '--private-header', file]);
  const found = new Set(all(headers, /^ *MH_MAGIC_64 +(X86_64|ARM64)/gm).map((name) => name.toLowerCase()));
  return Promise.all([...found].map((arch) => partReference(file, arch)));
}

async function partReference(file: string, arch: string): Promise<Reference> {
  const which = `--arch=${arch}`;
  const [names, load, lazy] = await Promise.all([
    tool('llvm-nm', [which, '--extern-only', '--format=posix', file]),
    tool('llvm-objdump', ['--macho', which, '--private-headers', file]),
    tool('llvm-objdump', ['--macho', which, '--lazy-bind', file]),
  ]);
  const rows = names.split('\n').flatMap((line) => {
    const [name = '', type = ''] = line.split(' ');
    return name.startsWith('_') && type !== '' ? [{ name: name.slice(1), type }] : [];
  });
  const isDeclared = rows.some(({ name, type }) => !/^[Uw]$/.test(type) && name === DECLARATION);
  return referenceOf({
    machine: ARCHITECTURES[arch] ?? 'x64',
    imports: rows.filter(({ type }) => /^[Uw]$/.test(type)).map(({ name }) => name),
    weakImports: rows.filter(({ type }) => type === 'w').map(({ name }) => name),
    exports: rows.filter(({ type }) => !/^[Uw]$/.test(type)).map(({ name }) => name),
    // Only a table with entries has lines of a segment.
    binding: /^__\w+ +__\w+/m.test(lazy) ? 'lazy' : 'load',
    libraries: all(load, /LC_LOAD_(?:WEAK_)?DYLIB\n.*\n +name (\S+)/g),
    symbolVersions: [],
    declared: isDeclared ? await constantOfSymbol(file, DECLARATION, arch) : null,
  });
}
