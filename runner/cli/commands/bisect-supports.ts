import { contradictions, mergeStretches } from '../../authors/bisect/merge-supports.ts';
import { measureSupports } from '../../authors/bisect/measure-supports.ts';
import { TOO_NEW } from '../../authors/bisect/observe-support.ts';
import { selectLines } from '../../authors/bisect/select-lines.ts';
import { readSupports, writeSupports, type Stretch, type Supports } from '../../authors/predict/supports.ts';
import { readRequest } from '../../run/plan/matrix-request.ts';
import { EVERYTHING } from '../../run/plan/query.ts';
import { EXIT } from '../../run/judge/exit-code.ts';
import { FAMILIES, type FamilyName } from '../../run/runtimes/families.ts';
import { UserError } from '../../shared/user-error.ts';
import { openProgress } from '../../report/console/console.ts';
import type { Arguments } from '../arguments/arguments.ts';
import { queryOf } from '../query.ts';
import { addonsOf } from './prepare.ts';

/** The oldest lines in the table. Bare is not in it: nobody publishes packages for it and for Node.js alike. */
const MEASURED_FROM: Readonly<Record<keyof Supports, string>> = {
  node: '>=16',
  bun: '>=1.2',
  deno: '>=2.4',
};
const MEASURED = FAMILIES.flatMap((family) =>
  isMeasured(family.name) ? [{ family, name: family.name }] : [],
);

function isMeasured(name: FamilyName): name is keyof Supports {
  return name in MEASURED_FROM;
}

/**
 * `bisect --supports`: measures what releases support and writes the table, a runtime at a time. Prints, and exits with 1
 * on, what the table recorded otherwise or not at all; a line that only became longer is neither.
 */
export async function bisectSupports(args: Arguments, signal: AbortSignal): Promise<number> {
  const request = await readRequest({
    ...queryOf(args),
    runtimes: { releases: {}, emnapi: [], embedder: false, arch: null, executables: [] },
    selection: { ...EVERYTHING, rules: [TOO_NEW.rule], targets: [TOO_NEW.target] },
  });
  const progress = openProgress(args);
  const onNotice = (line: string) => progress.note(line);
  const { offline } = args;
  const context = {
    addons: { native: await addonsOf('native', request, { offline, signal, onNotice }) },
    selection: request.selection,
    timeoutMs: request.timeoutMs,
    ...{ signal, offline, onNotice },
  };
  const other = FAMILIES.find(({ name }) => args[name] !== null && !isMeasured(name));
  if (other !== undefined) throw new UserError(`the table of bisect --supports has no ${other.title}`);
  const given = MEASURED.filter(({ name }) => args[name] !== null);
  const news: string[] = [];
  for (const { family, name } of given.length > 0 ? given : MEASURED) {
    const requests = args[name] ?? [MEASURED_FROM[name]];
    const lines = await selectLines({ family, requests }, { offline, signal, onNotice });
    const measured = await measureSupports(name, lines, context);
    const recorded = await readSupports();
    news.push(...contradictions(name, recorded[name], measured));
    await writeSupports({ ...recorded, [name]: mergeStretches(name, recorded[name], measured) });
    process.stdout.write(summary(name, measured));
  }
  if (news.length === 0) process.stdout.write('the table says the same of every release\n');
  else process.stdout.write(['new in the table:', ...news.map((line) => `  ${line}`), ''].join('\n'));
  return news.length === 0 ? EXIT.ok : EXIT.deviation;
}

function summary(name: keyof Supports, measured: readonly Stretch[]): string {
  return measured
    .map(
      ({ from, to, supports, tooNew, abi, lacks }) =>
        `${name} ${from} to ${to}: supports ${supports}, ${tooNew}${abi === null ? '' : `, ABI ${abi}`}, lacks ${lacks.length}\n`,
    )
    .join('');
}
