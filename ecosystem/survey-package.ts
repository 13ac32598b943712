import path from 'node:path';
import { checkSubject, type Checked } from '../runner/authors/check/checked.ts';
import type { Finding } from '../runner/authors/findings/finding.ts';
import { findingsOf } from '../runner/authors/findings/kinds.ts';
import { releaseFacts } from '../runner/authors/history/release-facts.ts';
import type { Supports } from '../runner/authors/predict/supports.ts';
import { packageSubject } from '../runner/authors/subject/package-subject.ts';
import { platformSubjects } from '../runner/authors/subject/requested-subjects.ts';
import type { Subject } from '../runner/authors/subject/subject.ts';
import { NpmError } from '../runner/run/packages/npm-error.ts';
import { cacheRoot } from '../runner/shared/cache-root.ts';
import { groupBy } from '../runner/shared/group-by.ts';
import { withTempFolder } from '../runner/shared/temp-folder.ts';
import { UserError } from '../runner/shared/user-error.ts';
import type { Listed } from './list.ts';
import type { SurveyedFinding, SurveyedPackage } from './survey-schema.ts';

/** Fetches the newest version of a package and of its platform packages, and reads their addons. Nothing is installed or run. */
export async function surveyPackage(
  listed: Listed,
  supports: Supports,
  signal: AbortSignal,
): Promise<SurveyedPackage> {
  try {
    return await withTempFolder(cacheRoot(), async (folder) => {
      const own = await packageSubject(listed.package, path.join(folder, 'own'), { signal });
      const problems: string[] = [];
      const onProblem = (problem: string) => void problems.push(problem);
      const platforms = await platformSubjects([own], folder, { signal, onProblem });
      const surveyed = await surveySubjects(listed, own, platforms, supports);
      return problems.length === 0 ? surveyed : { ...surveyed, problem: problems.sort().join('; ') };
    });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const problem = error instanceof NpmError ? error.said : error.message;
    return { ...listed, facts: null, addons: 0, findings: [], problem };
  }
}

/** A package and its platform packages as one; `engines` of the package hold for those that have none of their own. */
export async function surveySubjects(
  listed: Listed,
  own: Subject,
  platforms: readonly Subject[],
  supports: Supports,
): Promise<SurveyedPackage> {
  const engines = own.manifest?.engines ?? { node: null };
  const subjects = platforms.map(({ manifest, ...subject }) => ({
    ...subject,
    manifest: manifest?.engines.node === null ? { ...manifest, engines } : manifest,
  }));
  const withAddons = own.files.length > 0 || platforms.length === 0 ? [own, ...subjects] : subjects;
  const checked = withAddons.map((subject) => checkSubject(subject, supports));
  const whole: Checked = { subject: own, files: checked.flatMap(({ files }) => files) };
  const findings = (await Promise.all(checked.map(findingsOf))).flat();
  return {
    ...listed,
    facts: releaseFacts(own.manifest?.version ?? '', whole),
    addons: whole.files.length,
    findings: alike(findings),
    problem: null,
  };
}

/** Several platform packages with the same finding have it once. */
function alike(findings: readonly Finding[]): SurveyedFinding[] {
  const groups = groupBy(findings, ({ code, detail, fix }) => JSON.stringify([code, detail, fix]));
  return [...groups.values()]
    .map((group) => {
      const [{ code, severity, title, detail, fix }] = group;
      const files = group.reduce((sum, each) => sum + each.files.length, 0);
      return { code, severity, title, detail, fix, files };
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}
