#!/usr/bin/env bash
# supports.sh EVENT ARCHIVE: measures what releases support, and fails when the recorded table says something else or
# lacks a line. A scheduled run does so on Mondays only, for it fetches some 150 releases.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
if [ "$1" = schedule ] && [ "$(date -u +%u)" != 1 ]; then
  echo 'measured on Mondays'
  exit 0
fi
split_words "${SUPPORTS_ARGUMENTS:-}"
matrix bisect --supports --addons "$2" "${words[@]}"
