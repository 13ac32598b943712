#!/usr/bin/env bash
# stress.sh EVENT: the addons under sanitizers, in Workers and in many rounds. A scheduled run does so on Mondays only, for
# it takes the best part of an hour.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
mondays_only "$1"
npm run --silent stress
