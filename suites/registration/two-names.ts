import type { RuleDefinition } from '../rule.ts';
import { PROPOSAL, VERSIONED_BEHAVIOUR } from '../sources.ts';
import { AS_DECLARED } from './gate.ts';
import { DLOPEN, REGISTRATION } from './sources.ts';

const SHIPPED = 'node_api_module_get_api_version_v1';
const PROPOSED = 'napi_module_get_api_version_v1';

/** An addon that declares its target under the shipped name and `proposes` under the other. */
function whenProposing(proposes: number, order: string): RuleDefinition {
  return {
    statement: `An addon that declares ${order} under ${SHIPPED} than under ${PROPOSED} gets the version under the first.`,
    sources: [REGISTRATION, PROPOSAL, VERSIONED_BEHAVIOUR, DLOPEN],
    probe: 'load',
    addon: `version_proposes_${proposes}`,
    expected: AS_DECLARED,
  };
}

/** Both names with different versions. An addon with one of the two alone is a subject of the load suite. */
export const twoNames: Readonly<Record<string, RuleDefinition>> = {
  'shipped-name-above-proposed': whenProposing(9, 'more'),
  'shipped-name-below-proposed': whenProposing(10, 'less'),
  'proposed-name-too-new': {
    ...whenProposing(99, 'less'),
    statement: `A version above the supported one under ${PROPOSED} does not keep an addon from loading.`,
  },
};
