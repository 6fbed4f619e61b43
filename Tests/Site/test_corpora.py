"""Builds a site from real open data. All irregular data is either built or reported with its location."""

import collections
import json
import pathlib
import re
import subprocess

import corpora
import feedparser
import pytest
from test_site import PROGRAM, ROOT

pytestmark = pytest.mark.skipif(not corpora.FOLDER.is_dir(), reason=f"the corpora are missing ({corpora.FOLDER})")


def build(site: pathlib.Path) -> tuple[int, list[dict]]:
    """Builds the site in the folder and returns the exit status and the findings."""
    command = [PROGRAM, "build", "--search", "off", "--format", "json", "--themes", ROOT / "themes", "--date", "2026-01-01"]
    outcome = subprocess.run(command, cwd=site, capture_output=True, text=True, check=False)
    return outcome.returncode, json.loads(outcome.stdout)


def kind(finding: dict) -> str:
    """Returns the message with its names and URLs replaced by an ellipsis."""
    return re.sub(r'"[^"]*"|/\S+/', "…", finding["message"])


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpora")
    corpora.make(folder / "content")
    return folder


def test_errors_in_the_data_are_reported_with_their_locations(site):
    status, findings = build(site)
    errors = [finding for finding in findings if finding["severity"] == "error"]
    assert status == 1
    assert not (site / "output" / "index.html").exists()
    assert all(finding["file"] and finding["line"] >= 1 and finding["column"] >= 1 for finding in findings)
    assert collections.Counter(kind(finding) for finding in errors) == {
        "… is set twice": 13,
        "the time … has no time zone": 4,
        "… is not a URL": 3,
        # Two misspelled schemes, and about:blank.
        "a link cannot point to …": 3,
        "this link points to …, which does not exist": 4,
        "this link points to …, which does not exist on the site": 3,
        "… is missing": 1,
        "… is also the URL of content…2023-09-15-infrastructure-as-a-public-service.md": 1,
    }
    warnings = {finding["file"] for finding in findings if finding["severity"] == "warning"}
    assert len(warnings) > 500, "raw HTML is not reported"


def test_the_site_builds_without_the_files_that_have_errors(site):
    _, findings = build(site)
    for file in {finding["file"] for finding in findings if finding["severity"] == "error"}:
        (site / file).unlink()
    status, findings = build(site)
    assert [finding for finding in findings if finding["severity"] == "error"] == []
    assert status == 0
    output = site / "output"
    documents = list((site / "content").rglob("*.md"))
    members = [path for path in documents if path.parent.name == "members"]
    drafts = 1
    assert len(members) > 8_790
    assert len(list((output / "members").glob("*/index.html"))) == len(members)
    assert len(list((output / "news").glob("2*/*/*/*/index.html"))) == len(documents) - len(members) - drafts
    feed = feedparser.parse((output / "news" / "feed.xml").read_bytes())
    assert not feed.bozo
    assert len(feed.entries) == 20


def test_shortcodes_of_other_generators_are_shown_as_text(site):
    page = site / "output" / "news" / "2019" / "02" / "14" / "introducing-2019-presidential-innovation-fellows" / "index.html"
    assert "{{&lt; img src=" in page.read_text(encoding="utf-8")
