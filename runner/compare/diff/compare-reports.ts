import type { CellRecord } from '../../run/judge/cell-record.ts';
import type { Report } from '../../report/schema.ts';
import type { Change } from './change.ts';
import { appearedCell, compareCells } from './compare-cells.ts';
import { matchRuntimes, type MatchedRuntimes } from './match-runtimes.ts';

export interface ReportDiff {
  readonly runtimes: MatchedRuntimes;
  /** Differences outside of the cells, e.g. `tool: 0.1.0 → 0.2.0`. */
  readonly surroundings: readonly string[];
  /** Sorted by rule, runtime and target as the reports are. */
  readonly changes: readonly Change[];
  /** Whether any change is for the worse. */
  readonly worse: boolean;
}

/** The differences between two reports. */
export function compareReports(before: Report, after: Report): ReportDiff {
  const runtimes = matchRuntimes(before.runtimes, after.runtimes);
  const names = new Map<string, { before?: string; name: string }>();
  for (const pair of runtimes.pairs) {
    const [from, to] = [pair.before.id, pair.after.id];
    names.set(to, { before: from, name: from === to ? to : `${from} → ${to}` });
  }
  const left = new Map(before.cells.map((cell) => [cell.id, cell]));
  const strengths = new Map(after.rules.map(({ id, strength }) => [id, strength]));
  const changes: Change[] = [];
  for (const cell of after.cells) {
    const { rule, target, runtime } = cell;
    const partner = names.get(runtime);
    const id = `${rule}@${target}#${partner?.before ?? runtime}`;
    const former = partner?.before === undefined ? undefined : left.get(id);
    left.delete(former?.id ?? '');
    const strength = strengths.get(rule) ?? 'must';
    const verdict =
      former === undefined ? appearedCell(cell, strength) : compareCells(former, cell, strength);
    if (verdict === null) continue;
    changes.push({
      ...verdict,
      rule,
      target,
      runtime: partner?.name ?? runtime,
      before: former,
      after: cell,
    });
  }
  const isExpected = expectedIn(after, runtimes);
  for (const cell of left.values()) {
    const missing = after.counts.missing > 0 && isExpected(cell);
    const { rule, target, runtime } = cell;
    changes.push({
      kind: missing ? 'missing' : 'vanished',
      worse: missing,
      rule,
      target,
      runtime,
      before: cell,
    });
  }
  return {
    runtimes,
    surroundings: surroundingsOf(before, after),
    changes: changes.sort((a, b) => (a.rule === b.rule ? 0 : a.rule < b.rule ? -1 : 1)),
    worse: changes.some(({ worse }) => worse),
  };
}

/** Whether a report covers a cell of an older one. */
function expectedIn({ rules, targets }: Report, { vanished }: MatchedRuntimes) {
  const covered = {
    rules: new Set(rules.map(({ id }) => id)),
    targets: new Set(targets.map(({ id }) => id)),
  };
  const gone = new Set(vanished.map(({ id }) => id));
  return ({ rule, target, runtime }: CellRecord): boolean =>
    covered.rules.has(rule) && covered.targets.has(target) && !gone.has(runtime);
}

function surroundingsOf(before: Report, after: Report): string[] {
  const facts = [before, after].map(({ tool, platform, headers, profile }) => ({
    'napi-matrix': tool.version,
    platform: [platform.os, platform.arch, platform.libc].filter(Boolean).join('-'),
    'node-api-headers': headers.version,
    profile,
  }));
  const [left = {}, right = {}] = facts.map((fact): Readonly<Record<string, string>> => fact);
  return Object.keys(left)
    .filter((key) => left[key] !== right[key])
    .map((key) => `${key}: ${left[key] ?? ''} → ${right[key] ?? ''}`);
}
