#!/bin/sh
# run-all.sh BUNDLE LOG COMMAND...: runs a bundle in an engine, in as many processes as needed, since a rule may end
# its process, and writes the output to LOG. COMMAND gets the folder of the bundle and the runs to do (`only`).
set -eu
matrix=$(dirname "$0")/../../bin/napi-matrix.mjs
bundle=$1 log=$2
shift 2
: > "$log"
former=
# An error of judge ends the script with its exit code.
while next=$(node "$matrix" judge "$log" --next) || exit && [ -n "$next" ]; do
  # Without an answer the loop would never end.
  if [ "$next" = "$former" ]; then
    echo "run-all.sh: the engine did not answer $next; see $log" >&2
    exit 1
  fi
  "$@" "$bundle" "$next" >> "$log" 2>&1 || true
  former=$next
done
