#!/bin/sh
# Saves the GitHub Flavored Markdown specification as .build/oracles/gfm-spec.txt, where the tests read it.
#
# The file comes from the Debian package cmark-gfm, which is unpacked but not installed. It is licensed under CC-BY-SA and therefore not in
# the repository.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
spec="$root/.build/oracles/gfm-spec.txt"
inside=usr/share/doc/cmark-gfm/spec.txt.gz

[ -s "$spec" ] && exit 0
mkdir -p "$(dirname "$spec")"

if [ -f "/$inside" ]; then
  gunzip -c "/$inside" > "$spec.new"
else
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  # As root, apt-get downloads as the user _apt, who must be able to write to this folder.
  chmod 755 "$folder"
  if [ "$(id -u)" = 0 ] && id _apt > /dev/null 2>&1; then chown _apt "$folder"; fi
  as_root=
  if [ "$(id -u)" != 0 ]; then as_root=sudo; fi
  cd "$folder"
  # On a new machine, the package lists are empty.
  apt-get download -qq cmark-gfm 2> /dev/null || { $as_root apt-get update -qq && apt-get download -qq cmark-gfm; }
  dpkg -x cmark-gfm_*.deb unpacked
  gunzip -c "$folder/unpacked/$inside" > "$spec.new"
fi
mv "$spec.new" "$spec"
echo "Fetched the GFM specification to $spec"
