import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../../../suites/json.ts';
import type { CellRecord } from '../../run/judge/cell-record.ts';
import type { Report } from '../../report/schema.ts';
import { platformId } from '../../shared/host-platform.ts';
import { groupBy } from '../../shared/group-by.ts';

export const runDigestSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** When the run started; ISO 8601, UTC. */
  date: z.iso.datetime(),
  tool: z.string(),
  /** `linux-x64`; a part of the name of its file. */
  platform: z.string().regex(/^[\w-]{1,60}$/),
  runtimes: z.array(z.strictObject({ id: z.string(), name: z.string(), version: z.string() })),
  /** In the order of the digests. */
  rules: z.array(z.string()),
  /** Per runtime id and rule: `WIDTH` characters, one rule after the other. */
  digests: z.record(z.string(), z.string()),
});

/** A stored run: only enough to see whether the result of a rule in a runtime changed. */
export type RunDigest = z.infer<typeof runDigestSchema>;

/** Characters of a digest, 6 bits each: of two different outcomes one in 16 million pairs looks the same. */
const WIDTH = 4;
const NOT_RUN = '-'.repeat(WIDTH);

/** `date`: ISO 8601. */
export function digestRun(report: Report, date: string): RunDigest {
  const { tool, platform, runtimes, rules, cells } = report;
  const places = groupBy(cells, ({ runtime, rule }) => `${runtime} ${rule}`);
  const digestOf = (runtime: string, rule: string): string => {
    const outcomes = places.get(`${runtime} ${rule}`)?.map(cameTo);
    if (outcomes === undefined) return NOT_RUN;
    return createHash('sha256').update(canonicalJson(outcomes)).digest('base64').slice(0, WIDTH);
  };
  return {
    schemaVersion: 1,
    date: new Date(date).toISOString(),
    tool: tool.version,
    platform: platformId(platform),
    runtimes: runtimes.map(({ id, name, version }) => ({ id, name, version })),
    rules: rules.map(({ id }) => id),
    digests: Object.fromEntries(
      runtimes.map(({ id }) => [id, rules.map((rule) => digestOf(id, rule.id)).join('')]),
    ),
  };
}

/** The digest of a rule in a runtime of a run; null when it was not run there. */
export function digestAt({ rules, digests }: RunDigest, rule: string, runtime: string): string | null {
  const index = rules.indexOf(rule);
  const digest = digests[runtime]?.slice(index * WIDTH, (index + 1) * WIDTH);
  return index < 0 || digest === undefined || digest === NOT_RUN ? null : digest;
}

function cameTo({ target, verdict, outcome, observation, flaky }: CellRecord): string {
  const { kind, signal, exitCode } = outcome;
  return canonicalJson([
    target,
    verdict,
    flaky ?? false,
    kind,
    signal ?? null,
    exitCode ?? null,
    observation ?? null,
  ]);
}
