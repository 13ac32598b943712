import { constantAt } from './disassembled.ts';
import { referenceOf, type Reference } from './reference.ts';
import { all, tool } from './tool.ts';

const MACHINES: Readonly<Record<string, Reference['machine']>> = {
  'Advanced Micro Devices X86-64': 'x64',
  AArch64: 'arm64',
};
const DECLARATION = 'node_api_module_get_api_version_v1';

interface Row {
  readonly name: string;
  readonly address: number;
  readonly isDefined: boolean;
  readonly isWeak: boolean;
}

/** What readelf says of an ELF file. Null: it is for another machine. */
export async function elfReference(file: string): Promise<Reference | null> {
  const [header, symbols, dynamic, versions, notes] = await Promise.all(
    ['-h', '--dyn-syms', '-d', '-V', '-n'].map((option) => tool('readelf', ['-W', option, file])),
  );
  const machine = MACHINES[/Machine: +(.*)/.exec(header ?? '')?.[1] ?? ''];
  if (machine === undefined || !(header ?? '').includes('ELF64')) return null;
  const rows = rowsOf(symbols ?? '');
  const declaration = rows.find(({ name, isDefined }) => isDefined && name === DECLARATION);
  return referenceOf({
    machine,
    imports: rows.filter(({ isDefined }) => !isDefined).map(({ name }) => name),
    weakImports: rows.filter(({ isDefined, isWeak }) => isWeak && !isDefined).map(({ name }) => name),
    exports: rows.filter(({ isDefined }) => isDefined).map(({ name }) => name),
    binding: /\(BIND_NOW\)|\(FLAGS\).*BIND_NOW|\(FLAGS_1\).*NOW/.test(dynamic ?? '') ? 'load' : 'lazy',
    // Android has a libc.so of its own.
    libraries: all(dynamic ?? '', /\(NEEDED\).*\[(.*)\]/g).filter(
      (name) => name !== 'libc.so' || !(notes ?? '').includes('Android'),
    ),
    symbolVersions: all(versions ?? '', /Name: (GLIBC(?:XX)?_\S+) +Flags/g),
    declared: declaration === undefined ? null : await constantAt(file, declaration.address),
  });
}

/** Lines such as `     5: 000000000001db10    10 FUNC    GLOBAL DEFAULT   13 name@VERSION (2)`. */
function rowsOf(text: string): Row[] {
  return text.split('\n').flatMap((line) => {
    const [, address = '', , , bind = '', visibility = '', section = '', name = ''] = line
      .trim()
      .split(/\s+/);
    if (!/^[\da-f]{16}$/.test(address) || bind === 'LOCAL' || !/^(?:DEFAULT|PROTECTED)$/.test(visibility))
      return [];
    return [
      {
        name: name.replace(/@.*/, ''),
        address: Number.parseInt(address, 16),
        isDefined: section !== 'UND',
        isWeak: bind === 'WEAK',
      },
    ];
  });
}
