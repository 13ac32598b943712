#!/usr/bin/env bash
# release-announce.sh TARBALLS TAG: the release of GitHub, with the section of CHANGELOG.md about it.
set -euo pipefail
gh release create "$2" --verify-tag --title "$2" --notes-file "$1/notes.md" "$1"/*.tgz
