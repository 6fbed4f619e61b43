#!/bin/sh
# Puts the GitHub Flavored Markdown specification where the tests look for it: .build/oracles/gfm-spec.txt.
#
# It comes from Debian's package cmark-gfm, unpacked and not installed. It is CC-BY-SA, so it is not in the repository.
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
  # As root, apt-get downloads as another user, who must be able to write here.
  chmod 755 "$folder"
  if [ "$(id -u)" = 0 ] && id _apt > /dev/null 2>&1; then chown _apt "$folder"; fi
  as_root=
  if [ "$(id -u)" != 0 ]; then as_root=sudo; fi
  cd "$folder"
  # On a new machine the package lists are empty.
  apt-get download -qq cmark-gfm 2> /dev/null || { $as_root apt-get update -qq && apt-get download -qq cmark-gfm; }
  dpkg -x cmark-gfm_*.deb unpacked
  gunzip -c "$folder/unpacked/$inside" > "$spec.new"
fi
mv "$spec.new" "$spec"
echo "Fetched the GFM specification to $spec"
