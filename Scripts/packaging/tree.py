"""The files that the packages have in common, and how they are written so that the same input always produces the same bytes."""

import gzip
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import zipfile

from components import license_texts
from manual import manual
from release import ROOT, Release

REQUIREMENT = ROOT / "Scripts" / "packaging" / "pagefind.txt"


def write(path: pathlib.Path, content: bytes, release: Release, mode: int = 0o644) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    path.chmod(mode)
    os.utime(path, (release.time, release.time))


def finish(folder: pathlib.Path, release: Release) -> None:
    """Gives all folders the mode and the time of the release."""
    for path in sorted([folder, *folder.rglob("*")], reverse=True):
        if path.is_dir():
            path.chmod(0o755)
            os.utime(path, (release.time, release.time))


def compressed(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)


def completions(program: pathlib.Path) -> dict[str, bytes]:
    """The completion script of each shell, by its path in `share`."""
    places = {
        "bash": "bash-completion/completions/broadside", "zsh": "zsh/vendor-completions/_broadside", "fish": "fish/vendor_completions.d/broadside.fish",
    }
    found = {}
    for shell, place in places.items():
        script = subprocess.run([program, "--generate-completion-script", shell], capture_output=True, check=True).stdout
        # Shells source the script, so a line that names an interpreter has no effect.
        found[place] = script.split(b"\n", 1)[1] if script.startswith(b"#!") else script
    return found


def manual_page(program: pathlib.Path, release: Release) -> bytes:
    dump = subprocess.run([program, "--experimental-dump-help"], capture_output=True, check=True).stdout
    return manual(json.loads(dump), release).encode()


def pagefind(release: Release, cache: pathlib.Path) -> bytes:
    """Pagefind's program. pip checks the hash of the file that it downloads."""
    machine = release.machine
    tags = [f"manylinux_2_17_{machine}", f"manylinux2014_{machine}", f"manylinux_2_12_{machine}", f"manylinux2010_{machine}"]
    folder = cache / f"pagefind-{release.architecture}"
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:"]
    command += [option for tag in tags for option in ("--platform", tag)]
    subprocess.run([*command, "--require-hashes", "--dest", folder, "--requirement", REQUIREMENT], check=True)
    wheels = list(folder.glob("pagefind_bin-*.whl"))
    if len(wheels) != 1:
        raise SystemExit(f"{folder} must contain one version of Pagefind; remove the folder and try again")
    with zipfile.ZipFile(wheels[0]) as wheel:
        return wheel.read("pagefind_bin/pagefind")


def shared_files(program: pathlib.Path, release: Release) -> dict[str, bytes]:
    """The manual page, the completions, and the licenses, by their paths in `share`."""
    files = {"man/man1/broadside.1": manual_page(program, release), **completions(program)}
    return files | {f"doc/broadside/licenses/{name}": text for name, text in license_texts().items()}


def digest(path: pathlib.Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
