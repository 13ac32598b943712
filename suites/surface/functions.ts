import { createRequire } from 'node:module';

interface SymbolLists {
  readonly js_native_api_symbols: readonly string[];
  readonly node_api_symbols: readonly string[];
}

const { symbols } = createRequire(import.meta.url)('node-api-headers') as {
  symbols: Readonly<Record<string, SymbolLists>>;
};

const VERSIONS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** The functions that each version added, by the symbol lists of node-api-headers, in the order of their names. */
export const FUNCTIONS_BY_VERSION: readonly (readonly [version: number, names: readonly string[]])[] =
  VERSIONS.map((version) => {
    const older = new Set(functionsUpTo(version - 1));
    return [version, functionsUpTo(version).filter((name) => !older.has(name))];
  });

function functionsUpTo(version: number): readonly string[] {
  const lists = symbols[`v${version}`];
  return lists === undefined ? [] : [...lists.js_native_api_symbols, ...lists.node_api_symbols].sort();
}
