import { chmod, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from '../../shared/make-folder.ts';
import { queryOf } from '../query.ts';
import type { Arguments } from '../arguments/arguments.ts';
import { addonsFor } from '../../run/addons/addon-set.ts';
import { readAddonSpecs, type AddonSpec } from '../../run/addons/addon-spec.ts';
import { EXIT } from '../../run/judge/exit-code.ts';
import { runCells } from '../../run/execute/run-cells.ts';
import { judge } from '../../run/judge/judge.ts';
import { planCells } from '../../run/plan/cells.ts';
import { fromUser, latestReport, readRequest } from '../../run/plan/matrix-request.ts';
import { EVERYTHING } from '../../run/plan/query.ts';
import { unknownWord } from '../../shared/unknown-word.ts';
import { projectRoot } from '../../shared/project-root.ts';
import { openProgress } from '../../report/console/console.ts';
import { reportHeader } from '../../report/header.ts';
import { outcomeText } from '../../run/execute/outcome-text.ts';
import { readReport } from '../../report/read-report.ts';
import type { CellRecord } from '../../run/judge/cell-record.ts';
import { NotReproducibleError } from '../../tools/repro/not-reproducible-error.ts';
import { reproduce, type Reproduction } from '../../tools/repro/reproduce.ts';
import { whyNoCell } from '../../tools/repro/why-no-cell.ts';
import type { RuntimeCommand } from '../../tools/repro/run-script.ts';
import { parseCellId, findCell, type NamedCell, type ReportedCell } from '../../tools/repro/reported-cell.ts';
import { isEmnapi } from '../../run/runtimes/emnapi-hosts.ts';
import { familyNamed } from '../../run/runtimes/families.ts';
import type { RuntimeInfo } from '../../run/runtimes/runtime.ts';
import { UserError } from '../../shared/user-error.ts';
import { prepare } from './prepare.ts';
import { Stopwatch } from './stopwatch.ts';

/** `repro CELL`: writes a standalone folder that reproduces the result of a cell. */
export async function repro(id: string, args: Arguments, signal: AbortSignal): Promise<number> {
  const named = parseCellId(id);
  const folder = fromUser(args.out ?? 'repro');
  await assertFree(folder);
  if (isEmnapi(named.runtime))
    throw new UserError(
      `${id} cannot be reproduced without napi-matrix: its addons are compiled to WebAssembly`,
    );
  const reported = (await readCell(named, args)) ?? (await runCell(named, args, signal));
  if (reported === null) return EXIT.interrupted;
  const { kind, reason } = reported.record.outcome;
  if (kind === 'unsupported')
    throw new UserError(`${id} is unsupported, so there is nothing to reproduce: ${reason ?? ''}`);
  const { config } = await readRequest(queryOf(args));
  const specs = await readAddonSpecs(path.join(projectRoot, 'addons'), config.targets);
  const { files } = await reproduction(reported, specs);
  await writeFolder(folder, files);
  process.stdout.write(`${id}: ${outcomeText(reported.record)}\nwrote ${path.join(folder, 'README.md')}\n`);
  return EXIT.ok;
}

async function reproduction(reported: ReportedCell, specs: readonly AddonSpec[]): Promise<Reproduction> {
  try {
    return await reproduce(reported, commandOf(reported.cell.runtime.name), specs);
  } catch (error) {
    if (!(error instanceof NotReproducibleError)) throw error;
    throw new UserError(`${reported.cell.id} cannot be reproduced without napi-matrix: ${error.message}`, {
      cause: error,
    });
  }
}

function commandOf(name: string): RuntimeCommand {
  const family = familyNamed(name);
  return { name, args: family?.traits.args ?? [], env: family?.traits.env ?? {} };
}

/** Null: the report that a run leaves, when none was named, is not there or lacks the cell. */
async function readCell(named: NamedCell, args: Arguments): Promise<ReportedCell | null> {
  if (args.from !== null) {
    const report = await readReport(fromUser(args.from));
    const reported = findCell(report, named);
    if (reported !== null) return reported;
    throw unknownWord(
      'cell of the report',
      named.id,
      report.cells.map(({ id }) => id),
    );
  }
  try {
    return findCell(await readReport(latestReport()), named);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** Runs the cell alone. Null: interrupted. */
async function runCell(named: NamedCell, args: Arguments, signal: AbortSignal): Promise<ReportedCell | null> {
  const { id, rule, target, runtime: runtimeId } = named;
  const request = await readRequest({
    ...queryOf(args),
    selection: { ...EVERYTHING, rules: [rule.id], targets: [target.id] },
  });
  const [name = '', version] = runtimeId.split('@');
  const family = familyNamed(name);
  if (family === undefined && args.runtime.every((given) => given.name !== runtimeId)) {
    throw new UserError(`${id} is in no report; to run it, pass --runtime ${runtimeId}=PATH`);
  }
  const runtimes =
    family === undefined || version === undefined
      ? request.runtimes
      : { [family.name]: [version], paths: [] };
  const progress = openProgress(args);
  const onNotice = (line: string) => progress.note(line);
  const { offline, timeout } = { offline: args.offline, timeout: request.timeoutMs };
  const prepared = await prepare(
    { ...request, runtimes },
    { offline, signal, stopwatch: new Stopwatch(), onNotice },
  );
  const { addons } = prepared;
  const cells = prepared.runtimes.flatMap((runtime) =>
    planCells(runtime, request.selection, addonsFor(addons, runtime)),
  );
  const cell = cells.find((candidate) => candidate.id === id);
  if (cell === undefined) {
    const [first] = prepared.runtimes;
    const built = first === undefined ? {} : addonsFor(addons, first).files[rule.addon];
    throw noCell(named, prepared.runtimes, built);
  }
  const records: CellRecord[] = [];
  const options = { addons, isolateAll: true, concurrency: 1, timeoutMs: timeout, signal };
  for await (const { result } of runCells([[cell]], options)) records.push(judge(cell, result, []));
  const [record] = records;
  if (record === undefined) return null;
  const header = reportHeader(
    [cell.runtime],
    request.selection,
    addonsFor(addons, cell.runtime).headersVersion,
  );
  return findCell({ ...header, cells: [record] }, named);
}

/** Throws a UserError when the folder has something in it, or is none. */
async function assertFree(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    throw new UserError(`--out ${folder}: ${message}`, { cause: error });
  });
  if (names.length > 0) throw new UserError(`--out ${folder} is not empty; name an empty or a new folder`);
}

async function writeFolder(folder: string, files: Reproduction['files']): Promise<void> {
  try {
    await makeFolder(folder);
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
    await chmod(path.join(folder, 'run.sh'), 0o755);
  } catch (error) {
    throw new UserError(`cannot write ${folder}: ${(error as Error).message}`, { cause: error });
  }
}

function noCell(
  named: NamedCell,
  runtimes: readonly RuntimeInfo[],
  built: Readonly<Record<string, string>> = {},
): UserError {
  const runtime = runtimes.find(({ id }) => id === named.runtime);
  const why =
    runtime === undefined
      ? `name the release in it, e.g. ${runtimes.map(({ id }) => id).join(' or ')}`
      : whyNoCell(named, runtime, Object.keys(built));
  return new UserError(`there is no cell ${named.id}: ${why}`);
}
