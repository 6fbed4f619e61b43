#!/usr/bin/env bash
# Prints the section of CHANGELOG.md for a version: `release-notes.sh 1.0.0`. Fails if there is none or if it is empty.
set -euo pipefail
cd "$(dirname "$0")/.."

notes=$(awk -v heading="## $1" '
  /^## / { inside = index($0 " ", heading " ") == 1; next }
  inside { print }
' CHANGELOG.md | sed -e '/./,$!d')
if [ -z "$notes" ]; then
  echo "CHANGELOG.md has no section \"## $1\"." >&2
  exit 1
fi
echo "$notes"
