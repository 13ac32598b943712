import type { RuleDefinition } from '../rule.ts';
import { atRisk, BASIC_FINALIZE, usedEngine } from './kinds.ts';

/** The define that turns the termination off, as the documentation says. */
export const optOut: Record<string, RuleDefinition> = {
  'opt-out': {
    statement:
      'In an experimental addon that is compiled with NODE_API_EXPERIMENTAL_BASIC_ENV_OPT_OUT the finalizer of a wrapped object may call napi_create_object.',
    // A runtime cannot keep it: the define changes types of C, and leaves no trace in the file.
    strength: 'should',
    sources: [BASIC_FINALIZE],
    ...atRisk({ kind: 'wrap', act: 'napi_create_object' }),
    addon: 'finalizer_opt_out',
    expected: { always: { runs: 1, status: usedEngine.status } },
  },
};
