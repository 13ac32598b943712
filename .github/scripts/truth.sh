#!/usr/bin/env bash
# truth.sh EVENT: holds what `check` reads and predicts against other tools and real loads, and reads a million damaged
# files. A scheduled run does so on Mondays only, for it fetches some fifty packages.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
mondays_only "$1"
command -v llvm-objdump >/dev/null || { sudo apt-get update -q && sudo apt-get install -qy llvm; }
npm run --silent truth
npm run --silent fuzz -- 1000000 "$(date -u +%Y%m%d)"
