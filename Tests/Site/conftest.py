"""The shipped site, built by the real program."""

import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("BROADSIDE", ROOT / ".build" / "debug" / "broadside"))


def build(output: pathlib.Path, *arguments: str) -> subprocess.CompletedProcess:
    """Runs a build into `output` from the repository's folder."""
    return subprocess.run(
        [PROGRAM, "build", "--output", output, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="session", params=["https://example.org", "https://example.org/sub/path"])
def site(request, tmp_path_factory):
    """The folder of the built site and its base URL, at the root of its host and below it."""
    output = tmp_path_factory.mktemp("site") / "output"
    outcome = build(output, "--base-url", request.param, "--strict")
    assert outcome.returncode == 0, outcome.stderr
    return output, request.param
