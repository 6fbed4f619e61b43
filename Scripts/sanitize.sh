#!/usr/bin/env bash
# Runs the test suite under sanitizers: Scripts/sanitize.sh [address|thread...], both if left out.
set -euo pipefail
cd "$(dirname "$0")/.."
sanitizers=("$@")
[ ${#sanitizers[@]} -gt 0 ] || sanitizers=(address thread)

# cmark-gfm keeps the extensions that it has registered until the end of the program.
export ASAN_OPTIONS=detect_leaks=0
export TSAN_OPTIONS=suppressions=$PWD/Scripts/thread-sanitizer.txt
for sanitizer in "${sanitizers[@]}"; do
  echo "Testing under the $sanitizer sanitizer" >&2
  # An object that is older than the layout of a type looks like a finding.
  rm -rf ".build/$sanitizer"
  swift test --scratch-path ".build/$sanitizer" --sanitize="$sanitizer"
done
