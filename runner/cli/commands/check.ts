import { stat } from 'node:fs/promises';
import path from 'node:path';
import { checkAnnotations } from '../../authors/check/check-annotations.ts';
import { checkExitCode } from '../../authors/check/check-exit-code.ts';
import { chooseOutput, parseSeverity } from '../../authors/check/check-output.ts';
import { checkText } from '../../authors/check/check-text.ts';
import { checkSubject } from '../../authors/check/checked.ts';
import { locate, type CheckResult } from '../../authors/check/located.ts';
import { repositoryOf } from '../../authors/check/repository-path.ts';
import { findingsOf } from '../../authors/findings/kinds.ts';
import { onlyReleases } from '../../authors/predict/only-releases.ts';
import { readSupports } from '../../authors/predict/supports.ts';
import { subjectsAt } from '../../authors/subject/find-subjects.ts';
import { packageSubject } from '../../authors/subject/package-subject.ts';
import type { Subject } from '../../authors/subject/subject.ts';
import { fromUser } from '../../run/plan/matrix-request.ts';
import { cacheRoot } from '../../shared/cache-root.ts';
import { withTempFolder } from '../../shared/temp-folder.ts';
import type { Arguments } from '../arguments/arguments.ts';

/** `check [PATH | PACKAGE[@RANGE]]...`: what addons declare and need, and which releases they load in. */
export async function check(words: readonly string[], args: Arguments, signal: AbortSignal): Promise<number> {
  const render = chooseOutput(args);
  const failOn = parseSeverity(args.failOn);
  const all = await readSupports();
  const supports = args.node === null ? all : onlyReleases(all, args.node);
  const results: CheckResult[] = [];
  for (const word of words.length === 0 ? ['.'] : words) {
    await withSubjects(word, signal, async (subjects) => {
      for (const subject of subjects) {
        const checked = checkSubject(subject, supports);
        const findings = await findingsOf(checked);
        results.push({ checked, findings: await locate(subject, findings) });
        if (render === null) process.stdout.write(`${checkText(checked, findings)}\n\n`);
      }
    });
  }
  const repository = repositoryOf(fromUser('.'));
  if (render !== null) process.stdout.write(render(results, repository));
  // Both streams are read for commands, and stdout may be a file.
  if (process.env['GITHUB_ACTIONS'] === 'true') process.stderr.write(checkAnnotations(results, repository));
  return checkExitCode(
    results.flatMap(({ findings }) => findings),
    failOn,
  );
}

/** A word is a path if there is such a file or folder, or if it is written as one; else it is a package. */
async function withSubjects(
  word: string,
  signal: AbortSignal,
  use: (subjects: readonly Subject[]) => Promise<void>,
): Promise<void> {
  const place = fromUser(word);
  if (/^\.{0,2}[\\/]/.test(word) || path.isAbsolute(word) || (await exists(place)))
    return use(await subjectsAt(place));
  return withTempFolder(cacheRoot(), async (folder) => use([await packageSubject(word, folder, signal)]));
}

async function exists(place: string): Promise<boolean> {
  return (await stat(place).catch(() => null)) !== null;
}
