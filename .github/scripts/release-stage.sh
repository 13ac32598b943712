#!/usr/bin/env bash
# release-stage.sh TARBALLS: stages the packages, those of addons first, for a maintainer to approve (npm stage approve). The
# registry knows the workflow (trusted publishing), so there is no token, and states where each package was built.
set -euo pipefail
while read -r file; do
  npm stage publish "$1/$file" --access public
done <"$1/order.txt"
