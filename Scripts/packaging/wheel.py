"""The Python package, which contains the program and needs no Python code."""

import base64
import hashlib
import pathlib
import time
import zipfile

from components import license_texts
from release import Release
from tree import REQUIREMENT, shared_files

# pip and uvx run the command that has the name of the package.
ALIAS = b"""\
#!/bin/sh
exec "$(dirname "$(readlink -f "$0")")/broadside" "$@"
"""

METADATA = """\
Metadata-Version: 2.4
Name: broadside-site
Version: {version}
Summary: A static site generator for networks of elected officials
License-Expression: Apache-2.0
{licenses}
Requires-Python: >=3.8
Requires-Dist: pagefind_bin=={pagefind}
Description-Content-Type: text/markdown

Broadside builds a website from Markdown files. This package contains the program `broadside`.

```sh
broadside init our-site
cd our-site
broadside serve
```
"""


def tags(release: Release) -> list[str]:
    """The program contains all libraries, so it runs on any Linux system."""
    platforms = [f"manylinux_2_17_{release.machine}", f"manylinux2014_{release.machine}", f"musllinux_1_1_{release.machine}"]
    return [f"py3-none-{platform}" for platform in platforms]


def make(program: pathlib.Path, release: Release, output: pathlib.Path) -> pathlib.Path:
    name = f"broadside_site-{release.python_version}"
    info, data = f"{name}.dist-info", f"{name}.data"
    licenses = license_texts()
    shared = shared_files(program, release)
    pagefind = next(line.split("==")[1].split()[0] for line in REQUIREMENT.read_text().splitlines() if line.startswith("pagefind_bin=="))
    metadata = METADATA.format(
        version=release.python_version, pagefind=pagefind, licenses="\n".join(f"License-File: {license}" for license in sorted(licenses)))
    description = ["Wheel-Version: 1.0", "Generator: broadside", "Root-Is-Purelib: false", *(f"Tag: {tag}" for tag in tags(release)), ""]
    files = {
        f"{data}/scripts/broadside": program.read_bytes(),
        f"{data}/scripts/broadside-site": ALIAS,
        # The licenses are in the folder that Python packages have for them.
        **{f"{data}/data/share/{path}": content for path, content in shared.items() if "/licenses/" not in path},
        f"{info}/METADATA": metadata.encode(),
        f"{info}/WHEEL": "\n".join(description).encode(),
        **{f"{info}/licenses/{license}": text for license, text in licenses.items()},
    }
    record = [f"{path},sha256={base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b'=').decode()},{len(content)}\n" for path, content in files.items()]
    files[f"{info}/RECORD"] = ("".join(record) + f"{info}/RECORD,,\n").encode()
    wheel = output / f"{name}-py3-none-{'.'.join(tag.split('-')[2] for tag in tags(release))}.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, time.gmtime(release.time)[:6])
            entry.create_system = 3
            entry.external_attr = (0o100755 if "/scripts/" in path else 0o100644) << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED, 9)
    return wheel
