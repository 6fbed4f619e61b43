#!/usr/bin/env bash
# Fuzzes the given parts, or all parts in turn: Scripts/fuzz.sh [SECONDS] [PART...]. Each part is a folder in Tests/Fuzz.
# A failing input is written to Tests/Fuzz/PART/Findings and ends the script with an error. Inputs that have been fixed are in
# Tests/Fuzz/PART/Regressions and run first.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-30}
parts=("${@:2}")
[ ${#parts[@]} -gt 0 ] || parts=(Templates FrontMatter Types Markdown HTML Sanitizer Requests Spreadsheet WordPress)
build=.build/fuzz/release

# Removes object files whose sources no longer exist; they would be linked, too.
rm -rf "$build"/*.build
# The linker reports that it cannot link EmbedFiles with a sanitizer. The fuzzers do not need it.
swift build -c release --scratch-path .build/fuzz --target Fuzzers -Xswiftc -sanitize=fuzzer -Xswiftc -enable-testing >&2
find "$build"/*.build -name '*.o' ! -path '*EmbedFiles*' ! -path '*-tool.build/*' -printf '"%p"\n' >.build/fuzz/objects
swiftc -sanitize=fuzzer -o .build/fuzz/fuzzer @.build/fuzz/objects -lcmark-gfm -lcmark-gfm-extensions -lyaml -lmd -lexpat

# The fuzzers write their sites to memory. The script deletes them when it exits.
export TMPDIR
TMPDIR=$(mktemp -d -p /dev/shm broadside-fuzz-XXXXXX)
trap 'rm -rf "$TMPDIR"' EXIT

for part in "${parts[@]}"; do
  folder=Tests/Fuzz/$part
  mkdir -p "$folder/Findings" "$folder/Regressions" ".build/fuzz-corpus/$part"
  dictionary=$(find "$folder" -name '*.dict')
  echo "Fuzzing $part for $seconds s" >&2
  # Swift's backtraces would catch the signals that libFuzzer needs to save the input. The timeout is wall-clock time and far above what any
  # input takes, because a machine that pauses for seconds is not a finding.
  SWIFT_BACKTRACE=enable=no BROADSIDE_FUZZER=$part .build/fuzz/fuzzer ".build/fuzz-corpus/$part" "$folder/Seeds" "$folder/Regressions" \
    -max_total_time="$seconds" -max_len=4096 -timeout=120 -report_slow_units=120 -rss_limit_mb=4096 ${dictionary:+-dict="$dictionary"} \
    -artifact_prefix="$folder/Findings/" -print_final_stats=1 -verbosity=0
done
