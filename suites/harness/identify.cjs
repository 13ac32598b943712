'use strict';
// Prints one line that identifies the runtime: its only argument, a space, and the JSON of runner/run/runtimes/identification.ts.

const versions = process.versions || {};
const release = process.release || {};

// Bun and Deno claim to be Node.js in `process`, for the sake of packages.
function self() {
  if (typeof Bun !== 'undefined') {
    return { name: 'bun', version: Bun.version, engine: `jsc@${versions.webkit}` };
  }
  if (typeof Deno !== 'undefined') {
    return { name: 'deno', version: Deno.version.deno, engine: `v8@${Deno.version.v8}` };
  }
  const engine = versions.v8 ? `v8@${versions.v8}` : 'unknown';
  return { name: release.name || 'unknown', version: versions.node || 'unknown', engine };
}

const napiVersion = versions.napi === undefined ? null : Number(versions.napi);
const lts = typeof release.lts === 'string' ? release.lts : null;
console.log(`${process.argv[2]} ${JSON.stringify({ ...self(), napiVersion, lts })}`);
