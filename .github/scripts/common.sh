# Sourced by the scripts beside it.

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

matrix() {
  node "$project/bin/napi-matrix.mjs" "$@"
}

# Ends the script on a scheduled run of another day. Its argument is the event that started the workflow.
mondays_only() {
  if [ "$1" = schedule ] && [ "$(date -u +%u)" != 1 ]; then
    echo 'done on Mondays'
    exit 0
  fi
}

# Sets `words` to the words of a text of any number of lines. `read` fails at the end of the text, which is expected.
split_words() {
  read -rd '' -a words <<<"$1" || :
}

# Runs the matrix; `found` is its exit code. Deviations (exit code 1) do not fail the step.
# Any other exit code ends the script.
found=0
finding() {
  found=0
  matrix "$@" || found=$?
  ((found <= 1)) || exit "$found"
}
