"""Runs `broadside doctor` with and without the programs and files that it looks for, and finds Pagefind where each package installs it."""

import json
import os
import pathlib
import re
import shutil
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("BROADSIDE", ROOT / ".build" / "release" / "broadside"))


class Machine:
    """A folder with a site, and a PATH that contains only the given programs."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.site = folder / "site"
        self.bin = folder / "bin"
        self.bin.mkdir()
        self.program = PROGRAM
        subprocess.run([PROGRAM, "init", self.site], check=True, capture_output=True)

    def add(self, name: str, says: str = "", status: int = 0, folder: pathlib.Path | None = None) -> pathlib.Path:
        path = (folder or self.bin) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\necho '{says}'\nexit {status}\n")
        path.chmod(0o755)
        return path

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([self.program, *arguments], cwd=self.site, env={"PATH": str(self.bin)}, capture_output=True, text=True)

    def doctor(self) -> tuple[int, dict[str, dict]]:
        result = self.run("doctor", "--format", "json")
        return result.returncode, {finding["name"]: finding for finding in json.loads(result.stdout)["findings"]}


@pytest.fixture
def machine(tmp_path: pathlib.Path) -> Machine:
    return Machine(tmp_path)


@pytest.mark.parametrize(("status", "fixes"), [(0, 1), (1, 2)], ids=["with ensurepip", "without ensurepip"])
def test_pagefind_is_installed_with_pip_after_the_module_that_creates_environments(machine: Machine, status: int, fixes: int) -> None:
    machine.add("apt-get")
    machine.add("python3", status=status)
    found = machine.doctor()[1]["Pagefind"]["fix"]
    assert len(found) == fixes and found[-1].endswith("pip install pagefind_bin")


def test_everything_missing_is_listed_with_the_command_that_installs_it(machine: Machine) -> None:
    machine.add("apt-get")
    status, found = machine.doctor()
    assert status == 0
    sudo = "" if os.geteuid() == 0 else "sudo "
    for name, package in [("Git", "git"), ("curl", "curl"), ("pandoc", "pandoc")]:
        assert (found[name]["status"], found[name]["fix"]) == ("missing", [f"{sudo}apt-get install {package}"])
    assert list(found) == ["Pagefind", "Git", "curl", "pandoc", "time zones", "site", "output", "workflow"]
    pip = "python3 -m venv .venv && .venv/bin/pip install pagefind_bin"
    assert (found["Pagefind"]["status"], found["Pagefind"]["fix"]) == ("missing", [f"{sudo}apt-get install python3-venv", pip])
    assert (found["site"]["status"], found["output"]["status"], found["workflow"]["status"]) == ("present", "present", "missing")
    text = machine.run("doctor")
    assert text.returncode == 0
    assert re.search(rf"^  missing  curl        check --external uses it to request links\n {{13}}{sudo}apt-get install curl$", text.stdout, re.MULTILINE)


def test_programs_are_listed_with_their_versions(machine: Machine) -> None:
    machine.add("git", "git version 2.39.5")
    machine.add("curl", "curl 7.88.1 (x86_64-pc-linux-gnu) libcurl/7.88.1\nProtocols: http")
    machine.add("pandoc", status=1)
    status, found = machine.doctor()
    assert status == 0
    assert found["Git"] == {"name": "Git", "status": "present", "detail": f"version 2.39.5, {machine.bin / 'git'}", "fix": []}
    assert found["curl"]["detail"].startswith("version 7.88.1, ")
    assert found["pandoc"]["status"] == "missing" and f"{machine.bin / 'pandoc'} does not run" in found["pandoc"]["detail"]
    assert found["pandoc"]["fix"] == ["install pandoc with your system's package manager; the name of the package may differ"]


def test_a_pagefind_that_does_not_run_breaks_builds(machine: Machine) -> None:
    machine.add("pagefind", status=1)
    status, found = machine.doctor()
    assert (status, found["Pagefind"]["status"]) == (1, "broken")
    assert machine.run("build").returncode == 1
    assert machine.run("build", "--search", "off").returncode == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root can write to every folder")
def test_folders_that_cannot_be_written_break_builds(machine: Machine) -> None:
    machine.site.chmod(0o555)
    status, found = machine.doctor()
    machine.site.chmod(0o755)
    assert (status, found["output"]["status"]) == (1, "broken")


@pytest.mark.parametrize("name", ["output", ".broadside"])
def test_a_file_in_place_of_a_folder_breaks_builds_until_it_is_renamed(machine: Machine, name: str) -> None:
    shutil.rmtree(machine.site / name, ignore_errors=True)
    (machine.site / name).write_text("")
    assert machine.run("build").returncode == 1
    status, found = machine.doctor()
    assert (status, found["output"]["status"], found["output"]["detail"]) == (1, "broken", f"{name} is not a folder")
    subprocess.run(found["output"]["fix"][0], shell=True, cwd=machine.site, check=True)
    assert machine.run("build").returncode == 0
    assert machine.doctor()[1]["output"]["status"] == "present"


@pytest.mark.parametrize(
    ("written", "detail", "fix"),
    [
        ("base-url: example", 'content/site.yml:2:11  "example" is not a URL', "begin it with https://"),
        ("time-zone: Mars/Olympus\nbase-url: https://example.org", 'content/site.yml:2:12  no time zone is named "Mars/Olympus"', None),
        ("base-url: [", "content/site.yml:", None),
    ],
)
def test_a_site_whose_settings_have_errors_is_broken(machine: Machine, written: str, detail: str, fix: str | None) -> None:
    settings = machine.site / "content" / "site.yml"
    lines = [line for line in settings.read_text().splitlines() if not line.startswith(("time-zone:", "base-url:"))]
    settings.write_text("\n".join([lines[0], written, *lines[1:]]) + "\n")
    status, found = machine.doctor()
    assert machine.run("build").returncode == 1
    assert (status, found["site"]["status"]) == (1, "broken")
    assert found["site"]["detail"].startswith(detail)
    assert fix is None or found["site"]["fix"][0] == fix
    assert found["site"]["fix"][-1].startswith("to see all errors: ") and found["site"]["fix"][-1].endswith(" check")
    assert found["time zones"]["status"] == "present"


def test_a_workflow_counts_if_it_names_broadside(machine: Machine) -> None:
    workflows = machine.site / ".github" / "workflows"
    workflows.mkdir(parents=True)
    (workflows / "other.yml").write_text("name: Other\n")
    assert machine.doctor()[1]["workflow"]["status"] == "missing"
    (workflows / "site.yml").write_text("- uses: OWNER/broadside@v1\n")
    assert machine.doctor()[1]["workflow"]["detail"] == ".github/workflows/site.yml"


def test_outside_a_site_it_shows_how_to_create_one(machine: Machine, tmp_path: pathlib.Path) -> None:
    shutil.rmtree(machine.site / "content")
    status, found = machine.doctor()
    assert (status, found["site"]["status"], "output" in found) == (0, "missing", False)
    assert found["site"]["fix"][0].endswith(" init our-site")


@pytest.mark.parametrize(
    "place",
    [
        "site/.venv/bin/pagefind",
        "site/.venv/lib/python3.11/site-packages/pagefind_bin/pagefind",
        "package/lib/broadside/pagefind",
        "package/lib/python3.13/site-packages/pagefind_bin/pagefind",
        "package/lib/python3.11/dist-packages/pagefind_bin/pagefind",
    ],
)
def test_pagefind_is_found_where_packages_install_it(machine: Machine, tmp_path: pathlib.Path, place: str) -> None:
    (tmp_path / "package" / "bin").mkdir(parents=True)
    shutil.copy(PROGRAM, tmp_path / "package" / "bin" / "broadside")
    # pipx installs a link to the program.
    machine.program = tmp_path / "linked"
    machine.program.symlink_to(tmp_path / "package" / "bin" / "broadside")
    assert machine.doctor()[1]["Pagefind"]["status"] == "missing"
    path = machine.add("pagefind", "pagefind 1.5.2", folder=(tmp_path / place).parent)
    assert machine.doctor()[1]["Pagefind"]["detail"] == f"version 1.5.2, {path}"
    on_path = machine.add("pagefind", "pagefind 1.4.0")
    assert machine.doctor()[1]["Pagefind"]["detail"] == f"version 1.4.0, {on_path}"


def test_the_version_lists_the_libraries() -> None:
    for arguments in [["--version", "--verbose"], ["--verbose", "--version"]]:
        listed = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, check=True).stdout
        version = subprocess.run([PROGRAM, "--version"], capture_output=True, text=True, check=True).stdout
        assert listed.startswith(f"broadside {version}\n  cmark-gfm ")
        libraries = dict(re.findall(r"^  (\S.*?)  +(\S+)$", listed, re.MULTILINE))
        assert {"libyaml", "expat", "libmd", "Swift", "swift-nio"} <= set(libraries)
        assert all(re.fullmatch(r"\d+(\.\w+)+", version) for version in libraries.values()), libraries
