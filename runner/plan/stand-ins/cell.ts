import { CAPABILITIES, type Rule } from '../../../suites/rule.ts';
import { effectiveVersion, targetFromId, type Target } from '../../../suites/target.ts';
import type { Runtime } from '../../runtimes/runtime.ts';
import type { Cell } from '../cells.ts';

/** A rule about nothing, but for what a test is about. */
export function ruleWith(rule: Partial<Rule> = {}): Rule {
  return {
    id: 'suite/rule',
    suite: 'suite',
    statement: 'A value that goes in comes out.',
    strength: 'must',
    sources: [{ title: 'a source', url: 'https://example.org/source' }],
    probe: 'ask',
    args: null,
    addon: 'addon',
    targets: null,
    appliesTo: 'accepted',
    since: 1,
    needs: ['load'],
    isolate: false,
    flags: [],
    expected: { always: { status: 0 } },
    advice: null,
    ...rule,
  };
}

/** A Node.js of this version that supports Node-API 9, but for what a test is about. */
export function runtimeWith(runtime: Partial<Runtime> = {}): Runtime {
  const { name = 'node', version = '20.20.2' } = runtime;
  return {
    id: `${name}@${version}`,
    name,
    version,
    napiVersion: 9,
    engine: 'v8@11.3',
    sha256: 'a'.repeat(64),
    executable: `/runtimes/${name}`,
    entry: '/harness/session.cjs',
    args: [],
    env: {},
    capabilities: CAPABILITIES,
    ...runtime,
  };
}

export function requireTarget(id: string): Target {
  const target = targetFromId(id);
  if (target === null) throw new Error(`${id} is no target`);
  return target;
}

export interface CellParts {
  readonly rule?: Partial<Rule>;
  readonly target?: string;
  readonly runtime?: Partial<Runtime>;
}

export function cellWith({ rule: ruleParts, target: id = '9', runtime: runtimeParts }: CellParts = {}): Cell {
  const rule = ruleWith(ruleParts);
  const target = requireTarget(id);
  const runtime = runtimeWith(runtimeParts);
  const effective = effectiveVersion(target.declared, runtime.napiVersion);
  return { id: `${rule.id}@${id}#${runtime.id}`, rule, target, runtime, effective };
}
