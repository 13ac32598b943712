import path from 'node:path';
import type { Target } from '../../../../suites/target.ts';
import { expectedDeclaration, type AddonSpec, type DeclarationName } from '../addon-spec.ts';
import { addonFileName } from '../addon-format.ts';
import {
  furtherDefines,
  subjectOf,
  subjectsOf,
  versionUnitDefines,
  type CompiledSubject,
} from '../subject.ts';
import { CLANG_LIBRARIES } from './clang-package.ts';

/** Makes one object file of one source. */
export interface CompileStep {
  readonly args: readonly string[];
  /** Name of the file that it makes. */
  readonly object: string;
}

/** Makes one module of some object files. */
export interface LinkStep {
  readonly args: readonly string[];
  readonly objects: readonly string[];
  /** Name of the file that it makes. */
  readonly module: string;
}

/**
 * Arguments of clang and of wasm-ld. Paths are relative to the addons folder, with every header in `headers/` and
 * libemnapi-basic.a in `lib/`.
 */
export interface WasmCommands {
  readonly compile: readonly CompileStep[];
  readonly link: readonly LinkStep[];
}

/** Symbol that each name is exported as. */
const SYMBOLS: Readonly<Record<DeclarationName, string>> = {
  shipped: 'node_api_module_get_api_version_v1',
  proposed: 'napi_module_get_api_version_v1',
};

const COMPILER = [
  '--target=wasm32-wasip1',
  '-O2',
  '-Wall',
  '-Wextra',
  '-Werror',
  '-fvisibility=hidden',
  // An addon in WebAssembly registers through another function than a shared library.
  '-Dnapi_register_module_v1=napi_register_wasm_v1',
  '-Iheaders',
  // The compiler's file system ignores "..": "../probe.h" is found as "./probe.h".
  '-I.',
];

const LINKER = [
  ...['-m', 'wasm32', '-Llib', `-L${CLANG_LIBRARIES.libc}`],
  // A reactor: its functions are called after an initialization, it has no main.
  ...[`${CLANG_LIBRARIES.libc}/crt1-reactor.o`, '--entry', '_initialize'],
  // Functions of Node-API are imports, which emnapi gives a module when it is instantiated.
  '--import-undefined',
  // emnapi makes callbacks of functions in the table, and adds some of its own.
  '--export-table',
  '--growable-table',
  ...['malloc', 'free', 'napi_register_wasm_v1'].map((name) => `--export=${name}`),
  // 64 KiB is the default; an overflow of the stack traps instead of writing over static data.
  ...['-z', 'stack-size=1048576'],
  '--stack-first',
];

const LIBRARIES = ['-lemnapi-basic', '-lc', CLANG_LIBRARIES.builtins];

/**
 * Each subject is compiled once, each version unit once per target and further defines; a module is linked per addon
 * and target.
 */
export function wasmCommands(specs: readonly AddonSpec[]): WasmCommands {
  const units = new Map<string, CompileStep>();
  const link = specs.flatMap((spec) =>
    spec.targets.map((target) => linkAddon(spec, target, versionUnit(spec, target, units))),
  );
  return { compile: [...subjectsOf(specs).flatMap(compileSubject), ...units.values()], link };
}

/** The text of the commands. */
export function wasmRecipe(specs: readonly AddonSpec[]): string {
  return JSON.stringify(wasmCommands(specs));
}

function compileSubject({ name, sources, defines }: CompiledSubject): CompileStep[] {
  return sources.map((source) => compile(source, defines, objectOf(name, source)));
}

/** In the order of its sources. */
function objectsOf({ name, sources }: CompiledSubject): string[] {
  return sources.map((source) => objectOf(name, source));
}

function objectOf(subject: string, source: string): string {
  return `${subject}-${path.posix.parse(source).name}.o`;
}

/** The object of a version unit, which is compiled with the first addon that needs it. */
function versionUnit(spec: AddonSpec, target: Target, units: Map<string, CompileStep>): string {
  const defines = [...versionUnitDefines(spec, target), ...furtherDefines(spec)];
  const key = defines.join(' ');
  const unit = units.get(key) ?? compile('version_unit.c', defines, `version_unit_${units.size}.o`);
  units.set(key, unit);
  return unit.object;
}

function compile(source: string, defines: readonly string[], object: string): CompileStep {
  return {
    args: [...COMPILER, ...defines.map((define) => `-D${define}`), '-c', source, '-o', object],
    object,
  };
}

/**
 * Only the defines among an addon's further gyp settings mean something here. Exports are named one by one, and
 * visibility has no effect: a declaration that the module must not have is not named.
 */
function linkAddon(spec: AddonSpec, target: Target, unit: string): LinkStep {
  const names = (['shipped', 'proposed'] as const).filter(
    (name) => expectedDeclaration(spec, target, name) !== undefined,
  );
  const exports = names.map((name) => `--export=${SYMBOLS[name]}`);
  const objects = [unit, ...objectsOf(subjectOf(spec, target))];
  const module = addonFileName(spec.name, target.id, 'wasm32');
  return { args: [...LINKER, ...exports, ...objects, ...LIBRARIES, '-o', module], objects, module };
}
