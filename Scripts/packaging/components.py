"""What the packages contain besides Broadside, with the license of each part and where its text is."""

import dataclasses
import pathlib
import re
import shutil
import subprocess

from release import ROOT

CHECKOUTS = ROOT / ".build" / "package" / "checkouts"
DEBIAN = pathlib.Path("/usr/share/doc")
COMMON = pathlib.Path("/usr/share/common-licenses")
OWN = ROOT / "Scripts" / "packaging" / "licenses"


@dataclasses.dataclass(frozen=True)
class Part:
    name: str
    # An SPDX license expression.
    license: str
    texts: tuple[pathlib.Path, ...]
    supplier: str


def swift_package(name: str, license: str = "Apache-2.0 WITH Swift-exception") -> Part:
    folder = CHECKOUTS / name
    texts = [*sorted(folder.glob("LICENSE*")), *sorted(folder.glob("NOTICE*")), *sorted(folder.glob("Sources/*/LICENSE*"))]
    return Part(name, license, tuple(texts), "the Swift project")


def debian_library(name: str, license: str, package: str, *common: str) -> Part:
    return Part(name, license, (DEBIAN / package / "copyright", *(COMMON / text for text in common)), "Debian")


def toolchain() -> pathlib.Path:
    swift = shutil.which("swift")
    return pathlib.Path(swift).resolve().parents[1] if swift else pathlib.Path("/usr")


def parts() -> list[Part]:
    """The parts of the program, in the order of `broadside --version --verbose`, then those that are files of their own."""
    gcc = f"gcc-{compiler_version().split('.')[0]}-base"
    return [
        debian_library("cmark-gfm", "BSD-2-Clause AND MIT AND CC-BY-SA-4.0", "libcmark-gfm-dev"),
        debian_library("libyaml", "MIT", "libyaml-dev"),
        debian_library("expat", "MIT", "libexpat1-dev"),
        debian_library("libmd", "BSD-3-Clause AND BSD-2-Clause AND ISC AND Beerware", "libmd-dev"),
        debian_library("GNU C Library", "LGPL-2.1-or-later", "libc6", "LGPL-2.1", "GPL-2"),
        debian_library("GCC runtime libraries", "GPL-3.0-or-later WITH GCC-exception-3.1", gcc, "GPL-3"),
        Part("Swift", "Apache-2.0 WITH Swift-exception", (toolchain() / "share" / "swift" / "LICENSE.txt",), "the Swift project"),
        swift_package("swift-argument-parser"),
        swift_package("swift-atomics"),
        swift_package("swift-collections"),
        swift_package("swift-nio", "Apache-2.0 AND MIT"),
        swift_package("swift-subprocess"),
        swift_package("swift-system"),
        Part("Pagefind", "MIT", (OWN / "Pagefind.txt",), "CloudCannon"),
        Part("Vollkorn", "OFL-1.1", (OWN / "Vollkorn.txt",), "Friedrich Althausen"),
    ]


def compiler_version() -> str:
    return subprocess.run(["gcc", "-dumpfullversion"], capture_output=True, text=True, check=True).stdout.strip()


def versions(program: pathlib.Path) -> dict[str, str]:
    """The version of each part, as the program reports them."""
    text = subprocess.run([program, "--version", "--verbose"], capture_output=True, text=True, check=True).stdout
    found = dict(re.findall(r"^  (\S.*?)  +(\S+)$", text, re.MULTILINE))
    requirement = (ROOT / "Scripts" / "packaging" / "pagefind.txt").read_text()
    found["Pagefind"] = re.search(r"pagefind_bin==(\S+)", requirement)[1]
    font = next((ROOT / "themes" / "civic" / "static" / "assets").glob("vollkorn-*.woff2"))
    found["Vollkorn"] = font.stem.split("-")[-1]
    return found


def license_texts() -> dict[str, bytes]:
    """The license texts by file name. Fails if one is missing."""
    texts = {"Broadside.txt": (ROOT / "LICENSE").read_bytes()}
    for part in parts():
        if not part.texts:
            raise SystemExit(f"{part.name}: there is no license text in {CHECKOUTS}")
        content = [text.read_bytes().rstrip() + b"\n" for text in part.texts]
        texts[part.name.replace(" ", "-") + ".txt"] = b"\n----------------------------------------\n\n".join(content)
    return texts
