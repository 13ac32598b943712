import path from 'node:path';
import { suites } from '../../suites/index.ts';
import { projectRoot } from '../project-root.ts';
import type { RuntimeRequests } from '../runtimes/provision.ts';
import type { Arguments } from '../arguments/arguments.ts';
import { readProfile } from '../profiles/profile.ts';
import { readConfig, type MatrixConfig } from './config.ts';
import { select, type Selection } from './select.ts';
import { withinProfile } from './within-profile.ts';

/** What matrix.json and the command line ask for together; nothing of it needs a runtime. */
export interface MatrixRequest {
  readonly config: MatrixConfig;
  readonly selection: Selection;
  readonly runtimes: RuntimeRequests;
  /** Absolute; null: the local build. */
  readonly addons: string | null;
  /** Absolute folder of the report. */
  readonly out: string;
  /** Milliseconds that a probe may take. */
  readonly timeoutMs: number;
}

export async function readRequest(args: Arguments): Promise<MatrixRequest> {
  const config = await readConfig(
    args.config === null ? path.join(projectRoot, 'matrix.json') : fromUser(args.config),
  );
  const asked = { suites: args.suite, rules: args.rule, targets: args.target };
  const chosen = select(asked, suites, config.targets);
  const selection =
    args.profile === null ? chosen : withinProfile(chosen, await readProfile(args.profile), asked);
  const named = args.node !== null || args.runtime.length > 0;
  return {
    config,
    // Another configuration may have fewer targets than the expectations were written for.
    selection: { ...selection, complete: selection.complete && args.config === null },
    runtimes: {
      node: args.node ?? (named ? [] : config.runtimes.node),
      paths: args.runtime.map(({ name, path: file }) => ({ name, path: fromUser(file) })),
    },
    addons: args.addons === null ? null : fromUser(args.addons),
    out: args.out === null ? path.join(projectRoot, 'reports', 'latest') : fromUser(args.out),
    timeoutMs: (args.timeout ?? config.timeout) * 1000,
  };
}

/** Paths are relative to where the user is: `npm run` goes to the package and tells the former folder. */
export function fromUser(file: string): string {
  const npmMoved = process.env['npm_lifecycle_event'] !== undefined && process.cwd() === projectRoot;
  return path.resolve((npmMoved ? process.env['INIT_CWD'] : undefined) ?? process.cwd(), file);
}
