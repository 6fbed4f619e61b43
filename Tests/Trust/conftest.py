"""Fixtures of the trust tests: sites of a few hundred pages for the real program."""

import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Site"))

from sites import make_large_site  # noqa: E402



@pytest.fixture
def site(tmp_path: pathlib.Path) -> pathlib.Path:
    """A folder with the content and the themes of a site of a few hundred pages."""
    make_large_site(tmp_path)
    return tmp_path
