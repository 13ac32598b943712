#!/usr/bin/env bash
# publish.sh BLOBS PREVIOUS SITE: makes the site of a nightly run of the platforms in PLATFORMS.
# BLOBS has a folder blob-<platform>-<shard> for each shard and may have canary and ecosystem, PREVIOUS is the site of the
# last run or empty. SITE gets a folder per platform: the report in every format, the diff, and the history; and the page
# about published packages.
# Writes to GITHUB_OUTPUT whether the night is red, and the texts for people to GITHUB_STEP_SUMMARY and regression.md.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
blobs=$1 previous=$2 site=$3
red=false
mkdir -p "$site"
: >"$site/regression.md"

# Nothing of the site of the night before is copied unread: the command line validates it and writes it again.
restore_history() {
  [[ ! -d $previous/$1/history ]] || matrix history "$site/$1/history" --add "$previous/$1/history" >/dev/null ||
    echo "::warning::$1: the history of the night before cannot be read"
}

# A platform without a complete report of this night gets the report of the night before, rendered again.
keep() {
  local report=$previous/$1/report.json out=$site/$1
  red=true
  echo "**$1**: no whole report of this night; see the log of the run." | tee -a "$site/regression.md" >>"$GITHUB_STEP_SUMMARY"
  restore_history "$1"
  [[ -f $report ]] || return 0
  if ! matrix report "$report" --out "$out" >/dev/null; then
    echo "::warning::$1: the report of the night before cannot be read"
    return 0
  fi
  cp "$report" "$out/report.json"
  cp "$out/report.html" "$out/index.html"
  node .github/scripts/copy-timings.mjs "$previous/$1/timings.json" "$out/timings.json"
}

platform_summary() {
  printf '# %s\n\n' "$1"
  cat "$site/$1/summary.md"
  echo
}

publish() {
  local platform=$1 out=$site/$1 moved=0 before=()
  restore_history "$platform"
  local code=0
  matrix merge "$blobs/blob-$platform-"*/report.json --out "$out" || code=$?
  if ((code > 1)); then
    rm -rf "$out"
    keep "$platform"
    return
  fi
# An interrupted night is already red, and is not added to the history.
  local since=()
  if matrix history "$out/history" --add "$out/report.json" >/dev/null; then
    since=(--history "$out/history")
  else
    echo "::warning::$platform: this night is not kept in the history"
  fi
  if [[ -f $previous/$platform/report.json ]]; then
    matrix diff "$previous/$platform/report.json" "$out/report.json" --format markdown >"$out/diff.md" || moved=$?
    if ((moved <= 1)); then
      before=(--before "$previous/$platform/report.json")
    else
# Continue: the next night needs a report to compare with.
      rm "$out/diff.md"
      echo "::warning::$platform: the report of the night before cannot be compared; no diff"
    fi
  fi
  matrix report "$out/report.json" "${since[@]}" "${before[@]}" >/dev/null
  cp "$out/report.html" "$out/index.html"
  platform_summary "$platform" >>"$GITHUB_STEP_SUMMARY"
  if ((code == 1)); then
    red=true
    platform_summary "$platform" >>"$site/regression.md"
  fi
}

split_words "${PLATFORMS:?}"
for platform in "${words[@]}"; do
  publish "$platform"
done
if [[ -f $blobs/canary/report.json ]]; then
  mkdir -p "$site/canary"
  cp "$blobs/canary/report.json" "$site/canary/"
  matrix report "$site/canary/report.json" >/dev/null
  cp "$site/canary/report.html" "$site/canary/index.html"
fi
# The packages that were read this week with what changed since, else those of the week before again.
ecosystem() {
  npm run --silent ecosystem -- --render "$@" --out "$site/ecosystem" >/dev/null
}
week=$blobs/ecosystem/ecosystem.json before=$previous/ecosystem/ecosystem.json
if [[ -f $week ]]; then
  { [[ -f $before ]] && ecosystem "$week" --before "$before"; } || ecosystem "$week" ||
    echo '::warning::the page about packages of this week cannot be read'
elif [[ -f $before ]]; then
  ecosystem "$before" || echo '::warning::the page about packages of the night before cannot be read'
fi
node .github/scripts/site-index.mjs "$site"
echo "red=$red" >>"$GITHUB_OUTPUT"
