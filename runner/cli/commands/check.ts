import { checkAnnotations } from '../../authors/check/check-annotations.ts';
import { checkExitCode } from '../../authors/check/check-exit-code.ts';
import { chooseOutput, parseSeverity } from '../../authors/check/check-output.ts';
import { checkText } from '../../authors/check/check-text.ts';
import { checkSubject, type Checked } from '../../authors/check/checked.ts';
import { locate, type CheckResult } from '../../authors/check/located.ts';
import { repositoryOf } from '../../authors/check/repository-path.ts';
import { findingsOf } from '../../authors/findings/kinds.ts';
import { historyText } from '../../authors/history/history-text.ts';
import { packageHistory } from '../../authors/history/package-history.ts';
import { allowedRange } from '../../authors/lockfile/allowed-range.ts';
import { isLockfile } from '../../authors/lockfile/read-lockfile.ts';
import { onlyReleases } from '../../authors/predict/only-releases.ts';
import { readSupports, type Supports } from '../../authors/predict/supports.ts';
import { loadInReleases, type RealLoad } from '../../authors/real-load/load-in-releases.ts';
import { realLoadText } from '../../authors/real-load/real-load-text.ts';
import { withSubjects } from '../../authors/subject/requested-subjects.ts';
import type { Subject } from '../../authors/subject/subject.ts';
import { EXIT } from '../../run/judge/exit-code.ts';
import { fromUser } from '../../run/plan/matrix-request.ts';
import { printable } from '../../shared/printable.ts';
import { UserError } from '../../shared/user-error.ts';
import { writeWorkflowCommands } from '../output/console-output.ts';
import type { Arguments } from '../arguments/arguments.ts';
import { libraryForLoads } from './trace-library.ts';

const onNotice = (line: string) => void process.stderr.write(`${line}\n`);

/** `check [PATH | PACKAGE[@RANGE]]...`: what addons declare and need, and which releases they load in. */
export async function check(words: readonly string[], args: Arguments, signal: AbortSignal): Promise<number> {
  const render = chooseOutput(args);
  const failOn = parseSeverity(args.failOn);
  const all = await readSupports();
  const supports = args.node === null ? all : onlyReleases(all, args.node);
  if (args.allVersions) return checkHistory(words, args, supports, signal);
  if (args.run && render !== null)
    throw new UserError('--run prints text; omit --json, --sarif and --report');
  const results: CheckResult[] = [];
  const loads: RealLoad[] = [];
  const problems: string[] = [];
  const onProblem = (problem: string) => {
    problems.push(problem);
    onNotice(printable(problem));
  };
  const options = { allPlatforms: args.allPlatforms, signal, onNotice, onProblem };
  for (const word of words.length === 0 ? ['.'] : words) {
    await withSubjects(word, options, async (subjects) => {
      const found: CheckResult[] = [];
      for (const subject of subjects) {
        const result = await resultOf(subject, supports);
        found.push(result);
        if (render === null) process.stdout.write(`${checkText(result.checked, result.findings)}\n\n`);
        if (args.run) loads.push(...(await loadForReal(result.checked, args, signal)));
      }
      results.push(...found);
      if (render === null && isLockfile(word)) process.stdout.write(`${treeText(word, found)}\n`);
    });
  }
  const repository = repositoryOf(fromUser('.'));
  if (render !== null) process.stdout.write(render(results, repository));
  // Both streams are read for commands, and stdout may be a file.
  if (process.env['GITHUB_ACTIONS'] === 'true') writeWorkflowCommands(checkAnnotations(results, repository));
  if (problems.length > 0) return EXIT.usage;
  if (loads.some(({ comparison }) => comparison === 'differs')) return EXIT.deviation;
  return checkExitCode(
    results.flatMap(({ findings }) => findings),
    failOn,
  );
}

async function resultOf(subject: Subject, supports: Supports): Promise<CheckResult> {
  const checked = checkSubject(subject, supports);
  return { checked, findings: await locate(subject, await findingsOf(checked)) };
}

async function loadForReal(
  checked: Checked,
  { node: releases, offline }: Arguments,
  signal: AbortSignal,
): Promise<readonly RealLoad[]> {
  const context = { offline, signal, onNotice };
  const library = await libraryForLoads(context);
  const loads = await loadInReleases(checked, { releases, library, ...context });
  process.stdout.write(`${realLoadText(loads)}\n\n`);
  return loads;
}

function treeText(word: string, results: readonly CheckResult[]): string {
  if (results.length === 0) return `${word}: no package in it has an addon for this platform`;
  const range = allowedRange(results.map(({ checked }) => checked));
  return range === null
    ? `${word}: no release of Node.js is allowed by all of its addons`
    : `${word}: all of its addons allow Node.js ${range}`;
}

/** `--all-versions`: a line per published version of each package. */
async function checkHistory(
  words: readonly string[],
  args: Arguments,
  supports: Supports,
  signal: AbortSignal,
): Promise<number> {
  if (words.length === 0)
    throw new UserError('--all-versions needs a package, e.g. check argon2 --all-versions');
  if (chooseOutput(args) !== null)
    throw new UserError('--all-versions prints text; omit --json, --sarif and --report');
  for (const word of words) {
    const releases = await packageHistory(word, supports, { signal, onNotice });
    process.stdout.write(`${historyText(word, releases)}\n`);
  }
  return EXIT.ok;
}
