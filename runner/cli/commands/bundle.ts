import { copyFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from '../../shared/make-folder.ts';
import { hashFiles } from '../../run/addons/manifest.ts';
import { bundledNames } from '../../tools/bundle/addon-names.ts';
import { bundleManifest, manifestText } from '../../tools/bundle/bundle-manifest.ts';
import { planBundle, planHash } from '../../tools/bundle/plan-bundle.ts';
import { ranges } from '../../tools/bundle/remaining.ts';
import { bundleScript } from '../../tools/bundle/script.ts';
import type { LogOrigin } from '../../tools/log/logged-event.ts';
import { EXIT } from '../../run/judge/exit-code.ts';
import { queryOf } from '../query.ts';
import type { Arguments } from '../arguments/arguments.ts';
import { fromUser, readRequest } from '../../run/plan/matrix-request.ts';
import { openProgress } from '../../report/console/console.ts';
import { hostPlatform } from '../../shared/host-platform.ts';
import { toolVersion } from '../../shared/tool-version.ts';
import { UserError } from '../../shared/user-error.ts';
import { addonsOf } from './prepare.ts';

const SCRIPT = 'napi-matrix.js';

/** `bundle --out DIR`: one script and the addons, for an engine that can run a script, load addons and print lines. */
export async function bundle(args: Arguments, signal: AbortSignal): Promise<number> {
  if (args.out === null) throw new UserError('bundle needs a folder to write to; pass --out DIR');
  const out = fromUser(args.out);
  const request = await readRequest(queryOf(args));
  const names = await bundledNames(request.config);
  const runs = planBundle(request.selection, names);
  if (runs.length === 0) {
    throw new UserError('nothing to bundle: no selected rule can run with the host contract alone');
  }
  const progress = openProgress(args);
  const addons = await addonsOf('native', request, {
    offline: args.offline,
    signal,
    onNotice: (line) => progress.note(line),
  });
  const about: LogOrigin = {
    tool: toolVersion,
    plan: planHash(runs),
    selection: {
      suite: listed(args.suite),
      rule: listed(args.rule),
      target: listed(args.target),
      profile: args.profile,
    },
    platform: hostPlatform(),
    headers: addons.headersVersion,
  };
  const files = Object.entries(names).flatMap(([addon, targets]) =>
    Object.entries(targets).map(([target, file]) => ({
      addon,
      target,
      file,
      built: addons.files[addon]?.[target],
    })),
  );
  await writing(out, async () => {
    const folder = path.join(out, 'addons');
    await makeFolder(folder);
    for (const { file, built } of files)
      if (built !== undefined) await copyFile(built, path.join(folder, file));
    const sums = await hashFiles(
      folder,
      files.map(({ file }) => file),
    );
    const bundled = files.map(({ addon, target, file }) => ({
      file,
      addon,
      target,
      sha256: sums[file] ?? '',
    }));
    const shared = ranges(runs.filter(({ isolated }) => !isolated).map(({ number }) => number));
    const parts = { about, selection: request.selection, runs, shared, addons: bundled, script: SCRIPT };
    await writeFile(path.join(out, 'manifest.json'), manifestText(bundleManifest(parts)));
    await writeFile(path.join(out, SCRIPT), await bundleScript({ about, runs, addons: names }));
  });
  const alone = runs.filter(({ isolated }) => isolated).length;
  process.stdout.write(
    `bundle: ${path.join(out, SCRIPT)}; ${runs.length - alone} runs share a process, ${alone} need one each; ${files.length} addons\n`,
  );
  return EXIT.ok;
}

function listed(words: readonly string[] | null): string[] | null {
  return words === null ? null : [...words];
}

async function writing(folder: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UserError(`cannot write the bundle to ${folder}: ${message}`, { cause: error });
  }
}
