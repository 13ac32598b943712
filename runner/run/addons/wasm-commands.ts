import path from 'node:path';
import { expectedDeclaration, type AddonSpec, type DeclarationName } from './addon-spec.ts';
import { addonFileName } from './flavour.ts';
import { subjectOf, subjectsOf, versionUnitDefines, type CompiledSubject } from './subject.ts';
import type { Target } from '../../../suites/target.ts';

/** Folders and files that the commands name. */
export interface WasmSite {
  readonly sources: string;
  readonly objects: string;
  readonly result: string;
  /** The folder of libemnapi-basic.a. */
  readonly libraries: string;
}

/** Arguments of clang, per file that it makes. The links need what the compilations made. */
export interface WasmCommands {
  readonly compile: readonly (readonly string[])[];
  readonly link: readonly (readonly string[])[];
}

/** Under which symbol each name is exported. */
const SYMBOLS: Readonly<Record<DeclarationName, string>> = {
  shipped: 'node_api_module_get_api_version_v1',
  proposed: 'napi_module_get_api_version_v1',
};

const COMPILER = [
  '--target=wasm32-wasi',
  '-O2',
  '-Wall',
  '-Wextra',
  '-Werror',
  '-fvisibility=hidden',
  // An addon in WebAssembly registers through another function than a shared library.
  '-Dnapi_register_module_v1=napi_register_wasm_v1',
];

const LINKER = [
  '-mexec-model=reactor',
  '-lemnapi-basic',
  // Functions of Node-API are imports, which emnapi gives a module when it is instantiated.
  '-Wl,--import-undefined',
  // emnapi makes callbacks of functions in the table, and adds some of its own.
  '-Wl,--export-table',
  '-Wl,--growable-table',
  ...['malloc', 'free', 'napi_register_wasm_v1'].map((name) => `-Wl,--export=${name}`),
  // 64 KiB is the default; an overflow of the stack traps instead of writing over static data.
  '-Wl,-z,stack-size=1048576',
  '-Wl,--stack-first',
];

/** Each subject is compiled once; for each addon and target a version unit is compiled and linked with it. */
export function wasmCommands(specs: readonly AddonSpec[], site: WasmSite): WasmCommands {
  return {
    compile: subjectsOf(specs).flatMap((subject) => compileSubject(subject, site)),
    link: specs.flatMap((spec) => spec.targets.map((target) => linkAddon(spec, target, site))),
  };
}

/** The text of the commands, without the places of a machine. */
export function wasmRecipe(specs: readonly AddonSpec[]): string {
  const { compile, link } = wasmCommands(specs, { sources: '.', objects: '.', result: '.', libraries: '.' });
  return JSON.stringify(
    [...compile, ...link].map((args) => args.map((arg) => arg.replaceAll(path.sep, '/'))),
  );
}

function compileSubject(subject: CompiledSubject, site: WasmSite): (readonly string[])[] {
  const objects = objectsOf(subject, site);
  return subject.sources.map((source, index) => [
    ...compiler(subject.defines, site),
    '-c',
    path.join(site.sources, source),
    '-o',
    objects[index] ?? '',
  ]);
}

/**
 * Of an addon's further gyp settings only the defines mean something here. What a linker exports is said by name, and
 * visibility plays no part: what a file must not declare is not named.
 */
function linkAddon(spec: AddonSpec, target: Target, site: WasmSite): readonly string[] {
  const names = (['shipped', 'proposed'] as const).filter(
    (name) => expectedDeclaration(spec, target, name) !== undefined,
  );
  return [
    ...compiler([...versionUnitDefines(spec, target), ...furtherDefines(spec)], site),
    path.join(site.sources, 'version_unit.c'),
    ...objectsOf(subjectOf(spec, target), site),
    `-L${site.libraries}`,
    ...LINKER,
    ...names.map((name) => `-Wl,--export=${SYMBOLS[name]}`),
    '-o',
    path.join(site.result, addonFileName(spec.name, target.id, 'wasm32')),
  ];
}

function compiler(defines: readonly string[], { sources }: WasmSite): readonly string[] {
  return [...COMPILER, ...defines.map((define) => `-D${define}`), '-I', path.join(sources, 'headers')];
}

function furtherDefines({ gyp }: AddonSpec): readonly string[] {
  const { defines } = gyp;
  return Array.isArray(defines) ? defines.map(String) : [];
}

/** In the order of its sources. */
function objectsOf({ name, sources }: CompiledSubject, { objects }: WasmSite): string[] {
  return sources.map((source) => path.join(objects, `${name}-${path.parse(source).name}.o`));
}
