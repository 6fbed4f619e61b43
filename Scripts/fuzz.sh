#!/usr/bin/env bash
# Fuzzes one part, named as its folder in Tests/Fuzz, or all after each other: Scripts/fuzz.sh [SECONDS] [PART...].
# What it finds lands in Tests/Fuzz/PART/Findings, and ends the script with a failure; what was found and mended is in
# Tests/Fuzz/PART/Regressions, and is tried first.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-30}
parts=("${@:2}")
[ ${#parts[@]} -gt 0 ] || parts=(Templates FrontMatter Types Markdown Requests Spreadsheet WordPress)
build=.build/fuzz/release

# The objects of sources that are gone since the last time would be linked, too.
rm -rf "$build"/*.build
# The linker says that it cannot link EmbedFiles for a sanitizer; nothing here needs it.
swift build -c release --scratch-path .build/fuzz --target Fuzzers -Xswiftc -sanitize=fuzzer -Xswiftc -enable-testing >&2
find "$build"/*.build -name '*.o' ! -path '*EmbedFiles*' ! -path '*-tool.build/*' -printf '"%p"\n' >.build/fuzz/objects
swiftc -sanitize=fuzzer -o .build/fuzz/fuzzer @.build/fuzz/objects -lcmark-gfm -lcmark-gfm-extensions -lyaml -lmd -lexpat

# The sites that fuzzers write to lie in memory, and go with the script.
export TMPDIR
TMPDIR=$(mktemp -d -p /dev/shm broadside-fuzz-XXXXXX)
trap 'rm -rf "$TMPDIR"' EXIT

for part in "${parts[@]}"; do
  folder=Tests/Fuzz/$part
  mkdir -p "$folder/Findings" "$folder/Regressions" ".build/fuzz-corpus/$part"
  dictionary=$(find "$folder" -name '*.dict')
  echo "Fuzzing $part for $seconds s" >&2
  # Swift would take the signals that libFuzzer waits for to keep the bytes. The time limit is far above what any input takes: it is the clock's,
  # and a machine that stands still for seconds is no finding.
  SWIFT_BACKTRACE=enable=no BROADSIDE_FUZZER=$part .build/fuzz/fuzzer ".build/fuzz-corpus/$part" "$folder/Seeds" "$folder/Regressions" \
    -max_total_time="$seconds" -max_len=4096 -timeout=120 -report_slow_units=120 -rss_limit_mb=4096 ${dictionary:+-dict="$dictionary"} \
    -artifact_prefix="$folder/Findings/" -print_final_stats=1 -verbosity=0
done
