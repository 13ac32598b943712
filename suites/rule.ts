import type { Json } from './json.ts';
import type { EffectiveVersion } from './target.ts';

export type Strength = 'must' | 'should' | 'informative';

export interface Source {
  readonly title: string;
  readonly url: string;
}

/** Abilities of a host that a probe may need; suites/harness/README.md describes each. */
export const CAPABILITIES = [
  'load',
  'copy',
  'turn',
  'garbage-collection',
  'uncaught-exception',
  'warning',
  'worker',
  'process-end',
  'node-flags',
  'node-loaders',
  'linked-binding',
  'foreign-functions',
  'undetachable-array-buffer',
  'threads',
  'shared-static-data',
] as const;
export type Capability = (typeof CAPABILITIES)[number];

/**
 * An expected observation. Plain JSON; an object matches when every key it names matches, so an
 * observation may say more. `{ "$contains": [...] }` matches a string that contains every part. `{declared}`
 * and `{supported}` in a part stand for the numbers of the cell.
 */
export type Pattern = Json;

/** The expected observation: the same for every effective version, or data of a gate that opens at one. */
export type Expected =
  | { readonly always: Pattern }
  | { readonly opensAt: number | 'experimental'; readonly below: Pattern; readonly from: Pattern };

/** Where a rule applies: to targets that the runtime must accept, to those it must reject, or to both. */
export type AppliesTo = 'accepted' | 'rejected' | 'any';

export interface RuleDefinition {
  /** One sentence that a runtime either keeps or breaks. */
  readonly statement: string;
  /** Default: must. */
  readonly strength?: Strength;
  readonly sources: readonly Source[];
  /** The function of the suite's probe file that observes, and the argument it is given. */
  readonly probe: string;
  readonly args?: Json;
  /** The addon under test; default: the suite's. The rule's targets are those the addon is built for. */
  readonly addon?: string;
  /** Fewer targets than the addon is built for. */
  readonly targets?: readonly string[];
  /** Default: accepted. Only rules on loading may be any other: once a load should fail, later behaviour is out of scope. */
  readonly appliesTo?: AppliesTo;
  /**
   * The rule decides whether its targets load, and this is how they must: reports build their loading table from such
   * rules. Their observations have a boolean `loaded`.
   */
  readonly loads?: 'accepted' | 'rejected';
  /** The version that introduced the tested functions: the rule does not run in runtimes that support less. Default: 1. */
  readonly since?: number;
  readonly needs?: readonly Capability[];
  /** The probe is expected to take the process down, or watches how the process ends. */
  readonly isolate?: boolean;
  /**
   * The longest time without an event, in ms, of a rule under which a runtime may hang. Default: that of the run
   * (--timeout). A longer --timeout than the default one makes it longer in the same proportion.
   */
  readonly timeLimitMs?: number;
  /**
   * Command-line flags of Node.js; such cells get a process with these flags. `NODE_OPTIONS=--flag` is given by the
   * environment instead. `{file}` in one stands for the file of the addon under test. Where a release does not know a flag, its cells are unsupported.
   */
  readonly flags?: readonly string[];
  readonly expected: Expected;
  /** Advice for addon authors about the change at the gate; a rule with a gate must have some. */
  readonly advice?: string;
}

export interface SuiteDefinition {
  readonly name: string;
  readonly title: string;
  readonly addon: string;
  /** For the rules that name none of their own; default: `load` alone. */
  readonly needs?: readonly Capability[];
  /** For the rules with a gate that have none of their own. */
  readonly advice?: string;
  /** Keyed by the second half of the id: `create-string` of suite `reference` is `reference/create-string`. */
  readonly rules: Readonly<Record<string, RuleDefinition>>;
}

/** A rule with its defaults filled in. */
export interface Rule extends Required<Omit<RuleDefinition, 'targets' | 'advice' | 'loads' | 'timeLimitMs'>> {
  readonly id: string;
  readonly suite: string;
  readonly targets: readonly string[] | null;
  readonly advice: string | null;
  readonly loads?: RuleDefinition['loads'];
  readonly timeLimitMs?: number | undefined;
}

export interface Suite {
  readonly name: string;
  readonly title: string;
  readonly rules: readonly Rule[];
}

export function defineSuite(definition: SuiteDefinition): Suite {
  const { name, title } = definition;
  const rules = Object.entries(definition.rules).map(([key, rule]): Rule => ({
    id: `${name}/${key}`,
    suite: name,
    statement: rule.statement,
    strength: rule.strength ?? 'must',
    sources: rule.sources,
    probe: rule.probe,
    args: rule.args ?? null,
    addon: rule.addon ?? definition.addon,
    targets: rule.targets ?? null,
    appliesTo: rule.appliesTo ?? 'accepted',
    ...(rule.loads && { loads: rule.loads }),
    since: rule.since ?? 1,
    needs: rule.needs ?? definition.needs ?? ['load'],
    isolate: rule.isolate ?? false,
    ...(rule.timeLimitMs !== undefined && { timeLimitMs: rule.timeLimitMs }),
    flags: rule.flags ?? [],
    expected: rule.expected,
    advice: rule.advice ?? ('opensAt' in rule.expected ? (definition.advice ?? null) : null),
  }));
  return { name, title, rules };
}

/** Whether a rule applies to a target with this effective version. */
export function appliesTo(rule: Rule, effective: EffectiveVersion): boolean {
  if (rule.appliesTo === 'any') return true;
  return (rule.appliesTo === 'rejected') === (effective === 'rejected');
}
