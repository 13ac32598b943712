import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Target } from '../../../suites/target.ts';
import type { AddonSpec } from '../../run/addons/addon-spec.ts';
import { isGenerated } from '../../run/addons/generated-headers.ts';
import { NEWEST_STABLE } from '../../run/addons/subject.ts';
import { resolveConditionals } from './c-conditionals.ts';
import { cNames } from './c-names.ts';
import { NotReproducibleError } from './not-reproducible-error.ts';
import { joinItems, reachable, splitItems, withoutComments } from './source-items.ts';

export interface AddonParts {
  /** The folder of all addons. */
  readonly addonsFolder: string;
  readonly spec: AddonSpec;
  /** The targets; with several, the build line defines which is declared. */
  readonly targets: readonly Target[];
  /** Words of the JavaScript, among them the functions that it calls. */
  readonly used: ReadonlySet<string>;
  readonly isWindows: boolean;
}

/**
 * One C file that needs nothing but the headers of Node-API: the files of the subject, what they include, and the version
 * unit, less what nobody uses. Throws NotReproducibleError for an addon that cannot be one file.
 */
export async function addonSource(parts: AddonParts): Promise<string> {
  const { addonsFolder, spec, targets, used, isWindows } = parts;
  const defines = definesOf(spec);
  const included = new Set<string>();
  const files = [...spec.sources.map((source) => path.join(spec.subject, source)), 'version_unit.c'];
  const texts: string[] = [];
  for (const file of files) texts.push(await inlined(path.join(addonsFolder, file), included));
  const [subject = '', ...others] = texts;
  const resolved = resolveConditionals([subject, ...others.map(withoutHeader)].join('\n'), (macro) => {
    if (macro === '_WIN32' || macro === '_MSC_VER') return isWindows;
    if (macro === 'HAS_STANDARD_ERROR') return !isWindows;
    if (macro === 'DECLARED') return allDeclare(targets);
    if (macro.endsWith('_H_') || OURS.has(macro)) return defines.has(macro);
    return null;
  });
  const exposed = withoutUnused(spelledOut(resolved, defines, targets), used);
  const items = splitItems(exposed).map((item) => ({
    ...item,
    names: cNames(withoutComments(item.text).trim()),
  }));
  const roots = new Set(['napi_register_module_v1', 'register_probe_module', ...DECLARATIONS]);
  const needed = reachable(items, ({ names }) => names.length === 0 || names.some((name) => roots.has(name)));
  const [header, ...code] = needed.filter(
    ({ text }, index) => index === 0 || withoutComments(text).trim() !== '',
  );
  const version = { text: `#define NAPI_VERSION ${NEWEST_STABLE}`, spaced: false };
  return joinItems([...(header === undefined ? [] : [header]), version, ...code]);
}

const DECLARATIONS = ['node_api_module_get_api_version_v1', 'napi_module_get_api_version_v1'];

/** The macros by which the build and the mutants change the sources; what is not defined for an addon is not defined. */
const OURS: ReadonlySet<string> = new Set([
  'EXPORT_SHIPPED',
  'EXPORT_PROPOSED',
  'REGISTER_BY_CONSTRUCTOR',
  'DECLARED_PROPOSED',
  'DECLARED_FIRST',
  'HIDE_DECLARATION',
  'NM_VERSION',
  'PROBE_TRUSTED',
  '__cplusplus',
  '__wasm__',
]);

/** The defines for the version unit, beside the target. */
function definesOf({ name, language, exports, registration, gyp }: AddonSpec): ReadonlyMap<string, string> {
  if (language !== 'c') throw new NotReproducibleError(`its addon ${name} is C++ against node-addon-api`);
  const { defines = [], ...settings } = gyp;
  const [setting] = Object.keys(settings);
  if (setting !== undefined)
    throw new NotReproducibleError(`its addon ${name} has linker settings of its own (${setting})`);
  const words = Array.isArray(defines) ? defines.filter((define) => typeof define === 'string') : [];
  const entries = words.map((define): [string, string] => {
    const [macro = '', value = ''] = define.split('=');
    return [macro, value];
  });
  const exported = exports.map((how): [string, string] => [`EXPORT_${how.toUpperCase()}`, '']);
  const registers: [string, string][] =
    registration === 'constructor' ? [['REGISTER_BY_CONSTRUCTOR', '']] : [];
  return new Map([...entries, ...exported, ...registers]);
}

/** True or false when all targets agree. */
function allDeclare(targets: readonly Target[]): boolean | null {
  const [first, ...others] = targets.map(({ declared }) => declared !== null);
  if (first === undefined || others.some((declares) => declares !== first)) return null;
  return first;
}

/** The text of a source, with the files that it includes in the place of the first #include of each. */
async function inlined(file: string, included: Set<string>): Promise<string> {
  included.add(file);
  const lines = (await readFile(file, 'utf8')).split('\n');
  const texts: string[] = [];
  for (const line of lines) {
    const name = /^#include "(.*)"$/.exec(line)?.[1];
    if (name !== undefined && isGenerated(name))
      throw new NotReproducibleError('the build generates a header of its addon');
    const target = name === undefined ? null : path.join(path.dirname(file), name);
    if (target === null) texts.push(line);
    else if (!included.has(target)) texts.push(withoutHeader(await inlined(target, included)));
  }
  return texts.join('\n');
}

/** Without the comment at the top of the file. */
function withoutHeader(text: string): string {
  return text.replace(/^\/\*[^]*?\*\/\n/, '');
}

/** The text with the macros spelled out that only serve the build. */
function spelledOut(text: string, defines: ReadonlyMap<string, string>, targets: readonly Target[]): string {
  const [target] = targets;
  const values = new Map<string, string>(defines);
  if (targets.length === 1 && target !== undefined) {
    if (target.declared !== null) values.set('DECLARED', String(target.declared));
    values.set('TARGET_ID', target.id);
  }
  const own = text
    .replace(/^#define \w+_H_\n/gm, '')
    .replace(
      /^#define (DECLARATION_EXPORT|DECLARED_PROPOSED|NM_VERSION)\b *(.*)\n/gm,
      (_line, name: string, value: string) => {
        if (!values.has(name)) values.set(name, value);
        return '';
      },
    );
  return withValues(own, values)
    .replace(/^#define PROBE_(TRUSTED|DECLARATION|INIT)\(.*\n/gm, '')
    .replace('PROBE_TRUSTED(call)', 'call')
    .replace(/PROBE_DECLARATION\(\(int32_t\)\((.*)\)\)/g, '$1')
    .replace(/PROBE_DECLARATION\((\w+)\)/g, '$1')
    .replace('PROBE_INIT(', 'probe_init(')
    .replace('STRINGIFY(NODE_GYP_MODULE_NAME)', '"addon"')
    .replace(/STRINGIFY\((?!TARGET_ID|x\))(.*?)\)/g, '"$1"');
}

function withValues(text: string, values: ReadonlyMap<string, string>): string {
  // DECLARED_PROPOSED may stand for DECLARED.
  const once = (before: string) =>
    [...values].reduce((so, [name, value]) => {
      const spaced =
        value === '' ? new RegExp(String.raw`\b${name}\b ?`, 'g') : new RegExp(String.raw`\b${name}\b`, 'g');
      return so.replace(spaced, value);
    }, before);
  return once(once(text));
}

/** Without the registration of functions that JavaScript does not use. */
function withoutUnused(text: string, used: ReadonlySet<string>): string {
  return text.replace(/^ *PROBE_FUNCTION\(exports, "(\w+)", \w+\);\n/gm, (line, name: string) =>
    used.has(name) ? line : '',
  );
}
