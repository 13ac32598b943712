import { ADVICE_SECOND_LOAD } from '../advice.ts';
import type { Capability, Pattern, RuleDefinition } from '../rule.ts';
import { VERSIONED_BEHAVIOUR } from '../sources.ts';
import { CLOSED, OPEN } from './gate.ts';
import { BY_CONSTRUCTOR, BY_SYMBOL, DLOPEN, TO_NODE_MODULE } from './sources.ts';

interface Again {
  readonly what: string;
  readonly needs: readonly Capability[];
}

/** A constructor runs once per mapping: a runtime that waits for it waits in vain at these loads. */
const AGAIN: Readonly<Record<string, Again>> = {
  forgotten: {
    what: 'after its file was taken out of the require cache',
    needs: ['load', 'copy', 'node-loaders'],
  },
  dlopen: { what: 'through process.dlopen', needs: ['load', 'copy', 'node-loaders'] },
  worker: { what: 'in a Worker', needs: ['load', 'copy', 'worker'] },
};

function pinned(second: number): Pattern {
  return { first: [CLOSED, CLOSED], second: { gate: second } };
}

function rulesFor(
  prefix: string,
  rule: (
    again: Again,
  ) => Pick<RuleDefinition, 'statement' | 'sources' | 'expected'> & Partial<RuleDefinition>,
): Record<string, RuleDefinition> {
  return Object.fromEntries(
    Object.entries(AGAIN).map(([again, way]): [string, RuleDefinition] => [
      `${prefix}${again}`,
      { probe: 'loadAgain', args: { again }, needs: way.needs, ...rule(way) },
    ]),
  );
}

export const secondLoads: Readonly<Record<string, RuleDefinition>> = {
  ...rulesFor('second-load-', ({ what }) => ({
    statement: `An addon that registered itself, and so got version 8, gets the version it declares when it is loaded a second time ${what}; its first instance stays at 8.`,
    strength: 'informative',
    sources: [DLOPEN, BY_CONSTRUCTOR, VERSIONED_BEHAVIOUR],
    advice: ADVICE_SECOND_LOAD,
    expected: { opensAt: 10, below: pinned(CLOSED), from: pinned(OPEN) },
  })),
  ...rulesFor('second-load-too-new-', ({ what }) => ({
    statement: `An addon that registered itself and declares more than the supported version does not take the process down when it is loaded a second time ${what}.`,
    sources: [DLOPEN, BY_SYMBOL, VERSIONED_BEHAVIOUR],
    appliesTo: 'rejected',
    isolate: true,
    expected: { always: { first: [CLOSED, CLOSED] } },
  })),
  ...rulesFor('second-load-nm-version-', ({ what }) => ({
    statement: `An addon that registered itself with nm_version 10 and declares nothing still gets version 8 when it is loaded a second time ${what}.`,
    strength: 'should',
    sources: [DLOPEN, TO_NODE_MODULE],
    addon: 'version_nm_version',
    expected: { always: pinned(CLOSED) },
  })),
};
