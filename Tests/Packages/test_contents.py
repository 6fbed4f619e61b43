"""Checks what is in the packages: the program, the licenses, the manual, and that their bytes depend on nothing but the source code."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile

import pytest
from roots import ROOT, obstacle

sys.path.insert(0, str(ROOT / "Scripts" / "packaging"))
import image as container_image  # noqa: E402
from components import parts, versions  # noqa: E402
from release import Release, current_version  # noqa: E402


def run(*command: str | pathlib.Path, **options) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, **options)


def test_the_program_needs_no_shared_libraries_and_is_small(program: pathlib.Path) -> None:
    assert "statically linked" in run("ldd", program).stdout
    assert program.stat().st_size <= 30_000_000


def test_the_program_contains_no_paths_of_the_machine_that_built_it(program: pathlib.Path) -> None:
    content = program.read_bytes()
    assert str(ROOT).encode() not in content
    assert os.environ.get("HOME", "/root").encode() + b"/" not in content


def test_the_version_is_the_same_everywhere(program: pathlib.Path, deb: pathlib.Path, wheel: pathlib.Path) -> None:
    release = Release(current_version(), 0, "amd64")
    assert run(program, "--version").stdout.strip() == release.version
    assert run("dpkg-deb", "--field", deb, "Version").stdout.strip() == release.debian_version
    assert wheel.name.split("-")[1] == release.python_version
    assert f"## {release.version}" in (ROOT / "CHANGELOG.md").read_text()


def test_a_beta_is_older_than_its_release() -> None:
    beta = Release("1.0.0-beta.1", 0, "amd64")
    assert (beta.debian_version, beta.python_version) == ("1.0.0~beta.1", "1.0.0b1")
    assert run("dpkg", "--compare-versions", beta.debian_version, "lt", "1.0.0").returncode == 0


def test_every_library_has_a_version_a_license_and_a_line_in_the_documentation(program: pathlib.Path, contents: pathlib.Path) -> None:
    reported = re.findall(r"^  (\S.*?)  +(\S+)$", run(program, "--version", "--verbose").stdout, re.MULTILINE)
    assert all(re.fullmatch(r"\d+(\.\w+)+", version) for _, version in reported), reported
    known = versions(program)
    assert [name for name, _ in reported] == [part.name for part in parts()][: len(reported)]
    documented = re.findall(r"^\| ([^|]+?) \| [^|]+ \| ([^|]+?) \|$", (ROOT / "docs" / "licenses.md").read_text(), re.MULTILINE)
    assert {(part.name, part.license) for part in parts()} == {(name, license) for name, license in documented if name in known}
    licenses = contents / "usr" / "share" / "doc" / "broadside" / "licenses"
    for part in parts():
        assert (licenses / f"{part.name.replace(' ', '-')}.txt").stat().st_size > 500


def test_the_wheel_contains_every_license(wheel: pathlib.Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        metadata = archive.read(next(name for name in names if name.endswith("/METADATA"))).decode()
        assert archive.testzip() is None
    declared = re.findall(r"^License-File: (.+)$", metadata, re.MULTILINE)
    assert len(declared) == len(parts()) + 1
    assert all(any(name.endswith(f".dist-info/licenses/{license}") for name in names) for license in declared)


def test_the_manual_page_covers_every_command_and_has_no_errors(program: pathlib.Path, contents: pathlib.Path) -> None:
    page = contents / "usr" / "share" / "man" / "man1" / "broadside.1.gz"
    text = run("gzip", "--decompress", "--stdout", page, check=True).stdout
    commands = re.findall(r"^  ([a-z]+) ", run(program, "--help").stdout.split("SUBCOMMANDS:")[1], re.MULTILINE)
    assert "build" in commands and "doctor" in commands
    for command in commands:
        assert f'.SS "broadside {command}' in text
    assert text.count("The exit status has the same meaning for all commands:") == 1
    if shutil.which("groff"):
        assert run("groff", "-man", "-Tutf8", "-ww", "-z", input=text).stderr == ""


def test_lintian_finds_no_errors(deb: pathlib.Path) -> None:
    if not shutil.which("lintian"):
        pytest.skip("lintian is not installed")
    result = run("lintian", "--allow-root", "--fail-on", "error,warning", deb)
    assert result.returncode == 0, result.stdout


def repackage(program: pathlib.Path, folder: pathlib.Path, *packages: str) -> pathlib.Path:
    """Builds packages from a program again, with other settings of the machine, and returns the folder with them."""
    cache = folder / "build" / "downloads"
    cache.parent.mkdir()
    shutil.copytree(ROOT / ".build" / "package" / "downloads", cache)
    command = [sys.executable, ROOT / "Scripts" / "packaging", "--program", program, "--only", *packages, "--output", folder / "dist", "--cache", cache]
    mask = os.umask(0o077)
    try:
        result = run(*command, env={**os.environ, "TZ": "Asia/Tokyo"})
    finally:
        os.umask(mask)
    assert result.returncode == 0, result.stderr
    return folder / "dist"


def test_the_same_program_makes_the_same_packages(program: pathlib.Path, deb: pathlib.Path, wheel: pathlib.Path, tmp_path: pathlib.Path) -> None:
    dist = repackage(program, tmp_path, "deb", "wheel")
    for package in [deb, wheel]:
        assert (dist / package.name).read_bytes() == package.read_bytes()


def test_the_same_program_and_system_make_the_same_image(program: pathlib.Path, image: pathlib.Path, tmp_path: pathlib.Path) -> None:
    if reason := obstacle():
        pytest.skip(reason)
    assert (repackage(program, tmp_path, "image") / image.name).read_bytes() == image.read_bytes()


def test_the_image_contains_no_settings_of_the_machine_that_built_it(image: pathlib.Path) -> None:
    names = set()
    with tarfile.open(image) as archive:
        for member in archive:
            if member.isfile() and member.name.endswith(".tar"):
                with tarfile.open(fileobj=archive.extractfile(member)) as layer:
                    names |= {name.removeprefix("./") for name in layer.getnames()}
    assert {"usr/bin/broadside", "etc/os-release"} <= names
    assert not {"etc/hostname", "etc/resolv.conf"} & names


def test_the_system_of_the_image_is_kept_for_a_day_and_only_for_its_recipe(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    created = []

    def create(command: list, **options) -> None:
        created.append(command)
        pathlib.Path(command[-1]).write_bytes(b"")

    monkeypatch.setattr(container_image.subprocess, "run", create)
    release = Release("1.0.0", 0, "amd64")
    first = container_image.base(release, tmp_path)
    assert container_image.base(release, tmp_path) == first and len(created) == 1
    monkeypatch.setattr(container_image, "PACKAGES", [*container_image.PACKAGES, "jq"])
    second = container_image.base(release, tmp_path)
    assert len(created) == 2 and "jq" in " ".join(map(str, created[1])) and list(tmp_path.iterdir()) == [second]
    old = second.stat().st_mtime - container_image.KEPT - 60
    os.utime(second, (old, old))
    assert container_image.base(release, tmp_path) == second and len(created) == 3


def test_a_program_of_another_architecture_is_not_packaged(program: pathlib.Path, tmp_path: pathlib.Path) -> None:
    other = {"x86_64": "arm64", "aarch64": "amd64"}[os.uname().machine]
    folders = ["--output", tmp_path / "dist", "--cache", tmp_path / "cache"]
    result = run(sys.executable, ROOT / "Scripts" / "packaging", "--program", program, "--architecture", other, *folders)
    assert result.returncode == 1 and f"is not a program for {other}." in result.stderr
    assert not (tmp_path / "dist").exists()


def test_the_bill_of_materials_lists_every_part(program: pathlib.Path, deb: pathlib.Path) -> None:
    document = json.loads(deb.with_name(deb.stem + ".spdx.json").read_text())
    listed = {package["name"]: package["versionInfo"] for package in document["packages"]}
    assert {name: listed.get(name) for name in versions(program)} == versions(program)
    digest = next(package["checksums"][0]["checksumValue"] for package in document["packages"] if package["name"] == deb.name)
    assert run("sha256sum", deb).stdout.split()[0] == digest
    sums = deb.with_name(f"SHA256SUMS-{deb.stem.split('_')[-1]}")
    assert run("sha256sum", "--check", "--strict", sums.name, cwd=deb.parent).returncode == 0
