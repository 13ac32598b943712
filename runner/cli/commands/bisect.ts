import { isDeepStrictEqual } from 'node:util';
import semver from 'semver';
import { bisectText, type BisectedLine } from '../../authors/bisect/bisect-text.ts';
import { findStretches } from '../../authors/bisect/find-stretches.ts';
import { observeCell } from '../../authors/bisect/observe-cell.ts';
import { provisionRelease } from '../../authors/bisect/provision-release.ts';
import { selectLines } from '../../authors/bisect/select-lines.ts';
import { readRequest } from '../../run/plan/matrix-request.ts';
import { EVERYTHING } from '../../run/plan/query.ts';
import { EXIT } from '../../run/judge/exit-code.ts';
import { FAMILIES } from '../../run/runtimes/families.ts';
import { openProgress } from '../../report/console/console.ts';
import { UserError } from '../../shared/user-error.ts';
import type { Arguments } from '../arguments/arguments.ts';
import { queryOf } from '../query.ts';
import { addonsOf } from './prepare.ts';

/** `bisect RULE`: between which releases the observation of a rule changes, found by running them. */
export async function bisect(
  rule: string | undefined,
  args: Arguments,
  signal: AbortSignal,
): Promise<number> {
  if (args.supports) {
    if (rule !== undefined) throw new UserError(`bisect --supports takes no rule; got ${rule}`);
    if (args.target !== null) throw new UserError('bisect --supports takes no --target');
    if (args.between !== null)
      throw new UserError('bisect --supports measures whole lines; it takes no --between');
    return (await import('./bisect-supports.ts')).bisectSupports(args, signal);
  }
  if (rule === undefined) {
    throw new UserError(
      'bisect needs a rule and a declared version: bisect RULE --target ID, or bisect --supports',
    );
  }
  const target = args.target?.length === 1 ? args.target[0] : undefined;
  if (target === undefined) {
    throw new UserError(
      `bisect needs one declared version: --target ID, e.g. --target 10; got ${args.target?.join(', ') ?? 'none'}`,
    );
  }
  return bisectRule(rule, target, args, signal);
}

async function bisectRule(
  rule: string,
  target: string,
  args: Arguments,
  signal: AbortSignal,
): Promise<number> {
  const between = betweenOf(args);
  const request = await readRequest({
    ...queryOf(args),
    runtimes: { releases: {}, emnapi: [], embedder: false, arch: null, executables: [] },
    selection: { ...EVERYTHING, rules: [rule], targets: [target] },
  });
  const { rules } = request.selection;
  if (rules.length !== 1) throw new UserError(`bisect takes one rule; ${rule} means ${rules.length}`);
  const progress = openProgress(args);
  const onNotice = (line: string) => progress.note(line);
  const { offline } = args;
  const given = FAMILIES.filter(({ name }) => args[name] !== null);
  const families = given.length > 0 ? given : FAMILIES.slice(0, 1);
  const chosen = await Promise.all(
    families.map(async (family) => ({
      name: family.name,
      lines: await selectLines(
        { family, requests: args[family.name] ?? ['*'], between },
        { offline, signal, onNotice },
      ),
    })),
  );
  const context = {
    addons: { native: await addonsOf('native', request, { offline, signal, onNotice }) },
    selection: request.selection,
    timeoutMs: request.timeoutMs,
    ...{ signal, offline, onNotice },
  };
  const bisected: BisectedLine[] = [];
  for (const { name, lines } of chosen) {
    for (const { line, versions } of lines) {
      const stretches = await findStretches(versions, {
        async observe(version) {
          const runtime = await provisionRelease({ name, version }, context);
          return runtime === null ? null : observeCell(runtime, context);
        },
        isSame: (one, other) => isDeepStrictEqual(one, other),
      });
      bisected.push({ name, line, stretches });
    }
  }
  process.stdout.write(bisectText({ rule, target }, bisected));
  return EXIT.ok;
}

function betweenOf({ between }: Arguments): readonly [string, string] | undefined {
  if (between === null) return undefined;
  const [from = '', to = '', ...more] = between;
  const valid = [from, to].every((version) => semver.valid(version) !== null);
  if (valid && more.length === 0 && semver.lte(from, to)) return [from, to];
  throw new UserError(
    `--between takes two versions, the lower one first, e.g. 22.0.0,22.20.0; got "${between.join(',')}"`,
  );
}
