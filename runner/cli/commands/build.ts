import path from 'node:path';
import { packAddons } from '../../run/addons/archive/pack.ts';
import { findAddons } from '../../run/addons/find.ts';
import { runningNodeDir } from '../../run/addons/node-gyp.ts';
import type { Arguments } from '../arguments/arguments.ts';
import { EXIT } from '../../run/judge/exit-code.ts';
import { readConfig } from '../../run/plan/config.ts';
import { fromUser } from '../../run/plan/matrix-request.ts';
import { openProgress } from '../../report/console/console.ts';
import { projectRoot } from '../../shared/project-root.ts';
import { findNodeDir } from '../../run/runtimes/node-dir.ts';

const ADDONS = path.join(projectRoot, 'addons');

/** `build`: builds the addons if needed, and prints where they are; with --archive packs them for another machine. */
export async function build(args: Arguments, signal: AbortSignal): Promise<number> {
  const config = await readConfig(
    args.config === null ? path.join(projectRoot, 'matrix.json') : fromUser(args.config),
  );
  const progress = openProgress({ quiet: false });
  const { origin, folder } = await findAddons({
    addonsFolder: ADDONS,
    targets: config.targets,
    format: args.emnapi.length > 0 ? 'wasm32' : 'native',
    from: null,
    offline: args.offline,
    nodeDir: async () => runningNodeDir() ?? (await findNodeDir()),
    onNotice: (line) => progress.note(line),
    onStep: (what, done, total) => progress.step(what, done, total),
    signal,
  });
  progress.end();
  process.stdout.write(`addons: ${origin}\n`);
  if (args.archive === null) return EXIT.ok;
  const file = fromUser(args.archive);
  const bytes = await packAddons(folder, ADDONS, file);
  process.stdout.write(`archive: ${file} (${(bytes / 2 ** 20).toFixed(1)} MiB)\n`);
  return EXIT.ok;
}
