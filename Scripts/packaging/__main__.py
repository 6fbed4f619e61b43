"""Builds the packages: `python Scripts/packaging [--architecture arm64] [--only deb wheel image]`. `make packages` runs it.

The same source code and the same versions of the tools produce the same bytes, in any folder and at any time.
"""

import argparse
import os
import pathlib
import platform
import subprocess

import deb
import image
import sbom
import wheel
from release import ARCHITECTURES, ROOT, Release, current_version, is_for, time_of_commit
from tree import digest, pagefind


PACKAGES = ["deb", "wheel", "image"]


def options() -> argparse.Namespace:
    native = next((name for name, machine in ARCHITECTURES.items() if machine == platform.machine()), None)
    parser = argparse.ArgumentParser(prog="packaging", description="Builds the packages from a program that is already built.")
    parser.add_argument("--program", type=pathlib.Path, default=ROOT / ".build" / "package" / "release" / "broadside")
    parser.add_argument("--architecture", choices=ARCHITECTURES, default=native, required=native is None)
    parser.add_argument("--output", type=pathlib.Path, default=ROOT / "dist")
    parser.add_argument("--cache", type=pathlib.Path, default=ROOT / ".build" / "package" / "downloads")
    parser.add_argument("--only", nargs="+", choices=PACKAGES, help="default: all")
    return parser.parse_args()


def main() -> None:
    chosen = options()
    time = int(os.environ.get("SOURCE_DATE_EPOCH") or time_of_commit())
    release = Release(current_version(), time, chosen.architecture)
    if not is_for(chosen.program, chosen.architecture):
        raise SystemExit(f"{chosen.program} is not a program for {chosen.architecture}. Build the packages on a machine of that architecture.")
    said = subprocess.run([chosen.program, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    if said != release.version:
        raise SystemExit(f"{chosen.program} is version {said}, not {release.version}. Run Scripts/build-program.sh first.")
    for folder in [chosen.output, chosen.cache]:
        folder.mkdir(parents=True, exist_ok=True)
    packages = chosen.only or PACKAGES
    if not chosen.only and os.geteuid() != 0:
        print("Without root, the container image is not built.")
        packages = ["deb", "wheel"]
    root = chosen.cache.parent / f"root-{release.architecture}"
    deb.stage(chosen.program, pagefind(release, chosen.cache), release, root)
    made = []
    if "deb" in packages:
        made.append(deb.make(root, release, chosen.output))
    if "wheel" in packages:
        made.append(wheel.make(chosen.program, release, chosen.output))
    if "image" in packages:
        made.append(image.make(root, release, chosen.cache, chosen.output))
    made.append(sbom.make(chosen.program, release, made, chosen.output))
    sums = "".join(f"{digest(path)}  {path.name}\n" for path in sorted(made))
    (chosen.output / f"SHA256SUMS-{release.architecture}").write_text(sums)
    for path in made:
        print(f"{path.stat().st_size / 1e6:6.1f} MB  {os.path.relpath(path)}")


if __name__ == "__main__":
    main()
