#!/usr/bin/env bash
# field.sh EVENT: checks the public bugs of docs/field.md, on the releases that have them and on those that do not. A
# scheduled run does so on Mondays only, for it fetches some forty releases.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
mondays_only "$1"
npm run --silent field
