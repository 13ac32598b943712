#!/usr/bin/env bash
# Run by action.sh when the input check is set. CHECK, FAIL_ON, OUT and ARGUMENTS are inputs of action.yml; OUT is absolute.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

case "${FAIL_ON:-new}" in
new) FAIL_ON=error ;;
error | warning | hint | never) ;;
*)
  echo "napi-matrix: with check, fail-on takes error, warning, hint or never; got \"$FAIL_ON\"" >&2
  exit 2
  ;;
esac
severity=$FAIL_ON
[[ $severity != never ]] || severity=error

mkdir -p "${OUT:?}"
split_words "${CHECK:?} ${ARGUMENTS:-}"
finding check "${words[@]}" --fail-on "$severity" --report markdown >"$OUT/summary.md"
cat "$OUT/summary.md" >>"$GITHUB_STEP_SUMMARY"
# The annotations were printed by the first call.
GITHUB_ACTIONS=false finding check "${words[@]}" --fail-on "$severity" --sarif >"$OUT/check.sarif"
printf 'sarif=%s\ndeviates=%s\n' "$OUT/check.sarif" "$([[ $found == 0 ]] && echo false || echo true)" >>"$GITHUB_OUTPUT"
[[ $FAIL_ON == never ]] || exit "$found"
