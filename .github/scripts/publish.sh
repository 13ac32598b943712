#!/usr/bin/env bash
# publish.sh BLOBS PREVIOUS SITE: makes the site of a nightly run of the platforms in PLATFORMS.
# BLOBS has a folder blob-<platform>-<shard> for each shard and may have one named canary, PREVIOUS is the site of the
# last run or empty. SITE gets a folder per platform: the report in every format, the diff, and the history.
# Writes to GITHUB_OUTPUT whether the night is red, and the texts for people to GITHUB_STEP_SUMMARY and regression.md.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
blobs=$1 previous=$2 site=$3
red=false
mkdir -p "$site"
: >"$site/regression.md"

# A platform without a complete report of this night keeps its site of the night before.
keep() {
  red=true
  echo "**$1**: no whole report of this night; see the log of the run." | tee -a "$site/regression.md" >>"$GITHUB_STEP_SUMMARY"
  [[ ! -d $previous/$1 ]] || cp -R "$previous/$1" "$site/$1"
}

platform_summary() {
  printf '# %s\n\n' "$1"
  cat "$site/$1/summary.md"
  echo
}

publish() {
  local platform=$1 out=$site/$1 moved=0 before=()
  [[ ! -d $previous/$platform/history ]] || { mkdir -p "$out" && cp -R "$previous/$platform/history" "$out/history"; }
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
node .github/scripts/site-index.mjs "$site"
echo "red=$red" >>"$GITHUB_OUTPUT"
