#!/bin/sh
# ask-all.sh BUNDLE LOG COMMAND...: starts an engine on a bundle as often as it takes, since a rule may take its process
# down, and gathers what it prints in LOG. COMMAND gets the folder of the bundle and what it is to ask (`only`).
set -eu
matrix=$(dirname "$0")/../../bin/napi-matrix.mjs
bundle=$1 log=$2
shift 2
: > "$log"
asked=
# A judge that refuses ends this with its exit code.
while next=$(node "$matrix" judge "$log" --next) || exit && [ -n "$next" ]; do
  # An engine that says nothing would be asked the same for ever.
  if [ "$next" = "$asked" ]; then
    echo "ask-all.sh: the engine did not answer $next; see $log" >&2
    exit 1
  fi
  "$@" "$bundle" "$next" >> "$log" 2>&1 || true
  asked=$next
done
