"""What is packaged: the version, the date, and the processor architecture."""

import dataclasses
import datetime
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
VERSION_FILE = ROOT / "Sources" / "broadside" / "Version.swift"

# The name of each architecture in Debian and in Python's tags.
ARCHITECTURES = {"amd64": "x86_64", "arm64": "aarch64"}
# The number of each architecture in the header of a program (ELF, e_machine).
MACHINES = {"amd64": 62, "arm64": 183}


@dataclasses.dataclass(frozen=True)
class Release:
    version: str
    # Seconds since 1970: the time of the commit, which is the time of every file in the packages.
    time: int
    architecture: str

    @property
    def day(self) -> str:
        return datetime.datetime.fromtimestamp(self.time, datetime.UTC).date().isoformat()

    @property
    def debian_version(self) -> str:
        """Debian sorts a tilde before the end of the version, so a beta comes before the release."""
        return self.version.replace("-", "~")

    @property
    def python_version(self) -> str:
        """The normal form of the version for Python (PEP 440): `1.0.0-beta.1` is `1.0.0b1`."""
        return re.sub(r"-(alpha|beta|rc)\.", lambda match: {"alpha": "a", "beta": "b", "rc": "rc"}[match[1]], self.version)

    @property
    def machine(self) -> str:
        return ARCHITECTURES[self.architecture]


def current_version() -> str:
    found = re.search(r'= "([^"]+)"', VERSION_FILE.read_text())
    if not found:
        raise SystemExit(f"{VERSION_FILE} contains no version")
    return found[1]


def is_for(program: pathlib.Path, architecture: str) -> bool:
    """Whether a program runs on an architecture."""
    with program.open("rb") as file:
        header = file.read(20)
    return header[:4] == b"\x7fELF" and int.from_bytes(header[18:20], "little") == MACHINES[architecture]


def time_of_commit() -> int:
    return int(subprocess.run(["git", "-C", ROOT, "log", "-1", "--format=%ct"], capture_output=True, text=True, check=True).stdout)
