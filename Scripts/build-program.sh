#!/usr/bin/env bash
# Builds the program of the packages: one file that needs no shared libraries. Prints its path.
# The C libraries, the C++ library, the C library, and Swift's libraries are linked statically (a static position-independent executable).
set -euo pipefail
cd "$(dirname "$0")/.."

scratch=.build/package
archives=$PWD/$scratch/archives

# A folder with nothing but the archives, so that the linker cannot choose a shared library instead.
rm -rf "$archives"
mkdir -p "$archives/pkgconfig"
libraries=$(pkg-config --variable libdir libcmark-gfm)
for name in cmark-gfm cmark-gfm-extensions yaml expat md; do
  ln -s "$libraries/lib$name.a" "$archives/"
done
ln -s "$(gcc -print-file-name=libstdc++.a)" "$archives/"
for name in libcmark-gfm expat libmd yaml-0.1; do
  sed "s#^libdir=.*#libdir=$archives#" "$(pkg-config --variable pcfiledir "$name")/$name.pc" > "$archives/pkgconfig/$name.pc"
done

# With --disable-local-rpath, there is no search path for libraries, which makes a static position-independent executable crash before it starts.
# BROADSIDE_STATIC adds the linker options: see Package.swift. Debugging information is removed, so it need not be written. Without
# the prefix map, C code contains the path of this folder.
BROADSIDE_STATIC=1 PKG_CONFIG_PATH=$archives/pkgconfig swift build --scratch-path "$scratch" -c release --product broadside \
  --static-swift-stdlib --disable-local-rpath -debug-info-format none -Xcc "-ffile-prefix-map=$PWD/=" >&2
echo "$scratch/release/broadside"
