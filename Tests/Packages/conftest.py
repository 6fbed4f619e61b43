"""Fixtures of the package tests: the built packages, and a report of the times."""

import os
import pathlib
import subprocess

import pytest
from roots import ROOT, System, obstacle

DIST = pathlib.Path(os.environ.get("BROADSIDE_DIST", ROOT / "dist"))
TIMES: list[tuple[str, str, float]] = []


def only(pattern: str) -> pathlib.Path:
    found = sorted(DIST.glob(pattern))
    if len(found) != 1:
        pytest.fail(f"{DIST} contains {len(found)} files named {pattern}; remove the folder and run make packages")
    return found[0]


@pytest.fixture(scope="session")
def deb() -> pathlib.Path:
    machine = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True).stdout.strip()
    return only(f"broadside_*_{machine}.deb")


@pytest.fixture(scope="session")
def wheel() -> pathlib.Path:
    return only(f"broadside_site-*_{os.uname().machine}.whl")


@pytest.fixture(scope="session")
def image() -> pathlib.Path:
    return only("broadside_*.image.tar.gz")


@pytest.fixture(scope="session")
def contents(deb: pathlib.Path, tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """The files of the Debian package."""
    folder = tmp_path_factory.mktemp("contents")
    subprocess.run(["dpkg-deb", "--extract", deb, folder], check=True)
    return folder


@pytest.fixture(scope="session")
def program(contents: pathlib.Path) -> pathlib.Path:
    return contents / "usr" / "bin" / "broadside"


@pytest.fixture
def system(tmp_path: pathlib.Path, request: pytest.FixtureRequest):
    """A new minimal Debian system. The parameter is the release."""
    if reason := obstacle():
        pytest.skip(reason)
    system = System(tmp_path / "system", request.param)
    yield system
    TIMES.extend((request.node.name, name, seconds) for name, seconds in system.times.items())
    # A system takes 200 MB.
    subprocess.run(["rm", "-rf", system.folder], check=True)


def pytest_terminal_summary(terminalreporter) -> None:
    if TIMES:
        terminalreporter.section("seconds in minimal systems")
        for test, name, seconds in TIMES:
            terminalreporter.write_line(f"{seconds:7.2f}  {name:10}  {test}")
