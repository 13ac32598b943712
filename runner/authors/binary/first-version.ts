import { createRequire } from 'node:module';

/** What node-api-headers publishes: all functions that each version has, by `v1`, `v2` and so on. */
type Symbols = Readonly<
  Record<
    string,
    { readonly js_native_api_symbols: readonly string[]; readonly node_api_symbols: readonly string[] }
  >
>;

const { symbols } = createRequire(import.meta.url)('node-api-headers') as { readonly symbols: Symbols };

const FIRST_VERSIONS = new Map<string, number>();
for (const [version, { js_native_api_symbols, node_api_symbols }] of Object.entries(symbols)) {
  for (const name of [...js_native_api_symbols, ...node_api_symbols]) {
    if (!FIRST_VERSIONS.has(name)) FIRST_VERSIONS.set(name, Number(version.slice(1)));
  }
}

/** The version that brought a function of Node-API, as the pinned headers say; null: no version has it yet. */
export function firstVersionOf(name: string): number | null {
  return FIRST_VERSIONS.get(name) ?? null;
}
