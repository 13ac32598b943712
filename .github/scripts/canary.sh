#!/usr/bin/env bash
# canary.sh EXECUTABLE ARCHIVE OUT: runs the matrix on an unreleased build of Node.js. Its result is
# informative: deviations do not fail the job.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
split_words "${CANARY_ARGUMENTS:-}"
matrix --runtime "canary=$1" "${words[@]}" --addons "$2" --out "$3" --quiet --no-known ||
  echo "::notice::the canary ended with exit code $?"
