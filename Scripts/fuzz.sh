#!/usr/bin/env bash
# Fuzzes the theme language: Scripts/fuzz.sh [SECONDS]. What it finds lands in Tests/Fuzz/Templates/Findings.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-30}
folder=Tests/Fuzz/Templates
mkdir -p "$folder/Findings" .build/fuzz-corpus

BROADSIDE_FUZZ=1 swift build -c release --scratch-path .build/fuzz --target TemplateFuzzer -Xswiftc -sanitize=fuzzer >&2
swiftc -sanitize=fuzzer -o .build/fuzz/template-fuzzer \
  $(find .build/fuzz/release/{TemplateFuzzer,Templates,Values,Diagnostics}.build -name '*.o')
.build/fuzz/template-fuzzer .build/fuzz-corpus "$folder/Seeds" \
  -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=4096 -dict="$folder/jinja.dict" \
  -artifact_prefix="$folder/Findings/" -print_final_stats=1
