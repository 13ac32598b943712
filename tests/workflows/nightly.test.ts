import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../runner/shared/project-root.ts';
import { copyProject } from '../support/project-copy.ts';
import { NEWEST } from '../support/releases.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { Player, type Played } from './player.ts';
import { readWorkflow } from './workflow.ts';

const PLATFORM = 'linux-x64';

interface Issue {
  readonly title: string;
  readonly number: number;
  body: string;
  state: string;
}

const RUN = { id: 1, event: 'schedule', head_branch: 'main', head_repository: { id: 7 } };

/** The part of GitHub that the workflow uses: one repository with its issues and the run of the night before. */
class Repository {
  readonly issues: Issue[] = [];
  hasRun = false;
  readonly rest = {
    repos: { get: () => Promise.resolve({ data: { id: 7, default_branch: 'main' } }) },
    issues: {
      listForRepo: () => Promise.resolve({ data: this.issues.filter(({ state }) => state === 'open') }),
      create: ({ title, body }: { title: string; body: string }) => {
        this.issues.push({ title, body, number: this.issues.length + 1, state: 'open' });
        return Promise.resolve();
      },
      createComment: () => Promise.resolve(),
      update: ({ issue_number: number, ...change }: { issue_number: number } & Partial<Issue>) => {
        Object.assign(this.issues.find((issue) => issue.number === number) ?? {}, change);
        return Promise.resolve();
      },
    },
    actions: {
      listWorkflowRuns: ({ event }: { event: string }) =>
        Promise.resolve({ data: { workflow_runs: this.hasRun && event === 'schedule' ? [RUN] : [] } }),
      listWorkflowRunArtifacts: () => Promise.resolve({ data: { artifacts: [{ expired: false }] } }),
    },
  };
}

const repository = new Repository();
let project: string;
let artifacts: string;

/** A night, in the order of the workflow. */
async function night(): Promise<{ report: Played; regression: Played; site: string }> {
  const workflow = readWorkflow('.github/workflows/nightly.yml');
  const player = new Player(workflow, {
    checkout: () => Promise.resolve(project),
    artifacts,
    github: repository,
    env: {
      PLATFORMS: PLATFORM,
      EXPORTS_OF: NEWEST.node,
      SUPPORTS_ARGUMENTS: `--node ${NEWEST.node}`,
      MATRIX_ARGUMENTS: '--node 26.10.0 --rule load/too-new,load/default-version,reference/create-object',
      CANARY_ARGUMENTS: '--rule load/default-version',
    },
  });
  const succeed = async (job: string, values?: Readonly<Record<string, unknown>>): Promise<Played> => {
    const played = await player.job(job, values);
    expect(played.failed).toEqual([]);
    return played;
  };
  for (const folder of ['blob', 'blobs', 'previous', 'site'])
    rmSync(path.join(project, folder), { recursive: true, force: true });
  await succeed('build', { 'matrix.platform': PLATFORM });
  for (const shard of [1, 2]) {
    await succeed('matrix', { 'matrix.platform': PLATFORM, 'matrix.shard': shard });
    rmSync(path.join(project, 'blob'), { recursive: true });
  }
  await succeed('canary');
  await succeed('exports');
  await succeed('supports');
  const report = await succeed('report');
  const regression = await player.job('regression', { 'needs.report.outputs.red': report.outputs['red'] });
  repository.hasRun = true;
  return { report, regression, site: path.join(artifacts, 'site') };
}

/** A script of package.json that is not published runs from the sources of the project, which the copy does not have. */
async function runFromSources(copy: string, script: string): Promise<void> {
  const file = path.join(copy, 'package.json');
  const text = await readFile(file, 'utf8');
  expect(text).toContain(script);
  await writeFile(file, text.replace(script, `'${path.join(projectRoot, script)}'`));
}

describe('the nightly', () => {
  beforeAll(async () => {
    project = await copyProject({ built: true });
    await runFromSources(project, 'runner/tools/exports/main.ts');
    await cp(path.join(projectRoot, '.github'), path.join(project, '.github'), { recursive: true });
    artifacts = await temporaryFolder();
  });

  it('makes a site of the first night, and opens no issue', async () => {
    const { report, regression, site } = await night();
    expect(report.outputs).toEqual({ red: 'false' });
    expect(regression.failed).toEqual([]);
    expect(repository.issues).toEqual([]);
    for (const file of ['index.html', 'report.json', 'junit.xml', 'summary.md', 'compat.json']) {
      expect(existsSync(path.join(site, PLATFORM, file)), file).toBe(true);
    }
    expect(readdirSync(path.join(site, PLATFORM, 'badges'))).toContain('node@26.json');
    expect(readdirSync(path.join(site, PLATFORM, 'history'))).toHaveLength(1);
    expect(existsSync(path.join(site, 'canary', 'index.html'))).toBe(true);
    expect(readFileSync(path.join(site, 'index.html'), 'utf8')).toContain(`<a href="${PLATFORM}/">`);
    expect(report.summary).toContain(`# ${PLATFORM}`);
  });

  it('opens an issue with what moved when something new deviates, and closes it when nothing does', async () => {
    const expectations = path.join(project, 'suites', 'expectations', 'node.json');
    const known = await readFile(expectations, 'utf8');
    const without = known.replace('"load/too-new*"', '"load/too-new-*"');
    expect(without).not.toBe(known);
    await writeFile(expectations, without);
    const bad = await night();
    expect(bad.report.outputs).toEqual({ red: 'true' });
    expect(bad.regression.failed).toHaveLength(1);
    expect(repository.issues).toMatchObject([{ state: 'open' }]);
    expect(repository.issues[0]?.body).toContain('load/too-new');
    expect(repository.issues[0]?.body).toContain('### Changes');
    expect(existsSync(path.join(bad.site, PLATFORM, 'diff.md'))).toBe(true);
    expect(readdirSync(path.join(bad.site, PLATFORM, 'history'))).toHaveLength(2);

    await writeFile(expectations, known);
    const good = await night();
    expect(good.report.outputs).toEqual({ red: 'false' });
    expect(repository.issues).toMatchObject([{ state: 'closed' }]);
  });

  it('reports a missing shard, and keeps the site of the night before', async () => {
    rmSync(path.join(artifacts, `blob-${PLATFORM}-2`), { recursive: true });
    const player = new Player(readWorkflow('.github/workflows/nightly.yml'), {
      checkout: () => Promise.resolve(project),
      artifacts,
      github: repository,
      env: { PLATFORMS: PLATFORM },
    });
    for (const folder of ['blobs', 'previous', 'site'])
      rmSync(path.join(project, folder), { recursive: true, force: true });
    const before = path.join(artifacts, 'site', PLATFORM);
    writeFileSync(path.join(before, 'report.html'), 'a page of a stranger');
    writeFileSync(path.join(before, 'more.html'), 'more');
    writeFileSync(path.join(before, 'history', 'more.html'), 'more');
    writeFileSync(path.join(before, 'history', 'more.json'), '{}');
    const { outputs, summary } = await player.job('report');
    expect(outputs).toEqual({ red: 'true' });
    expect(summary).toContain('no whole report of this night');
    const kept = path.join(project, 'site', PLATFORM);
    expect(existsSync(path.join(kept, 'report.json'))).toBe(true);
    expect(readFileSync(path.join(kept, 'timings.json'), 'utf8')).toContain('startedAt');
    expect(readFileSync(path.join(kept, 'index.html'), 'utf8')).toContain('</time>');
    // Only what was validated and written again is published.
    expect(readFileSync(path.join(kept, 'report.html'), 'utf8')).not.toContain('stranger');
    expect(existsSync(path.join(kept, 'more.html'))).toBe(false);
    expect(readdirSync(path.join(kept, 'history'))).toHaveLength(3);
    expect(readdirSync(path.join(kept, 'history')).filter((name) => name.startsWith('more'))).toEqual([]);
  });
});
