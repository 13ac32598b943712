/**
 * exports VERSIONS: prints a line per function of Node-API that these Node.js releases export and that no rule knows, and
 * exits with 1 when there is one. VERSIONS is what --node takes; default: latest.
 */
import { provisionRuntimes } from '../../run/runtimes/provision.ts';
import { exportedNames } from '../../authors/binary/exported-names.ts';
import { unknownFunctions } from './unknown-functions.ts';

const [versions = 'latest'] = process.argv.slice(2);

for (const { name, version, executable } of await provisionRuntimes({ node: versions.split(',') })) {
  const names = exportedNames(executable);
  if (names === null) {
    console.log(`${name} ${version}: its symbol table is not in a format that can be read here`);
    continue;
  }
  const lines = unknownFunctions({ name, version }, names);
  for (const line of lines) console.log(line);
  if (lines.length > 0) process.exitCode = 1;
  else console.log(`${name} ${version}: a rule knows every function that it exports`);
}
