import type { Pattern, RuleDefinition, Source } from '../rule.ts';
import { UNCAUGHT_FROM_CALLBACKS, VERSION_10 } from '../sources.ts';
import {
  ALL_LEAKS,
  byVersion,
  codes,
  DEP0168,
  CATCHING,
  LEAK_ORIGINS,
  leakRules,
  OPENS_AT,
  quiet,
  uncaught,
  type Leak,
  type LeakName,
} from './leaks.ts';

/** A flag of Node.js' command line. */
function flagSource(flag: string, anchor = flag): Source {
  return { title: flag, url: `https://nodejs.org/api/cli.html#${anchor}` };
}

const POLICY = '--force-node-api-uncaught-exceptions-policy';
const POLICY_FLAG = flagSource(POLICY);
/** OptionsParser::Parse: an option of type boolean takes no value, and what follows `=` is dropped. */
const OPTION_PARSER = {
  title: 'OptionsParser::Parse in src/node_options-inl.h',
  url: 'https://github.com/nodejs/node/blob/main/src/node_options-inl.h',
};
const EMIT_WARNING = {
  title: 'process.emitWarning',
  url: 'https://nodejs.org/api/process.html#processemitwarningwarning-options',
};

interface FlagRules {
  readonly flag: string;
  readonly leaks: readonly LeakName[];
  readonly sources: readonly Source[];
  readonly statement: (leak: Leak) => string;
  readonly expected: (leak: Leak) => RuleDefinition['expected'];
  readonly probe?: string;
  readonly strength?: RuleDefinition['strength'];
}

/** Keyed by the prefix of the rules' ids. */
const FLAGS: Readonly<Record<string, FlagRules>> = {
  'forced-': {
    flag: POLICY,
    leaks: ALL_LEAKS,
    sources: [POLICY_FLAG, UNCAUGHT_FROM_CALLBACKS],
    statement: ({ what }) => `${what} is an uncaught exception at every version under ${POLICY}.`,
    expected: always,
  },
  'forced-true-': {
    flag: `${POLICY}=true`,
    leaks: LEAK_ORIGINS,
    // The text of DEP0168 recommends this form.
    sources: [POLICY_FLAG, DEP0168, UNCAUGHT_FROM_CALLBACKS],
    statement: ({ what }) => `${what} is an uncaught exception at every version under ${POLICY}=true.`,
    expected: always,
  },
  'forced-false-': {
    flag: `${POLICY}=false`,
    leaks: LEAK_ORIGINS,
    sources: [POLICY_FLAG, OPTION_PARSER],
    strength: 'informative',
    statement: ({ what }) =>
      `${what} is an uncaught exception at every version under ${POLICY}=false as well: Node.js drops the value of a boolean flag.`,
    expected: always,
  },
  'unforced-': {
    flag: '--no-force-node-api-uncaught-exceptions-policy',
    leaks: ALL_LEAKS,
    sources: [POLICY_FLAG, UNCAUGHT_FROM_CALLBACKS, VERSION_10],
    statement: ({ what }) =>
      `${what} is treated as the version says under --no-force-node-api-uncaught-exceptions-policy.`,
    expected: byVersion,
  },
  'throw-deprecation-': {
    flag: '--throw-deprecation',
    leaks: LEAK_ORIGINS,
    sources: [flagSource('--throw-deprecation'), DEP0168, VERSION_10],
    statement: ({ what }) =>
      `${what} is an uncaught exception at every version under --throw-deprecation: the warning itself (code DEP0168) below version 10, the exception from it.`,
    expected: ({ code, times }) => ({
      opensAt: OPENS_AT,
      below: uncaught('DEP0168', times),
      from: uncaught(code, times),
    }),
  },
  'no-deprecation-': {
    flag: '--no-deprecation',
    leaks: LEAK_ORIGINS,
    sources: [flagSource('--no-deprecation'), DEP0168, VERSION_10],
    statement: ({ what }) =>
      `${what} is lost without a 'warning' event below version 10 under --no-deprecation; from 10 it is an uncaught exception all the same.`,
    expected: ({ code, times }) => ({ opensAt: OPENS_AT, below: quiet, from: uncaught(code, times) }),
  },
  'trace-deprecation-': {
    flag: '--trace-deprecation',
    leaks: LEAK_ORIGINS,
    probe: 'print',
    sources: [flagSource('--trace-deprecation'), DEP0168, VERSION_10],
    statement: ({ what }) => `${what} is treated as the version says under --trace-deprecation.`,
    expected: (leak) => printing(leak, leak.times),
  },
  'pending-deprecation-': {
    flag: '--pending-deprecation',
    leaks: LEAK_ORIGINS,
    probe: 'print',
    sources: [flagSource('--pending-deprecation'), DEP0168, VERSION_10],
    statement: ({ what }) => `${what} is treated as the version says under --pending-deprecation.`,
    expected: (leak) => printing(leak, leak.times),
  },
  'no-warnings-': {
    flag: '--no-warnings',
    leaks: LEAK_ORIGINS,
    probe: 'print',
    sources: [flagSource('--no-warnings'), EMIT_WARNING, DEP0168, VERSION_10],
    statement: ({ what }) =>
      `${what} is a 'warning' event and nothing on standard error below version 10 under --no-warnings; from 10 it is an uncaught exception all the same.`,
    expected: (leak) => printing(leak, 0),
  },
  'disable-warning-': {
    flag: '--disable-warning=DEP0168',
    leaks: LEAK_ORIGINS,
    probe: 'print',
    sources: [
      flagSource('--disable-warning=code-or-type', '--disable-warningcode-or-type'),
      DEP0168,
      VERSION_10,
    ],
    statement: ({ what }) =>
      `${what} is a 'warning' event and nothing on standard error below version 10 under --disable-warning=DEP0168; from 10 it is an uncaught exception all the same.`,
    expected: (leak) => printing(leak, 0),
  },
};

function always({ code, times }: Leak): RuleDefinition['expected'] {
  return { always: uncaught(code, times) };
}

/** Events as ever; `printed`: how many of the warnings below the gate reach standard error. */
function printing({ code, times }: Leak, printed: number): RuleDefinition['expected'] {
  const below: Pattern = { ...quiet, warnings: codes('DEP0168', times), printed };
  return { opensAt: OPENS_AT, below, from: uncaught(code, times) };
}

/** The effects of command-line flags of Node.js. */
export const flags: Record<string, RuleDefinition> = {
  'printed-warning': {
    statement: 'Each DEP0168 warning below version 10 is printed to standard error, when no flag forbids it.',
    strength: 'should',
    sources: [EMIT_WARNING, DEP0168],
    probe: 'print',
    args: { from: 'thread' },
    needs: CATCHING,
    expected: {
      opensAt: OPENS_AT,
      below: { warnings: codes('DEP0168', 2), printed: 2 },
      from: { warnings: [], printed: 0 },
    },
  },
  ...Object.fromEntries(
    Object.entries(FLAGS).flatMap(([prefix, rules]) => Object.entries(flagRules(prefix, rules))),
  ),
};

function flagRules(prefix: string, rules: FlagRules): Record<string, RuleDefinition> {
  const { flag, leaks, sources, strength, probe, statement, expected } = rules;
  return leakRules(prefix, leaks, (leak) => ({
    statement: statement(leak),
    sources,
    flags: [flag],
    needs: [...CATCHING, 'node-flags'],
    expected: expected(leak),
    ...(strength && { strength }),
    ...(probe && { probe }),
  }));
}
