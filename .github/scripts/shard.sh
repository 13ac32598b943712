#!/usr/bin/env bash
# shard.sh ARCHIVE SHARD OUT: asks one shard, as 1/2, with the addons of an archive, and leaves its report in OUT.
# MATRIX_ARGUMENTS: what is asked, as words of the command line.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
split_words "${MATRIX_ARGUMENTS:?}"
finding "${words[@]}" --addons "$1" --shard "$2" --out "$3" --quiet
echo "shard $2: exit code $found"
