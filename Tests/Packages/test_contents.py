"""Checks what is in the packages: the program, the licenses, the manual, and that their bytes depend on nothing but the source code."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import zipfile

import pytest
from roots import ROOT

sys.path.insert(0, str(ROOT / "Scripts" / "packaging"))
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
    if shutil.which("groff"):
        assert run("groff", "-man", "-Tutf8", "-ww", "-z", input=text).stderr == ""


def test_lintian_finds_no_errors(deb: pathlib.Path) -> None:
    if not shutil.which("lintian"):
        pytest.skip("lintian is not installed")
    result = run("lintian", "--allow-root", "--fail-on", "error,warning", deb)
    assert result.returncode == 0, result.stdout


def test_the_same_program_makes_the_same_packages(program: pathlib.Path, deb: pathlib.Path, wheel: pathlib.Path, tmp_path: pathlib.Path) -> None:
    cache = ROOT / ".build" / "package" / "downloads"
    (tmp_path / "build").mkdir()
    shutil.copytree(cache, tmp_path / "build" / "downloads", ignore=shutil.ignore_patterns("*.tar"))
    command = [sys.executable, ROOT / "Scripts" / "packaging", "--program", program, "--only", "deb", "wheel"]
    os.umask(0o077)
    try:
        result = run(*command, "--output", tmp_path / "dist", "--cache", tmp_path / "build" / "downloads", env={**os.environ, "TZ": "Asia/Tokyo"})
    finally:
        os.umask(0o022)
    assert result.returncode == 0, result.stderr
    for package in [deb, wheel]:
        assert (tmp_path / "dist" / package.name).read_bytes() == package.read_bytes()


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
