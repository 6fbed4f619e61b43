"""What the tests of trust share: the real program, and sites of some hundred pages."""

import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Site"))

from sites import make_large_site  # noqa: E402



@pytest.fixture
def site(tmp_path: pathlib.Path) -> pathlib.Path:
    """A folder with the content and the theme of a site of some hundred pages."""
    make_large_site(tmp_path)
    return tmp_path
