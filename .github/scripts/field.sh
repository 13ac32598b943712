#!/usr/bin/env bash
# field.sh EVENT: checks the public bugs of docs/field.md, on the releases that have them and on those that do not. A
# scheduled run does so on Mondays only, for it fetches some forty releases.
set -euo pipefail
if [ "$1" = schedule ] && [ "$(date -u +%u)" != 1 ]; then
  echo 'checked on Mondays'
  exit 0
fi
npm run --silent field
