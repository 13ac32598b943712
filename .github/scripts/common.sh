# Sourced by the scripts beside it.

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

matrix() {
  node "$project/bin/napi-matrix.mjs" "$@"
}

# Sets `words` to the words of a text, on however many lines. That the text ends is no failure.
split_words() {
  read -rd '' -a words <<<"$1" || :
}

# Runs the matrix. That something deviates (exit code 1) is a finding and no failure of the step: `found` is the code.
# Anything else ends the script.
found=0
finding() {
  found=0
  matrix "$@" || found=$?
  ((found <= 1)) || exit "$found"
}
