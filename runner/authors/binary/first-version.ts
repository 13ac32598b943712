import { FUNCTIONS_BY_VERSION } from '../../../suites/surface/functions.ts';

const FIRST_VERSIONS = new Map(
  FUNCTIONS_BY_VERSION.flatMap(([version, names]) => names.map((name) => [name, version] as const)),
);

/** The version that brought a function of Node-API, as the pinned headers say; null: no version has it yet. */
export function firstVersionOf(name: string): number | null {
  return FIRST_VERSIONS.get(name) ?? null;
}
