import { ADVICE_REFERENCES, ADVICE_THROWN_NULL } from '../advice.ts';
import type { Pattern, RuleDefinition } from '../rule.ts';
import { ANY_VALUE_REFERENCES, VERSION_10 } from '../sources.ts';
import { inBothModes, inlineCode, manual, type Mode } from './compiled-with.ts';

const REFERENCE = manual('Reference', 'reference');
const ERROR_HANDLING = manual('error handling', 'error_handling');
const WRAPS = inlineCode('Error::Error');
const UNWRAPS = inlineCode('Error::Value');

const PRIMITIVES = ['string', 'number', 'boolean', 'bigint', 'undefined', 'null'];
const OTHERS = ['object', 'symbol'];
const THROWN = ['error', 'object', 'symbol', 'string', 'number', 'boolean', 'bigint'];

function persistent(words: string, type: string): RuleDefinition {
  return {
    statement: `${words}, Napi::Persistent takes a value of type ${type} from version 10 and lets go of it at count 0; below it throws an Error.`,
    sources: [REFERENCE, ANY_VALUE_REFERENCES, VERSION_10],
    probe: 'persistent',
    args: { type },
    advice: ADVICE_REFERENCES,
    expected: {
      opensAt: 10,
      below: { refused: { type: 'error' } },
      from: { same: true, released: true },
    },
  };
}

function persistentAlways(words: string, type: string): RuleDefinition {
  return {
    statement: `${words}, Napi::Persistent takes a value of type ${type} at every version.`,
    sources: [REFERENCE],
    probe: 'persistent',
    args: { type },
    expected: { always: { same: true } },
  };
}

const same: Pattern = { same: true };

function passedOn(words: string, type: string): RuleDefinition {
  return {
    statement: `${words}, a value of type ${type} that a callee throws comes out of Function::Call as it is, at every version.`,
    sources: [ERROR_HANDLING, WRAPS, UNWRAPS],
    probe: 'passOn',
    args: { type },
    expected: { always: same },
  };
}

/** Takes the process down where node-addon-api has a bug, so that each target costs a process: one for each gate. */
function passedOnAlone(words: string, type: string): RuleDefinition {
  return {
    ...passedOn(words, type),
    advice: ADVICE_THROWN_NULL,
    targets: ['8', '10', 'experimental'],
    isolate: true,
  };
}

function caught(words: string, type: string): RuleDefinition {
  return {
    statement: `${words}, Napi::Error::Value gives a value of type ${type} that a callee threw as it is, at every version.`,
    sources: [ERROR_HANDLING, UNWRAPS],
    probe: 'catch',
    args: { type },
    expected: { always: same },
  };
}

function each(prefix: string, types: readonly string[], rule: (type: string) => RuleDefinition) {
  return Object.fromEntries(types.map((type) => [`${prefix}-${type}`, rule(type)]));
}

const ISOLATED: Readonly<Record<Mode, readonly string[]>> = {
  exceptions: ['undefined', 'null'],
  'no-exceptions': ['null'],
};
/** Values that can be caught in a shared process. */
const CATCHABLE: Readonly<Record<Mode, readonly string[]>> = {
  exceptions: ['undefined', 'null'],
  'no-exceptions': [],
};

/** A value that has no properties to look at, as node-addon-api would. */
function caughtBare(words: string, type: string): RuleDefinition {
  return { ...caught(words, type), advice: ADVICE_THROWN_NULL };
}

/** References to values, and what callees throw. */
export const valueRules = inBothModes((mode, words) => ({
  ...each('persistent', PRIMITIVES, (type) => persistent(words, type)),
  ...each('persistent', OTHERS, (type) => persistentAlways(words, type)),
  ...each('pass-on', THROWN, (type) => passedOn(words, type)),
  ...each('pass-on', ISOLATED[mode], (type) => passedOnAlone(words, type)),
  ...each('catch', THROWN, (type) => caught(words, type)),
  ...each('catch', CATCHABLE[mode], (type) => caughtBare(words, type)),
}));
