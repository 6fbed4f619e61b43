"""The shipped site with the corpora in it is as usable as the small one: no page is heavy, every list is paged or split, and all is reached."""

import json
import re
import subprocess

import corpora
import pytest
import shipped_network
from test_site import PROGRAM, ROOT

pytestmark = pytest.mark.skipif(not corpora.FOLDER.is_dir(), reason=f"the corpora are not there ({corpora.FOLDER})")

KILOBYTE = 1024
# The longest list that one page shows: a hundred places.
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


def test_no_page_is_heavy(large):
    sizes = {str(page.relative_to(large)): page.stat().st_size for page in large.rglob("*.html")}
    assert len(sizes) > 11_000
    assert {page: size for page, size in sizes.items() if size > 300 * KILOBYTE} == {}


def test_every_list_is_paged_or_split(large):
    """Of the entries, that is: what an editor lists in a text is the editor's."""
    long = {}
    for page in large.rglob("*.html"):
        for entries in re.findall(r'<ul class="(?:entries|roll|plain)">(.*?)</ul>', page.read_text(), re.DOTALL):
            if entries.count("<li>") > LONGEST:
                long[str(page.relative_to(large))] = entries.count("<li>")
    assert long == {}


def test_every_page_can_be_reached_from_the_first(large):
    """By links alone, so without search and script: what a list leaves out, another has."""
    waiting, reached = ["index.html"], {"index.html"}
    while waiting:
        page = (large / waiting.pop()).read_text()
        for address in re.findall(r'<a (?:[^>]* )?href="(/[^"#?]*)"', page):
            file = address[1:] + ("index.html" if address.endswith("/") else "")
            if file not in reached and file.endswith(".html"):
                reached.add(file)
                waiting.append(file)
    pages = {str(page.relative_to(large)) for page in large.rglob("*.html") if 'http-equiv="refresh"' not in page.read_text()}
    assert pages - reached == {"404.html"}


def test_the_directory_finds_everybody_and_travels_light(large):
    entries = json.loads((large / "members" / "directory.json").read_text())
    assert len(entries) == len(json.loads((large / "members.json").read_text()))
    assert (large / "members" / "directory.json").stat().st_size / len(entries) < 200
