// npm run truth [-- WORD...]: holds what `check` reads and predicts against binutils, LLVM and real loads, for the
// packages of packages.json whose name contains one of the words (default: all). Exits with 1 where something differs.
import path from 'node:path';
import { readSupports } from '../runner/authors/predict/supports.ts';
import { canStart } from '../runner/run/process/can-start.ts';
import { EXIT } from '../runner/run/judge/exit-code.ts';
import { projectRoot } from '../runner/shared/project-root.ts';
import { UserError } from '../runner/shared/user-error.ts';
import { printLines, runScript } from '../runner/tools/run-script.ts';
import { writePage } from '../runner/tools/write-page.ts';
import { examine } from './examine.ts';
import { loadAll, type FileLoads } from './loads.ts';
import { readPackages } from './packages.ts';
import { truthPage } from './page.ts';
import type { Tool } from './tool.ts';
import { isTrue, totalsOf } from './totals.ts';

const PAGE = path.join(projectRoot, 'docs', 'truth.md');
const TOOLS: readonly Tool[] = ['readelf', 'llvm-readobj', 'llvm-nm', 'llvm-objdump'];

async function truth(words: readonly string[], signal: AbortSignal): Promise<number> {
  for (const name of TOOLS) {
    if (!(await canStart(name))) throw new UserError(`${name} cannot be started; install binutils and llvm`);
  }
  const all = await readPackages();
  const isWanted = (spec: string) => words.length === 0 || words.some((word) => spec.includes(word));
  const packages = all.filter((each) => isWanted(each.package));
  if (packages.length === 0)
    throw new UserError(`no package contains ${words.join(' or ')}; see truth/packages.json`);
  const onPackage = (spec: string, files: number) => notice(`${spec}: ${files}`);
  const examined = await examine(packages, { signal, onPackage });
  const loads = canLoad() ? await loadAll(examined, await readSupports(), { signal, onNotice: notice }) : [];
  printLines(
    examined.flatMap((each) => each.wrong.map((line) => `${each.of.package} ${each.path}: ${line}`)),
  );
  printLines(loads.flatMap(linesOf));
  const totals = totalsOf(examined, loads);
  printLines([JSON.stringify({ ...totals, agreements: Object.fromEntries(totals.agreements) })]);
  if (!isTrue(totals)) return EXIT.deviation;
  if (packages.length === all.length && canLoad()) {
    await writePage(PAGE, truthPage(examined, loads));
  }
  return EXIT.ok;
}

/** The files that are loaded are for this platform. */
function canLoad(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

function linesOf({ examined, wrong }: FileLoads): string[] {
  return wrong.map((line) => `${examined.of.package} ${examined.path} in Node.js ${line}`);
}

function notice(line: string): void {
  process.stderr.write(`${line}\n`);
}

await runScript('truth', truth);
