'use strict';
// node read-wasm.cjs FOLDER FILE...: prints as JSON what each WebAssembly module declares, by calling its exports
// without registering it.
const fs = require('node:fs');
const path = require('node:path');

const [folder, ...files] = process.argv.slice(2);

/** Stand-ins for all that a module imports: a declaration calls none of it. */
function importsOf(module) {
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    imports[from] = imports[from] || {};
    imports[from][name] = () => {
      throw new Error(`a declaration calls ${name}`);
    };
  }
  return imports;
}

function declaredIn(file) {
  const module = new WebAssembly.Module(fs.readFileSync(file));
  const { exports } = new WebAssembly.Instance(module, importsOf(module));
  const shipped = exports.node_api_module_get_api_version_v1;
  const proposed = exports.napi_module_get_api_version_v1;
  return { ...(shipped && { shipped: shipped() }), ...(proposed && { proposed: proposed() }) };
}

const declared = Object.fromEntries(files.map((file) => [file, declaredIn(path.resolve(folder, file))]));
fs.writeSync(1, JSON.stringify(declared));
