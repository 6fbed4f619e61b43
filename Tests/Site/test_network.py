"""Builds the corpora as one network: all data is published, dangling references are reported, and no member is lost or mixed up."""

import collections
import csv
import json
import re
import subprocess

import corpora
import feedparser
import network
import pytest
from test_site import PROGRAM, ROOT

pytestmark = pytest.mark.skipif(not corpora.FOLDER.is_dir(), reason=f"the corpora are missing ({corpora.FOLDER})")


class Network:
    """The network in a folder, the counts of its documents, and the findings of its first build."""

    def __init__(self, folder):
        self.folder = folder
        self.output = folder / "output"
        self.counts = network.make(folder / "content")
        self.status, self.findings = self.build()
        self.errors = [finding for finding in self.findings if finding["severity"] == "error"]

    def build(self):
        command = [PROGRAM, "build", "--search", "off", "--format", "json", "--themes", ROOT / "themes", "--date", "2026-01-01"]
        outcome = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        return outcome.returncode, json.loads(outcome.stdout)

    def fix_errors(self):
        """Deletes the files with errors, corrects a URL in the table as its message suggests, and builds again."""
        table = self.folder / "content" / "chapters" / "brigades.json"
        table.write_text(table.read_text().replace('"codeforokc.org/"', '"https://codeforokc.org/"'))
        wrong = {finding["file"] for finding in self.errors} - {"content/chapters/brigades.json"}
        for file in wrong:
            (self.folder / file).unlink()
        self.members = self.counts["members"] - sum(file.startswith("content/members/") for file in wrong)
        status, findings = self.build()
        assert [finding for finding in findings if finding["severity"] == "error"] == []
        assert status == 0

    def pages(self, folder):
        return list((self.output / folder).glob("*/index.html"))


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    result = Network(tmp_path_factory.mktemp("network"))
    result.fix_errors()
    return result


def test_all_data_is_converted(built):
    assert built.counts == {
        "members": 8_802, "places": 121, "states": 56, "topics": 51, "briefs": 148, "chapters": 221, "news": 2_083,
        "external": 270,
    }


def test_dangling_references_are_reported(built):
    dangling = [finding for finding in built.errors if finding["message"].startswith("no topic is named")]
    assert len(dangling) == 11
    assert all(re.search(r"content/news/.*\.md$", finding["file"]) and finding["column"] > 1 for finding in dangling)
    assert any("did you mean \"artificial-intelligence\"?" in finding["help"] for finding in dangling)
    elsewhere = [finding for finding in built.errors if not finding["file"].startswith("content/news/")]
    assert [(finding["file"], finding["line"], finding["message"]) for finding in elsewhere] == [
        ("content/chapters/brigades.json", 4471, '"codeforokc.org/" is not a URL'),
        ("content/members/dave-hinman.md", 5, '"https://house.mo.gov/MemberDetails.aspx?\\district=103" is not a URL'),
        ("content/members/liz-miranda.md", 5, '"https://malegislature.gov/Legislators/Profile/L M0" is not a URL'),
    ]


def test_all_members_have_a_page_even_with_the_same_name(built):
    members = json.loads((built.output / "members.json").read_text())
    assert len(members) == built.members
    assert len({member["permalink"] for member in members}) == built.members
    names = collections.Counter(member["name"] for member in members)
    assert sum(count - 1 for count in names.values()) > 60
    with (built.output / "members.csv").open(newline="") as file:
        assert len(list(csv.DictReader(file))) == built.members
    pages = [path for path in built.pages("members") if path.parent.name not in ["in", "level", "page"]]
    assert len(pages) == built.members


def test_private_fields_are_not_exported(built):
    with corpora.gzip.open(corpora.FOLDER / "officials.ndjson.gz", "rt") as lines:
        record = json.loads(next(lines))["id"]
    assert not any(record in path.read_text() for path in [built.output / "members.json", built.output / "members.csv"])


def test_states_and_places_have_pages_with_and_without_a_file(built):
    states = {path.parent.name for path in built.pages("states")}
    assert {"ak", "tx", "pr"} <= states
    assert len(states) >= built.counts["states"]
    places = {path.parent.name for path in built.pages("places")} - {"page"}
    files = {path.stem for path in (built.folder / "content" / "places").glob("*.md")}
    assert files < places
    assert len(places) > 300
    assert "Austin" in (built.output / "places" / "austin-tx" / "index.html").read_text()


def test_current_is_computed_from_the_terms(built):
    members = json.loads((built.output / "members.json").read_text())
    for member in members:
        ends = [office["until"] for office in member["offices"]]
        assert member["current"] == any(end is None or end >= "2026-01-01"[: len(end)] for end in ends), member


def test_external_news_items_have_no_pages(built):
    files = list((built.folder / "content" / "news").rglob("*.md"))
    external = [path for path in files if re.search(r"^link: ", path.read_text(), re.MULTILINE)]
    drafts = 1
    assert 260 < len(external) <= built.counts["external"]
    pages = list((built.output / "news").glob("2*/*/*/*/index.html"))
    assert len(pages) == len(files) - len(external) - drafts


def test_topics_have_feeds_of_their_news(built):
    feeds = list((built.output / "topics").glob("*/feed.xml"))
    assert len(feeds) > 40
    for path in feeds:
        feed = feedparser.parse(path.read_bytes())
        assert not feed.bozo and feed.entries
        assert len(json.loads((path.parent / "feed.json").read_text())["items"]) == len(feed.entries)


def test_brigades_are_chapters(built):
    assert len(built.pages("chapters")) == built.counts["chapters"]
