#!/usr/bin/env bash
# release-pack.sh ARCHIVES OUT TAG: makes the tarballs of a release in OUT, from the archives below the folder ARCHIVES, and the
# notes for people. The tag is v and the version in package.json.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
archives=$1 out=$2 tag=$3
cd "$project"
version=$(node -p 'require("./package.json").version')
if [[ $tag != "v$version" ]]; then
  echo "release: the tag is $tag, and package.json says $version" >&2
  exit 2
fi
npm run --silent build
npm run --silent release -- "$out" "$archives"/*/*.tar.gz
node .github/scripts/release-notes.mjs "$version" >"$out/notes.md"
