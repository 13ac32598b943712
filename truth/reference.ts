import type { AddonFacts } from '../runner/authors/binary/addon-facts.ts';

/** The facts that another tool tells as well. */
export type Reference = Pick<
  AddonFacts,
  | 'machine'
  | 'registration'
  | 'abi'
  | 'imports'
  | 'optionalImports'
  | 'binding'
  | 'libuv'
  | 'usesV8'
  | 'libc'
  | 'glibc'
  | 'glibcxx'
  | 'libnode'
> & {
  /** `'untold'`: the disassembly is more than a constant that is returned. */
  readonly declared: number | null | 'untold';
};

/** What a tool printed of one machine's part of a file. */
export interface Printed {
  readonly machine: AddonFacts['machine'];
  /** As C sees them. */
  readonly imports: readonly string[];
  /** Those among them that are weak. */
  readonly weakImports: readonly string[];
  readonly exports: readonly string[];
  readonly binding: AddonFacts['binding'];
  readonly libraries: readonly string[];
  /** `GLIBC_2.34` and its like; ELF alone has them. */
  readonly symbolVersions: readonly string[];
  readonly declared: Reference['declared'];
}

/** The facts that follow from what a tool printed; written without the reader's own code. */
export function referenceOf(printed: Printed): Reference {
  const { imports, exports, libraries, symbolVersions } = printed;
  const bySymbol = exports.includes('napi_register_module_v1');
  const byConstructor = imports.includes('napi_module_register');
  const numbered = exports.flatMap((name) => /^node_register_module_v(\d+)$/.exec(name)?.[1] ?? []);
  const isV8 = numbered.length > 0 || imports.includes('node_module_register');
  const musl = libraries.some((name) => name === 'libc.so' || name.startsWith('libc.musl-'));
  const glibc = libraries.includes('libc.so.6');
  return {
    machine: printed.machine,
    registration:
      bySymbol && byConstructor
        ? 'both'
        : bySymbol
          ? 'symbol'
          : byConstructor
            ? 'constructor'
            : isV8
              ? 'v8'
              : 'none',
    abi: numbered[0] === undefined ? null : Number(numbered[0]),
    declared: printed.declared,
    imports: nodeApi(imports),
    optionalImports: nodeApi(printed.weakImports),
    binding: printed.binding,
    libuv: [...new Set(imports.filter((name) => name.startsWith('uv_')))].sort(),
    // v8 and node::v8 in the names of Itanium and of Microsoft.
    usesV8: imports.some((name) => /^_ZNK?2v8|^_ZNK?4node.*v8|^\?.*@v8@@|^\?.*@node@@.*v8@@/.test(name)),
    libc: musl ? 'musl' : glibc ? 'glibc' : null,
    glibc: glibc && !musl ? newest(symbolVersions, /^GLIBC_([\d.]+)$/) : null,
    glibcxx: newest(symbolVersions, /^GLIBCXX_([\d.]+)$/),
    libnode: libraries.find((name) => /^libnode[.-]/.test(name)) ?? null,
  };
}

function nodeApi(names: readonly string[]): string[] {
  return [...new Set(names.filter((name) => /^(?:napi|node_api)_/.test(name)))].sort();
}

function newest(versions: readonly string[], pattern: RegExp): string | null {
  const found = versions.flatMap((version) => pattern.exec(version)?.[1] ?? []);
  return found.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1) ?? null;
}
