"""The Debian package."""

import hashlib
import os
import pathlib
import shutil
import subprocess

from components import parts
from release import ROOT, Release
from tree import compressed, finish, shared_files, write

CONTROL = """\
Package: broadside
Version: {version}
Architecture: {architecture}
Maintainer: The developers of Broadside <broadside@users.noreply.github.com>
Installed-Size: {size}
Depends: tzdata
Recommends: ca-certificates, curl, git
Suggests: pandoc
Section: web
Priority: optional
Description: static site generator for networks of elected officials
 Broadside builds a website from Markdown files: members, chapters, news, and
 policy briefs, with feeds and search. Content is typed and linked, errors are
 reported with their file, line, and column, and private fields never appear
 on a page.
 .
 This package contains everything that a build needs, including Pagefind, which
 creates the search index.
"""

COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Broadside
Comment:
 The program contains the following parts. Their copyright notices and
 licenses are in /usr/share/doc/broadside/licenses.
 .
{parts}

Files: *
Copyright: The developers of Broadside
License: Apache-2.0
 On Debian systems, the full text of the Apache License, Version 2.0 is in
 /usr/share/common-licenses/Apache-2.0.

Files: usr/lib/broadside/pagefind
Copyright: 2022 CloudCannon
License: Expat
{pagefind}
"""

OVERRIDES = """\
# One program that runs on every Linux system cannot use the shared libraries of one release of Debian.
broadside: embedded-library *
broadside: statically-linked-binary *
broadside: shared-library-lacks-prerequisites *
# Packages that are not part of Debian close no bugs of Debian.
broadside: initial-upload-closes-no-bugs *
"""


def indented(text: str) -> str:
    return "\n".join(" " + line if line.strip() else " ." for line in text.strip().splitlines())


def changelog(release: Release) -> bytes:
    date = subprocess.run(["date", "-u", "-R", "-d", f"@{release.time}"], capture_output=True, text=True, check=True, env={"LC_ALL": "C"}).stdout
    return (
        f"broadside ({release.debian_version}) unstable; urgency=medium\n\n  * See CHANGELOG.md in the source code.\n\n"
        f" -- The developers of Broadside <broadside@users.noreply.github.com>  {date}"
    ).encode()


def stage(program: pathlib.Path, pagefind: bytes, release: Release, root: pathlib.Path) -> None:
    """Writes the files of the package to a folder, as they will be on the user's system."""
    shutil.rmtree(root, ignore_errors=True)
    share = root / "usr" / "share"
    write(root / "usr" / "bin" / "broadside", program.read_bytes(), release, 0o755)
    write(root / "usr" / "lib" / "broadside" / "pagefind", pagefind, release, 0o755)
    for path, content in shared_files(program, release).items():
        if path.startswith("man/"):
            write(share / f"{path}.gz", compressed(content), release)
        else:
            write(share / path, content, release)
    names = "\n".join(f" {part.name}: {part.license}" for part in parts())
    notice = (ROOT / "Scripts" / "packaging" / "licenses" / "Pagefind.txt").read_text().split("\n\n", 1)[1]
    write(share / "doc" / "broadside" / "copyright", COPYRIGHT.format(parts=names, pagefind=indented(notice)).encode(), release)
    write(share / "doc" / "broadside" / "changelog.gz", compressed(changelog(release)), release)
    write(share / "lintian" / "overrides" / "broadside", OVERRIDES.encode(), release)
    finish(root, release)


def make(root: pathlib.Path, release: Release, output: pathlib.Path) -> pathlib.Path:
    """Builds the package from a staged folder."""
    files = sorted(path for path in root.rglob("*") if path.is_file() and "DEBIAN" not in path.parts)
    size = sum((path.stat().st_size + 1023) // 1024 for path in files)
    control = CONTROL.format(version=release.debian_version, architecture=release.architecture, size=size)
    sums = "".join(f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(root)}\n" for path in files)
    write(root / "DEBIAN" / "control", control.encode(), release)
    write(root / "DEBIAN" / "md5sums", sums.encode(), release)
    finish(root, release)
    package = output / f"broadside_{release.version}_{release.architecture}.deb"
    # With several threads, xz divides the data into blocks, whose number depends on the machine.
    command = ["dpkg-deb", "--root-owner-group", "--threads-max=1", "-Zxz", "--build", root, package]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "SOURCE_DATE_EPOCH": str(release.time)})
    shutil.rmtree(root / "DEBIAN")
    return package
