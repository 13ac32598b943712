#!/usr/bin/env bash
# supports.sh EVENT ARCHIVE: measures what releases support, and fails when the recorded table says something else or
# lacks a line. A scheduled run does so on Mondays only, for it fetches some 150 releases.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
mondays_only "$1"
split_words "${SUPPORTS_ARGUMENTS:-}"
matrix bisect --supports --addons "$2" "${words[@]}"
