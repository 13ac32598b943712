import type { Json, JsonObject } from '../json.ts';
import type { RuleDefinition, Source } from '../rule.ts';
import { VERSION_10, VERSIONED_BEHAVIOUR } from '../sources.ts';
import { REQUESTED_ONCE, CLOSED, DECLARING, FEW, LOADS, OPEN, OPENS_AT, SEMANTIC } from './observed.ts';
import {
  CREATE_REQUIRE,
  DLOPEN,
  IMPORT_ADDONS,
  IMPORT_BY_DEFAULT,
  PROCESS_DLOPEN,
  REGISTRATION,
  REQUIRE_FLAG,
} from './sources.ts';

interface Way {
  /** Completes "loaded ...". */
  readonly how: string;
  readonly args: Json;
  readonly source: Source;
  /** The rest of its expected observation. */
  readonly besides?: JsonObject;
  readonly settings?: Partial<RuleDefinition>;
}

/** Symbols that are made global stay so: what is loaded later would find them. */
const ALONE = { isolate: true, targets: FEW } as const;

function dlopen(flags: readonly string[], settings: Partial<RuleDefinition> = {}): Way {
  const how = `through process.dlopen with ${flags.join(' | ')}`;
  return { how, args: { by: 'dlopen', flags }, source: PROCESS_DLOPEN, settings };
}

const WAYS: Readonly<Record<string, Way>> = {
  require: { how: 'by require', args: { by: 'require' }, source: REGISTRATION },
  'create-require': {
    how: 'by a require of createRequire',
    args: { by: 'create-require' },
    source: CREATE_REQUIRE,
  },
  dlopen: { how: 'through process.dlopen', args: { by: 'dlopen' }, source: PROCESS_DLOPEN },
  'dlopen-now': dlopen(['RTLD_NOW']),
  'dlopen-lazy-global': dlopen(['RTLD_LAZY', 'RTLD_GLOBAL'], ALONE),
  'dlopen-now-global': dlopen(['RTLD_NOW', 'RTLD_GLOBAL'], ALONE),
  import: {
    how: 'by import under --experimental-addon-modules',
    args: { by: 'import' },
    source: IMPORT_ADDONS,
    settings: { flags: ['--experimental-addon-modules'], needs: [...LOADS, 'node-flags'] },
  },
  'import-by-default': {
    how: 'by import without a flag',
    args: { by: 'import' },
    source: IMPORT_BY_DEFAULT,
    settings: { strength: 'informative' },
  },
  'require-flag': {
    how: 'by --require on the command line',
    args: null,
    source: REQUIRE_FLAG,
    besides: { initsBefore: 1 },
    settings: {
      probe: 'preloaded',
      flags: ['--require={file}'],
      needs: [...LOADS, 'node-flags'],
      targets: FEW,
    },
  },
};

function gateRule({ how, args, source, besides, settings }: Way): RuleDefinition {
  return {
    statement: `An addon that is loaded ${how} gets the version it declares.`,
    sources: [source, VERSIONED_BEHAVIOUR, VERSION_10],
    probe: 'load',
    args,
    needs: LOADS,
    targets: SEMANTIC,
    expected: { opensAt: OPENS_AT, below: { ...besides, gate: CLOSED }, from: { ...besides, gate: OPEN } },
    ...settings,
  };
}

function callsRule(way: Way): RuleDefinition {
  return {
    ...gateRule(way),
    statement: `The version of an addon that is loaded ${way.how} is requested before its init runs.`,
    sources: [way.source, REGISTRATION, DLOPEN, VERSIONED_BEHAVIOUR],
    targets: way.settings?.targets ?? DECLARING,
    expected: { always: { ...way.besides, readBeforeInit: true } },
  };
}

/** Nothing promises how often it is requested. */
function onceRule(way: Way): RuleDefinition {
  return {
    ...callsRule(way),
    statement: `The version of an addon that is loaded ${way.how} is requested exactly once, before its init runs.`,
    strength: 'informative',
    expected: { always: { ...way.besides, ...REQUESTED_ONCE } },
  };
}

/** The result of a load by each way. */
export const ways: Readonly<Record<string, RuleDefinition>> = Object.fromEntries(
  Object.entries(WAYS).flatMap(([name, way]) => [
    [`gate-${name}`, gateRule(way)],
    [`calls-${name}`, callsRule(way)],
    [`calls-${name}-once`, onceRule(way)],
  ]),
);
