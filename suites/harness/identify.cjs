'use strict';
// Prints one line that identifies the runtime: its only argument, a space, and the JSON of runner/run/runtimes/identification.ts.

/**
 * Bare has no `process`.
 * @type {{ argv: readonly string[], versions?: Record<string, string | undefined>, release?: { name?: string, lts?: unknown } | undefined }}
 */
const { argv, versions = {}, release = {} } = typeof Bare === 'undefined' ? process : Bare;

// Bun and Deno claim to be Node.js in `process`, for the sake of packages.
function self() {
  if (typeof Bun !== 'undefined') {
    return { name: 'bun', version: Bun.version, engine: `jsc@${versions.webkit}` };
  }
  if (typeof Deno !== 'undefined') {
    return { name: 'deno', version: Deno.version.deno, engine: `v8@${Deno.version.v8}` };
  }
  if (typeof Bare !== 'undefined') {
    return { name: 'bare', version: versions.bare, engine: `v8@${versions.v8}` };
  }
  if (versions.electron) {
    return { name: 'electron', version: versions.electron, engine: `v8@${versions.v8}`, node: versions.node };
  }
  const engine = versions.v8 ? `v8@${versions.v8}` : 'unknown';
  return { name: release.name || 'unknown', version: versions.node || 'unknown', engine };
}

/** Bare does not say it to JavaScript; its napi_get_version returns this, and the suite api-version asks it. */
const OF_BARE = 10;

function napiVersionOf() {
  if (typeof Bare !== 'undefined') return OF_BARE;
  return versions.napi === undefined ? null : Number(versions.napi);
}

const lts = typeof release.lts === 'string' ? release.lts : null;
console.log(`${argv[2]} ${JSON.stringify({ ...self(), napiVersion: napiVersionOf(), lts })}`);
