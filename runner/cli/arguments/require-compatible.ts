import { UserError } from '../../shared/user-error.ts';
import type { OptionName } from './options.ts';
import type { Values } from './parse-values.ts';

/** `--rerun-failed` takes the releases from its report, and reads too little to judge the expectations. */
const NOT_WITH_RERUN = ['node', 'bun', 'deno', 'shard', 'list', 'update-expectations'] as const;

interface Checked {
  readonly noKnown: boolean;
  readonly updateExpectations: boolean;
  readonly shard: Values['shard'];
  readonly report: Values['list'];
  readonly rerunFailed: Values['path'];
}

/** Throws a UserError for options that exclude each other. */
export function requireCompatible(args: Checked, given: readonly OptionName[]): void {
  const { noKnown, updateExpectations, shard, report, rerunFailed } = args;
  if (noKnown && updateExpectations) {
    throw new UserError(
      '--no-known ignores the known deviations that --update-expectations keeps; pass one of the two',
    );
  }
  if (shard !== null && updateExpectations) {
    throw new UserError(
      '--update-expectations needs a whole run and --shard is a part of one; pass one of the two',
    );
  }
  if (shard !== null && report !== null) {
    throw new UserError(
      '--report needs a whole run and --shard is a part of one; merge the shards first, then run report',
    );
  }
  if (rerunFailed === null) return;
  const clash = NOT_WITH_RERUN.find((option) => given.includes(option));
  if (clash === undefined) return;
  throw new UserError(
    `--rerun-failed takes its releases from the report and cannot be combined with --${clash}`,
  );
}
