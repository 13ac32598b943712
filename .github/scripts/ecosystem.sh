#!/usr/bin/env bash
# ecosystem.sh EVENT OUT: reads the addons of the packages in ecosystem/packages.json and writes ecosystem.json to OUT. A
# scheduled run does so on Mondays only, for it fetches some 170 packages and their platform packages.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
mondays_only "$1"
npm run --silent ecosystem -- --out "$2"
