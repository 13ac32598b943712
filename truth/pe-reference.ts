import { constantAt } from './disassembled.ts';
import { referenceOf, type Reference } from './reference.ts';
import { all, tool } from './tool.ts';

const MACHINES: Readonly<Record<string, Reference['machine']>> = {
  IMAGE_FILE_MACHINE_AMD64: 'x64',
  IMAGE_FILE_MACHINE_ARM64: 'arm64',
};

/** What LLVM says of a PE file. Null: it is for another machine. */
export async function peReference(file: string): Promise<Reference | null> {
  const text = await tool('llvm-readobj', ['--file-headers', '--coff-exports', '--coff-imports', file]);
  const machine = MACHINES[/Machine: (\w+)/.exec(text)?.[1] ?? ''];
  if (machine === undefined) return null;
  const delayed = text.split('\nDelayImport {').slice(1).join('\n');
  const base = Number(/ImageBase: (0x[\dA-F]+)/.exec(text)?.[1] ?? 0);
  const declaration = /Name: node_api_module_get_api_version_v1\n +RVA: (0x[\dA-F]+)/.exec(text)?.[1];
  return referenceOf({
    machine,
    imports: all(text, /^ +Symbol: (\S+) \(\d+\)/gm),
    weakImports: [],
    exports: all(text, /Ordinal: \d+\n +Name: (\S+)/g),
    binding: /Symbol: (?:napi|node_api)_/.test(delayed) ? 'lazy' : 'load',
    libraries: all(text, /Import \{\n +Name: (\S+)/g),
    symbolVersions: [],
    declared: declaration === undefined ? null : await constantAt(file, base + Number(declaration)),
  });
}
