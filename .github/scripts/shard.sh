#!/usr/bin/env bash
# shard.sh ARCHIVE SHARD OUT: runs one shard, e.g. 1/2, with the addons of an archive, and writes its report to OUT.
# MATRIX_ARGUMENTS: the arguments of the run, separated by spaces or lines.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
split_words "${MATRIX_ARGUMENTS:?}"
finding "${words[@]}" --addons "$1" --shard "$2" --out "$3" --quiet
echo "shard $2: exit code $found"
