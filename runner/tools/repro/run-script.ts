import { splitFlags } from '../../run/execute/flags.ts';
import type { Target } from '../../../suites/target.ts';
import type { NeededAddon } from './needed-addons.ts';
import { quoteForShell } from '../../shared/quote.ts';

/** The words before and after the script on the command line of a runtime. */
export interface RuntimeCommand {
  /** A word that a shell finds, e.g. `node`. */
  readonly name: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** The lines that build the addons, for a compiler `$CC`, its options `$SHARED` and the headers in `$INCLUDE`. */
export function buildLines(addons: readonly NeededAddon[]): string[] {
  return addons.flatMap(({ spec, targets }) =>
    targets.map((target) => {
      const defines = targets.length === 1 ? [] : definesOf(target);
      const output = `${spec.name}-${target.id}.node`;
      return [
        '$CC $SHARED -fvisibility=hidden -I "$INCLUDE"',
        ...defines,
        `-o ./${output} ${spec.name}.c`,
      ].join(' ');
    }),
  );
}

function definesOf({ id, declared }: Target): string[] {
  return [`-DTARGET_ID=${id}`, ...(declared === null ? [] : [`-DDECLARED=${declared}LL`])];
}

/** The line that runs the script, for an executable `$RUNTIME`. */
export function runLine({ args, env }: RuntimeCommand, flags: readonly string[]): string {
  const given = splitFlags(flags);
  const words = [...args, ...given.args].map(quoteForShell);
  const settings = Object.entries({ ...env, ...given.env }).map(
    ([name, value]) => `${name}=${quoteForShell(value)}`,
  );
  return [...settings, '"$RUNTIME"', ...words, 'repro.cjs'].join(' ');
}

/** run.sh: builds, runs, and prints how the process ended. */
export function runScript(
  addons: readonly NeededAddon[],
  command: RuntimeCommand,
  flags: readonly string[],
): string {
  return `#!/bin/sh
# RUNTIME=/path/to/${command.name} INCLUDE=/path/to/include/node ./run.sh
absolute() { case $1 in */*) echo "$(cd "$(dirname "$1")" && pwd)/$(basename "$1")" ;; *) echo "$1" ;; esac; }
COMMAND=\${RUNTIME:-${command.name}}
RUNTIME=$(command -v "$COMMAND") || { echo "there is no $COMMAND: set RUNTIME" >&2; exit 2; }
INCLUDE=\${INCLUDE:-$(dirname "$(dirname "$RUNTIME")")/include/node}
if [ ! -f "$INCLUDE/node_api.h" ]; then
  echo "there is no $INCLUDE/node_api.h: set INCLUDE to the include/node of a Node.js 22.14 or newer" >&2
  exit 2
fi
RUNTIME=$(absolute "$RUNTIME")
INCLUDE=$(absolute "$INCLUDE")
cd "$(dirname "$0")" || exit 2
CC=\${CC:-cc}
case $(uname) in
  Darwin) SHARED='-bundle -undefined dynamic_lookup' ;;
  *) SHARED='-shared -fPIC' ;;
esac
set -e
${buildLines(addons).join('\n')}
set +e

ulimit -c 0
TMPDIR=$(mktemp -d)
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
${runLine(command, flags)}
status=$?
if [ "$status" -gt 128 ] && name=$(kill -l "$status" 2>/dev/null); then
  echo "the process died of SIG$name"
else
  echo "the process ended with exit code $status"
fi
`;
}
