// Plays npm in tests: answers from state.json in the folder that FAKE_NPM names, and logs its calls.
import { appendFileSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const folder = process.env.FAKE_NPM;
const [command, spec, ...options] = process.argv.slice(2);
const request = command === 'view' ? options[0] : command;
appendFileSync(path.join(folder, 'calls.log'), `${request} ${spec}\n`);

const state = JSON.parse(readFileSync(path.join(folder, 'state.json'), 'utf8'));
// The name of a scoped package begins with an @ as well.
const version = spec.slice(spec.lastIndexOf('@') + 1);

if (state.failures[request] !== undefined) {
  console.error('npm warn a line of no interest');
  console.log(JSON.stringify({ error: state.failures[request] }));
  process.exitCode = 1;
} else if (request === 'versions') {
  console.log(JSON.stringify(Object.keys(state.releases)));
} else if (request === 'audit') {
  const found = { invalid: [], missing: [] };
  found[state.signature]?.push({ name: 'x' });
  console.log(JSON.stringify(found));
  process.exitCode = state.signature === 'right' ? 0 : 1;
} else if (request === 'dist.integrity') {
  console.log(JSON.stringify(state.releases[version].integrity));
} else {
  const tarball = path.join(options[options.indexOf('--pack-destination') + 1], `${version}.tgz`);
  if (state.hangs) {
    writeFileSync(tarball, 'half a tarball');
    setInterval(() => undefined, 1000);
  } else {
    copyFileSync(state.releases[version].tarball, tarball);
  }
}
