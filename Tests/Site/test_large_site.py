"""The shipped site stays usable with the corpora in it: no page is too large, every list is paginated or split, and every page is reachable."""

import json
import re
import subprocess

import corpora
import pytest
import shipped_network
from test_site import PROGRAM, ROOT

pytestmark = pytest.mark.skipif(not corpora.FOLDER.is_dir(), reason=f"the corpora are missing ({corpora.FOLDER})")

KILOBYTE = 1024
# The number of entries in the longest list on a page: a hundred places.
LONGEST = 100


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    folder = tmp_path_factory.mktemp("large")
    counts = shipped_network.make(folder / "content")
    assert counts == {"members": 8_802, "briefs": 148, "news": 2_082}
    command = [PROGRAM, "build", "--search", "off", "--themes", ROOT / "themes", "--date", "2026-01-01"]
    outcome = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stdout[-2000:]
    return folder / "output"


def test_no_page_is_too_large(large):
    sizes = {str(page.relative_to(large)): page.stat().st_size for page in large.rglob("*.html")}
    assert len(sizes) > 11_000
    assert {page: size for page, size in sizes.items() if size > 300 * KILOBYTE} == {}


def test_every_list_is_paginated_or_split(large):
    """Only generated lists count; the length of a list in a document is up to its editor."""
    long = {}
    for page in large.rglob("*.html"):
        for entries in re.findall(r'<ul class="(?:entries|roll|plain)">(.*?)</ul>', page.read_text(), re.DOTALL):
            if entries.count("<li>") > LONGEST:
                long[str(page.relative_to(large))] = entries.count("<li>")
    assert long == {}


def test_every_page_is_reachable_from_the_home_page(large):
    """Follows links only, without search and scripts: what one list omits, another contains."""
    waiting, reached = ["index.html"], {"index.html"}
    while waiting:
        page = (large / waiting.pop()).read_text()
        for url in re.findall(r'<a (?:[^>]* )?href="(/[^"#?]*)"', page):
            file = url[1:] + ("index.html" if url.endswith("/") else "")
            if file not in reached and file.endswith(".html"):
                reached.add(file)
                waiting.append(file)
    pages = {str(page.relative_to(large)) for page in large.rglob("*.html") if 'http-equiv="refresh"' not in page.read_text()}
    assert pages - reached == {"404.html"}


def test_the_directory_lists_every_member_and_is_small(large):
    entries = json.loads((large / "members" / "directory.json").read_text())
    assert len(entries) == len(json.loads((large / "members.json").read_text()))
    assert (large / "members" / "directory.json").stat().st_size / len(entries) < 200
