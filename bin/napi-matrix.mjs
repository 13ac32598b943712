#!/usr/bin/env node
// The entry: checks the Node it runs on before anything is loaded that an old one could not even parse, then runs
// the TypeScript sources where they are (a checkout) and dist/ elsewhere (the published package).
import { existsSync } from 'node:fs';

const [major, minor] = process.versions.node.split('.').map(Number);
const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;

if (!supported) {
  console.error(
    `napi-matrix runs on Node.js ^20.19.0, ^22.12.0 or >=24.0.0, and this is ${process.versions.node}; any version can be tested from there with --node`,
  );
  process.exitCode = 2;
} else {
  start().catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
}

async function start() {
  const sources = new URL('../runner/cli/main.ts', import.meta.url);
  if (!existsSync(sources)) return import(new URL('../dist/runner/cli/main.js', import.meta.url).href);
  const { register } = await import('tsx/esm/api');
  register();
  return import(sources.href);
}
