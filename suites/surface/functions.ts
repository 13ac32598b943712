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

const FIRST_VERSIONS = new Map(
  FUNCTIONS_BY_VERSION.flatMap(([version, names]) => names.map((name) => [name, version] as const)),
);

/** The version that brought a function of Node-API, as the pinned headers say; null: no version has it yet. */
export function firstVersionOf(name: string): number | null {
  return FIRST_VERSIONS.get(name) ?? null;
}

/**
 * The functions that Node.js 26.12.1 exports and that no version has: experimental, for which reason node-api-headers
 * leave them out.
 */
export const EXPERIMENTAL_FUNCTIONS = [
  'node_api_create_object_with_properties',
  'node_api_set_prototype',
  'node_api_create_sharedarraybuffer',
  'node_api_create_external_sharedarraybuffer',
  'node_api_is_sharedarraybuffer',
  'node_api_post_finalizer',
] as const;

/** Every function that some rule of this suite names. */
export const KNOWN_FUNCTIONS: ReadonlySet<string> = new Set([
  ...FUNCTIONS_BY_VERSION.flatMap(([, names]) => names),
  ...EXPERIMENTAL_FUNCTIONS,
]);

function functionsUpTo(version: number): readonly string[] {
  const lists = symbols[`v${version}`];
  return lists === undefined ? [] : [...lists.js_native_api_symbols, ...lists.node_api_symbols].sort();
}
