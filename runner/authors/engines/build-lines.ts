/** How a build says that its addon declares a version, and what the line does not do. */
export interface BuildLine {
  readonly where: string;
  readonly line: string;
  readonly note?: string;
}

/** The highest level that neon has a feature for: https://docs.rs/crate/neon/latest/features */
const NEON_HIGHEST = 8;

/**
 * In C and C++ the define declares the version. The features of napi-rs and neon choose the functions that are compiled:
 * addons of either export no declaration, so that they count as 8.
 */
export function buildLines(version: number, range: string): readonly BuildLine[] {
  const neon = Math.min(version, NEON_HIGHEST);
  return [
    { where: 'package.json', line: `"engines": { "node": "${range}" }` },
    { where: 'binding.gyp', line: `"defines": ["NAPI_VERSION=${version}"]` },
    {
      where: 'CMakeLists.txt',
      line: `target_compile_definitions(\${PROJECT_NAME} PRIVATE NAPI_VERSION=${version})`,
    },
    {
      where: 'Cargo.toml, napi-rs',
      line: `napi = { version = "3", features = ["napi${version}"] }`,
      note:
        version > 8 ? 'functions only: the addon declares nothing and keeps the semantics of 8' : undefined,
    },
    {
      where: 'Cargo.toml, neon',
      line: `neon = { version = "1", default-features = false, features = ["napi-${neon}"] }`,
      note:
        version > NEON_HIGHEST
          ? `its highest feature; the addon declares nothing and keeps the semantics of 8`
          : undefined,
    },
  ].map(({ where, line, note }) => ({ where, line, ...(note !== undefined && { note }) }));
}
