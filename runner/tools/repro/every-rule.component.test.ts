import path from 'node:path';
import { Script } from 'node:vm';
import { expect, it } from 'vitest';
import { suites } from '../../../suites/index.ts';
import { appliesTo, type Rule } from '../../../suites/rule.ts';
import { effectiveVersion } from '../../../suites/target.ts';
import { readAddonSpecs } from '../../run/addons/addon-spec.ts';
import { readConfig } from '../../run/plan/config.ts';
import { projectRoot } from '../../shared/project-root.ts';
import { HEADER } from '../../../tests/support/fixtures/report.ts';
import { NotReproducibleError } from './not-reproducible-error.ts';
import { jsNames } from './probe-code.ts';
import { reproduce } from './reproduce.ts';
import type { ReportedCell } from './reported-cell.ts';
import { splitItems } from './source-items.ts';

const { targets } = await readConfig(path.join(projectRoot, 'matrix.json'));
const specs = await readAddonSpecs(path.join(projectRoot, 'addons'), targets);
const rules = suites.flatMap((suite): readonly Rule[] => suite.rules);
const [RUNTIME] = HEADER.runtimes;

function reportedCell(rule: Rule): ReportedCell {
  if (RUNTIME === undefined) throw new Error('the fake has no runtime');
  const runtime = { ...RUNTIME, napiVersion: 10 };
  const built = specs.find(({ name }) => name === rule.addon)?.targets ?? [];
  const target = built.findLast(
    ({ id, declared }) =>
      (rule.targets?.includes(id) ?? true) &&
      appliesTo(rule, effectiveVersion(declared, runtime.napiVersion)),
  );
  if (target === undefined) throw new Error(`${rule.id} applies to nothing`);
  const id = `${rule.id}@${target.id}#${runtime.id}`;
  const record = {
    id,
    rule: rule.id,
    target: target.id,
    runtime: runtime.id,
    outcome: { kind: 'crashed', signal: 'SIGSEGV' },
    verdict: 'deviates',
  } as const;
  const effective = effectiveVersion(target.declared, runtime.napiVersion);
  return { cell: { id, rule, target, runtime, effective }, record, report: HEADER };
}

it('every rule has a reproduction, but for C++ and addons that are linked in a way of their own', async () => {
  const reasons: string[] = [];
  for (const rule of rules) {
    try {
      const { files } = await reproduce(reportedCell(rule), { name: 'node', args: [], env: {} }, specs);
      const script = files['repro.cjs'] ?? 'no script';
      // A script that runs only by chance would be found by the tests that run some.
      new Script(script, { filename: `${rule.id}.js` });
      const declared = splitItems(script).flatMap(({ text }) => jsNames(text));
      expect(declared.filter((name, index) => declared.indexOf(name) !== index)).toEqual([]);
      expect(files['README.md']).toContain(rule.statement);
    } catch (error) {
      if (!(error instanceof NotReproducibleError)) throw error;
      reasons.push(error.message.replace(/addon \w+/, 'addon'));
    }
  }
  const byReason = Object.fromEntries(
    [...new Set(reasons)].map((why) => [why, reasons.filter((r) => r === why).length]),
  );
  expect(byReason).toEqual({
    'its addon is C++ against node-addon-api': rules.filter(({ suite }) => suite === 'node-addon-api').length,
    'its addon has linker settings of its own (dependencies)': 1,
    'its addon has linker settings of its own (ldflags)': 1,
    'the build generates a header of its addon': 6,
  });
});
