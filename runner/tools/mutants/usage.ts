import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AddonSpec } from '../../run/addons/addon-spec.ts';

/** The functions that addons and probes use, read from their sources: other faults cannot affect them. */
export interface Usage {
  /** Per addon. */
  readonly calls: ReadonlyMap<string, Calls>;
  /** Addons whose subject is what a runtime does with a version. */
  readonly versions: ReadonlySet<string>;
  /** Members of the host, per suite. */
  readonly host: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The functions that the source of an addon calls. */
export interface Calls {
  readonly any: ReadonlySet<string>;
  /** Calls whose status is observed: those outside PROBE_MUST, whose status no fault changes. */
  readonly looked: ReadonlySet<string>;
}

/** Functions that node-addon-api calls for an addon in C++, beyond those in the addon's own source. */
const BEHIND_CPP = [
  'napi_add_finalizer',
  'napi_call_function',
  'napi_call_threadsafe_function',
  'napi_create_reference',
  'napi_create_threadsafe_function',
  'napi_get_and_clear_last_exception',
  'napi_get_reference_value',
  'napi_is_exception_pending',
  'napi_release_threadsafe_function',
  'napi_throw',
  'napi_typeof',
  'napi_wrap',
];

/** The subject of the addons that exist to be loaded. */
const LOADED_SUBJECT = 'version';

export async function readUsage(root: string, specs: readonly AddonSpec[]): Promise<Usage> {
  const addons = await Promise.all(
    specs.map(async ({ name, subject, language }) => {
      const source = await sourceText(path.join(root, 'addons', subject), /\.(c|cc|h)$/);
      const found = callsIn(source);
      const hidden = language === 'c++' ? BEHIND_CPP : [];
      const calls: Calls = {
        any: new Set([...found.any, ...hidden]),
        looked: new Set([...found.looked, ...hidden]),
      };
      return {
        name,
        calls,
        givesVersion: subject === LOADED_SUBJECT || source.includes('PROBE_DECLARATION'),
      };
    }),
  );
  const folders = await readdir(path.join(root, 'suites'), { withFileTypes: true });
  const suites = await Promise.all(
    folders
      .filter((entry) => entry.isDirectory())
      .map(async ({ name }) => {
        const probes = await sourceText(path.join(root, 'suites', name), /\.probe\.cjs$/);
        const members = [...probes.matchAll(/\bhost\.(\w+)/g)].map(([, member = '']) => member);
        return [name, new Set(members)] as const;
      }),
  );
  return {
    calls: new Map(addons.map(({ name, calls }) => [name, calls])),
    versions: new Set(addons.filter(({ givesVersion }) => givesVersion).map(({ name }) => name)),
    host: new Map(suites),
  };
}

export function callsIn(source: string): Calls {
  const any = new Set<string>();
  const looked = new Set<string>();
  for (const { 0: call, index } of source.matchAll(/\b(?:napi|node_api)_\w+(?=\)?\s*\()/g)) {
    any.add(call);
    if (!/PROBE_MUST\s*\(\s*(?:CALL_OPTIONAL\()?$/.test(source.slice(0, index))) looked.add(call);
  }
  // Macros such as NOTE(napi_typeof, env, ...) take the function and its arguments apart, for the sake of its name.
  for (const [, call = ''] of source.matchAll(/\b[A-Z_]+\(((?:napi|node_api)_\w+),/g)) {
    any.add(call);
    looked.add(call);
  }
  return { any, looked };
}

async function sourceText(folder: string, wanted: RegExp): Promise<string> {
  const names = await readdir(folder, { recursive: true });
  const texts = names
    .filter((name) => wanted.test(name))
    .map((name) => readFile(path.join(folder, name), 'utf8'));
  return (await Promise.all(texts)).join('\n');
}
