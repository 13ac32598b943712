#!/usr/bin/env bash
# Run by action.yml in the workspace. RUNTIME, CHECK, PROFILE, FAIL_ON, OUT and ARGUMENTS are its inputs.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# Later steps may run elsewhere, so the outputs are absolute paths.
case "${OUT:?}" in
/* | [A-Za-z]:[\\/]*) ;;
*) OUT=${GITHUB_WORKSPACE:?}/$OUT ;;
esac

if [[ -n ${CHECK:-} ]]; then
  if [[ -n ${RUNTIME:-} ]]; then
    echo "napi-matrix: the inputs runtime and check exclude each other" >&2
    exit 2
  fi
  export OUT
  exec bash "$project/.github/scripts/check.sh"
fi

arguments=()
case "${RUNTIME:-}" in
# Before *=*, because version ranges may contain an equals sign: node@>=26.
node@* | bun@* | deno@* | bare@*) arguments+=("--${RUNTIME%%@*}" "${RUNTIME#*@}") ;;
*=*) arguments+=(--runtime "$RUNTIME") ;;
*)
  echo "napi-matrix: runtime takes name=path, or versions of node, bun, deno or bare, e.g. mine=./my-runtime or node@22,24; got \"$RUNTIME\"" >&2
  exit 2
  ;;
esac
[[ -z ${PROFILE:-} ]] || arguments+=(--profile "$PROFILE")
case "${FAIL_ON:-new}" in
new | never) ;;
any) arguments+=(--no-known) ;;
*)
  echo "napi-matrix: fail-on takes new, any or never; got \"$FAIL_ON\"" >&2
  exit 2
  ;;
esac
split_words "${ARGUMENTS:-}"

# In the bash of macOS, an empty list is an unset variable.
finding "${arguments[@]}" ${words[@]+"${words[@]}"} --out "$OUT" --report html,junit,markdown --quiet
cat "$OUT/summary.md" >>"$GITHUB_STEP_SUMMARY"
printf 'report=%s\ndeviates=%s\n' "$OUT/report.json" "$([[ $found == 0 ]] && echo false || echo true)" >>"$GITHUB_OUTPUT"
[[ ${FAIL_ON:-new} == never ]] || exit "$found"
