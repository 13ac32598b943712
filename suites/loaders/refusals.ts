import type { Capability, RuleDefinition, Source } from '../rule.ts';
import { LOADS } from './observed.ts';
import { ALLOW_ADDONS, DLOPEN_DISABLED, IMPORT_ADDONS, NO_ADDONS, PERMISSION, WORKERS } from './sources.ts';

const NEEDS: readonly Capability[] = [...LOADS, 'node-flags'];
/** One that would be rejected or worse is refused like any other. */
const TARGETS = ['8', '99', 'experimental'];

const refused = { error: 'ERR_DLOPEN_DISABLED', mapped: false };

/** Ways to load by what they are called. */
const WAYS = { require: 'require', 'create-require': 'a require of createRequire', dlopen: 'process.dlopen' };

/** The harness reads its plan and its probes and copies addons. */
const FILES = ['--allow-fs-read=*', '--allow-fs-write=*'];

interface Prohibition {
  readonly flag: string;
  readonly flags: readonly string[];
  readonly sources: readonly Source[];
}

const PROHIBITIONS: Readonly<Record<string, Prohibition>> = {
  'no-addons': { flag: '--no-addons', flags: ['--no-addons'], sources: [NO_ADDONS, DLOPEN_DISABLED] },
  permission: {
    flag: '--permission',
    flags: ['--permission', ...FILES],
    sources: [PERMISSION, ALLOW_ADDONS, DLOPEN_DISABLED],
  },
  'experimental-permission': {
    flag: '--experimental-permission',
    flags: ['--experimental-permission', ...FILES],
    sources: [PERMISSION, ALLOW_ADDONS, DLOPEN_DISABLED],
  },
};

function refusal({ flag, flags, sources }: Prohibition, by: string, how: string): RuleDefinition {
  return {
    statement: `Under ${flag}, ${how} of an addon throws ERR_DLOPEN_DISABLED before the file is mapped, whatever it declares.`,
    sources,
    probe: 'refused',
    args: { by },
    appliesTo: 'any',
    targets: TARGETS,
    needs: NEEDS,
    flags,
    expected: { always: refused },
  };
}

function allowed(flag: string): RuleDefinition {
  return {
    statement: `Under ${flag} with --allow-addons, addons load.`,
    sources: [PERMISSION, ALLOW_ADDONS],
    probe: 'refused',
    args: { by: 'require' },
    targets: TARGETS,
    needs: NEEDS,
    flags: [flag, '--allow-addons', ...FILES],
    expected: { always: { error: null, mapped: true } },
  };
}

/** Flags that forbid addons, and the one that allows them again. */
export const refusals: Readonly<Record<string, RuleDefinition>> = {
  ...Object.fromEntries(
    Object.entries(PROHIBITIONS).flatMap(([name, prohibition]) =>
      Object.entries(WAYS).map(([by, how]) => [`${name}-${by}`, refusal(prohibition, by, how)]),
    ),
  ),
  'no-addons-import': {
    ...refusal({ flag: '--no-addons', flags: [], sources: [NO_ADDONS, IMPORT_ADDONS] }, 'import', 'import'),
    flags: ['--no-addons', '--experimental-addon-modules'],
  },
  'no-addons-worker': {
    ...refusal({ flag: '--no-addons', flags: [], sources: [NO_ADDONS, WORKERS] }, '', ''),
    statement:
      'Under --no-addons, an addon that a Worker requires is refused with ERR_DLOPEN_DISABLED before the file is mapped.',
    probe: 'refusedInWorker',
    args: null,
    needs: [...NEEDS, 'worker'],
    flags: ['--no-addons'],
  },
  'allow-addons': allowed('--permission'),
  'experimental-allow-addons': allowed('--experimental-permission'),
};
