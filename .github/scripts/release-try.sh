#!/usr/bin/env bash
# release-try.sh TARBALLS: installs the tarballs of a release in an empty folder, without scripts, and runs a suite there, with
# neither a compiler nor Python. Fails unless the addons of the package for this platform are used.
set -euo pipefail
tarballs=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' >package.json
platform=$(node -p 'process.platform + "-" + process.arch')
npm install --ignore-scripts --no-audit --no-fund --loglevel=error \
  "$tarballs"/napi-matrix-addons-"$platform"-*.tgz "$tarballs"/napi-matrix-[0-9]*.tgz
for name in CC CXX PYTHON MAKE; do export $name=no-such-program; done
npx napi-matrix --runtime "mine=$(node -p process.execPath)" --suite load 2>&1 | tee output.txt
grep -q "^addons: the package napi-matrix-addons-$platform " output.txt
