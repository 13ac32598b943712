import { EXPERIMENTAL } from '../../../suites/target.ts';
import type { Cell } from '../../run/plan/cells.ts';
import type { Fault } from './fault.ts';
import type { Usage } from './usage.ts';

/** Conditions for a fault to affect a cell: all of them must hold. */
interface Reach {
  /** Its suite's probes use one of these members of the host. */
  readonly host?: readonly string[];
  /** Its addon calls one of these functions. */
  readonly calls?: readonly string[];
  /** Its addon is built from this folder of addons/. */
  readonly subject?: string;
  /** Its target declares a number (null: nothing) of which this holds. */
  readonly declared?: (declared: number | null) => boolean;
  /** Its rule has a gate, or its addon is about versions. */
  readonly isAboutVersions?: true;
  readonly mustBeRejected?: true;
}

const VERSIONS: Reach = { isAboutVersions: true };
const REJECTIONS: Reach = { mustBeRejected: true };
const THROWN: Reach = { host: ['describeThrown'] };
const WARNINGS: Reach = { host: ['recordWarnings'] };
const UNCAUGHT: Reach = { host: ['recordUncaught'] };
const FOREIGN: Reach = { host: ['callForeign'] };
const ENDS: Reach = { host: ['exitExpected'] };
const WORKERS: Reach = { host: ['startWorker'] };
const FINALIZERS: Reach = {
  calls: [
    'napi_wrap',
    'napi_add_finalizer',
    'napi_create_external',
    'napi_create_external_arraybuffer',
    'napi_create_external_buffer',
    'napi_set_instance_data',
  ],
};
const REFERENCES: Reach = { calls: ['napi_create_reference'] };
const ASYNC_WORK: Reach = { calls: ['napi_create_async_work'] };
const ENV_HEADS: Reach = { subject: 'vtable' };
const INIT_RESULTS: Reach = { subject: 'init_result' };
const THREADSAFE_FUNCTIONS: Reach = { calls: ['napi_create_threadsafe_function'] };

/** The faults of suites/harness/faults.cjs. */
const OF_THE_HOST: Readonly<Record<string, Reach>> = {
  'ignores-declaration': VERSIONS,
  'none-as-10': { ...VERSIONS, declared: (declared) => declared === null },
  'pins-at-8': VERSIONS,
  'pins-at-9': { ...VERSIONS, declared: (declared) => declared !== null && declared > 9 },
  'experimental-as-8': { ...VERSIONS, declared: (declared) => declared === EXPERIMENTAL },
  'stable-as-experimental': { ...VERSIONS, declared: (declared) => declared !== null && declared >= 8 },
  'below-8-as-10': { declared: (declared) => declared !== null && declared < 8 },
  'accepts-too-new': REJECTIONS,
  'later-loads-as-another': VERSIONS,
  'workers-as-another': { ...VERSIONS, ...WORKERS },
  'refuses-loads': VERSIONS,
  'loads-anew': VERSIONS,
  'loads-nothing-anew': VERSIONS,
  'rejects-nothing': THROWN,
  'forgets-nothing': { host: ['uncache'] },
  'maps-otherwise': { host: ['isMapped'] },
  'rejects-by-a-string': REJECTIONS,
  'rejects-with-a-bare-message': REJECTIONS,
  'rejects-after-init': REJECTIONS,
  'dies-after-rejection': REJECTIONS,
  'drops-warnings': WARNINGS,
  'doubles-warnings': WARNINGS,
  'renames-warnings': WARNINGS,
  'drops-uncaught': UNCAUGHT,
  'doubles-uncaught': UNCAUGHT,
  'uncaught-from-elsewhere': UNCAUGHT,
  'uncaught-as-another': UNCAUGHT,
  'foreign-reads-otherwise': FOREIGN,
  'foreign-reads-register': FOREIGN,
  'describes-otherwise': THROWN,
  'throws-what-is-no-error': THROWN,
  'gc-does-nothing': { host: ['collectGarbage', 'collectUntil'] },
  'tells-another-supported-version': { host: ['reportedVersion'] },
  'ends-with-another-exit-code': ENDS,
  'keeps-the-loop-alive': ENDS,
  'dies-of-a-signal': ENDS,
  'worker-ends-with-another-exit-code': WORKERS,
  'drops-worker-errors': WORKERS,
  'worker-errors-out-of-nothing': WORKERS,
  'starts-no-workers': WORKERS,
  'drops-what-workers-tell': WORKERS,
  'doubles-what-workers-tell': WORKERS,
};

/** The faults of addons/faults that are not about one function. */
const OF_THE_ADDONS: Readonly<Record<string, Reach>> = {
  'declares:8': VERSIONS,
  'declares:9': VERSIONS,
  'declares:10': VERSIONS,
  'declares:experimental': VERSIONS,
  'changes-its-mind': VERSIONS,
  'references:anything': REFERENCES,
  'references:objects': REFERENCES,
  'reads-twice': VERSIONS,
  'reads-never': VERSIONS,
  'inits-twice': VERSIONS,
  'sentinel-without-tables': ENV_HEADS,
  'ignores-init-result': INIT_RESULTS,
  'replaces-exports': INIT_RESULTS,
  'cannot-run-js-as-pending-exception': VERSIONS,
  'pending-exception-as-cannot-run-js': {},
  'never:finalizer': FINALIZERS,
  'early:finalizer': FINALIZERS,
  'twice:finalizer': FINALIZERS,
  'swallow:finalizer': FINALIZERS,
  'never:async_work': ASYNC_WORK,
  'swallow:async_work': ASYNC_WORK,
  'cancelled:async_work': ASYNC_WORK,
  'swallow:threadsafe_function': THREADSAFE_FUNCTIONS,
  'order:threadsafe_function': THREADSAFE_FUNCTIONS,
  'context:threadsafe_function': THREADSAFE_FUNCTIONS,
  'with-env:threadsafe_function': THREADSAFE_FUNCTIONS,
  'without-env:threadsafe_function': THREADSAFE_FUNCTIONS,
  'empty:class': { calls: ['napi_define_class'] },
  'inherited:property': { calls: ['napi_define_properties'] },
  'never:threadsafe_finalizer': THREADSAFE_FUNCTIONS,
  'twice:threadsafe_finalizer': THREADSAFE_FUNCTIONS,
};

const DEADLY: ReadonlySet<string> = new Set([
  'dies-after-rejection',
  'keeps-the-loop-alive',
  'dies-of-a-signal',
]);

/** Every fault that has a name of its own: each of them must kill a rule, or it is dead. */
export function namedFaults(usage: Usage): Fault[] {
  return Object.entries({ ...OF_THE_HOST, ...OF_THE_ADDONS }).map(([id, reach]) => ({
    id,
    isNamed: true,
    concerns: (cell) => reaches(reach, cell, usage),
    isDeadly: DEADLY.has(id),
  }));
}

function reaches(reach: Reach, { rule, target }: Cell, usage: Usage): boolean {
  const uses = (names: readonly string[] | undefined, used: ReadonlySet<string> | undefined): boolean =>
    names === undefined || names.some((name) => used?.has(name) ?? false);
  return (
    uses(reach.host, usage.host.get(rule.suite)) &&
    uses(reach.calls, usage.calls.get(rule.addon)?.any) &&
    (reach.subject === undefined || rule.addon.startsWith(reach.subject)) &&
    (reach.declared?.(target.declared) ?? true) &&
    (reach.isAboutVersions === undefined || 'opensAt' in rule.expected || usage.versions.has(rule.addon)) &&
    (reach.mustBeRejected === undefined || rule.appliesTo === 'rejected')
  );
}
