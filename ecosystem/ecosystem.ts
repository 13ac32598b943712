// npm run ecosystem [-- WORD...] [--out FOLDER] [--before FILE]: reads the newest version of the packages of
// packages.json whose name contains one of the words (default: all). Without --out it writes docs/ecosystem.md when all
// were read; with it, ecosystem.json and index.html. --render FILE makes these of an ecosystem.json instead.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pMap from 'p-map';
import { publishedFile } from '../runner/authors/findings/finding-address.ts';
import { readSupports } from '../runner/authors/predict/supports.ts';
import { EXIT } from '../runner/run/judge/exit-code.ts';
import { count } from '../runner/shared/count.ts';
import { readJsonFile } from '../runner/shared/json-file.ts';
import { projectRoot } from '../runner/shared/project-root.ts';
import { toolVersion } from '../runner/shared/tool-version.ts';
import { UserError } from '../runner/shared/user-error.ts';
import { runScript } from '../runner/tools/run-script.ts';
import { writePage } from '../runner/tools/write-page.ts';
import { writeFileAtomically } from '../runner/shared/write-file-atomically.ts';
import { changesOf } from './changes.ts';
import { htmlPage } from './html.ts';
import { readList } from './list.ts';
import { ecosystemPage } from './page.ts';
import { surveyPackage } from './survey-package.ts';
import { surveySchema, type Survey } from './survey-schema.ts';

const PAGE = path.join(projectRoot, 'docs', 'ecosystem.md');
/** Packages at a time; each fetches its platform packages itself. */
const AT_ONCE = 2;
/** The part of the packages that may be missing, because they were removed; more means that the registry is. */
const MOST_LOST = 0.05;

async function ecosystem(args: readonly string[], signal: AbortSignal): Promise<number> {
  const { values, positionals } = parsed(args);
  const { out, before, render } = values;
  if (out === undefined && (before !== undefined || render !== undefined))
    throw new UserError('--before and --render need --out FOLDER');
  const read =
    render === undefined ? await survey(positionals, signal) : await readJsonFile(render, surveySchema);
  const changes =
    before === undefined ? read.changes : changesOf(await readJsonFile(before, surveySchema), read);
  const result = { ...read, changes };
  if (out !== undefined) await writeSite(result, out);
  else if (positionals.length === 0) await writePage(PAGE, ecosystemPage(result, { addressOf: fromDocs }));
  return EXIT.ok;
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: 'string' }, before: { type: 'string' }, render: { type: 'string' } },
    });
  } catch (error) {
    throw new UserError((error as Error).message, { cause: error });
  }
}

async function survey(words: readonly string[], signal: AbortSignal): Promise<Survey> {
  const all = await readList();
  const wanted = all.filter(
    (each) => words.length === 0 || words.some((word) => each.package.includes(word)),
  );
  if (wanted.length === 0)
    throw new UserError(`no package contains ${words.join(' or ')}; see ecosystem/packages.json`);
  const supports = await readSupports();
  const packages = await pMap(
    wanted,
    async (listed) => {
      const result = await surveyPackage(listed, supports, signal);
      const codes = [...new Set(result.findings.map(({ code }) => code))].join(' ');
      process.stdout.write(`${listed.package}: ${count(result.addons, 'addon')} ${codes}\n`);
      if (result.problem !== null) process.stderr.write(`${listed.package}: ${result.problem}\n`);
      return result;
    },
    { concurrency: AT_ONCE },
  );
  const lost = packages.filter(({ facts }) => facts === null).length;
  if (lost > packages.length * MOST_LOST)
    throw new UserError(
      `${lost} of ${count(packages.length, 'package')} could not be fetched; nothing was written`,
    );
  return { schemaVersion: 1, tool: { name: 'napi-matrix', version: toolVersion }, changes: null, packages };
}

function fromDocs(file: string): string {
  return path.posix.relative('docs', file);
}

async function writeSite(result: Survey, out: string): Promise<void> {
  await mkdir(out, { recursive: true });
  const page = ecosystemPage(result, { addressOf: publishedFile });
  await writeFileAtomically(path.join(out, 'ecosystem.json'), `${JSON.stringify(result, null, 2)}\n`);
  await writeFileAtomically(path.join(out, 'index.html'), htmlPage(page));
}

await runScript('ecosystem', ecosystem);
