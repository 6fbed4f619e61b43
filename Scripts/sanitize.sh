#!/usr/bin/env bash
# Runs the test suite under sanitizers: Scripts/sanitize.sh [address|thread...]. Without arguments, runs both.
set -euo pipefail
cd "$(dirname "$0")/.."
sanitizers=("$@")
[ ${#sanitizers[@]} -gt 0 ] || sanitizers=(address thread)

# cmark-gfm never frees its registered extensions, which the leak detector would report.
export ASAN_OPTIONS=detect_leaks=0
export TSAN_OPTIONS=suppressions=$PWD/Scripts/thread-sanitizer.txt
for sanitizer in "${sanitizers[@]}"; do
  echo "Testing under the $sanitizer sanitizer" >&2
  # A stale object file with an old memory layout would cause false reports.
  rm -rf ".build/$sanitizer"
  swift test --scratch-path ".build/$sanitizer" --sanitize="$sanitizer"
done
