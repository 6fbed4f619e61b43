"""What dates will change: `broadside upcoming`, the file `next-change`, and the report of a build."""

import datetime
import filecmp
import json
import os
import pathlib
import subprocess

import pytest
from test_date_rule import Site

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("BROADSIDE", ROOT / ".build" / "release" / "broadside"))

FILES = {
    "site.yml": """\
title: Network
base-url: https://example.org
theme: base
time-zone: America/New_York
banner: { text: "The hearing is on Friday.", from: 2026-12-03, until: 2026-12-04 }
""",
    "index.md": "---\ntitle: Home\n---\n\nWelcome.\n",
    "members/_type.yml": """\
name: member
label: Members
permalink: /members/{slug}/
title: "{name}"
list: { path: /members/ }
lists: [{ by: offices.level, where: until >= today, path: "/members/{value}/", title: "{value}" }]
fields:
  name: { type: text, required: true }
  reviewed: { type: date }
  offices: { type: list, of: { type: record, fields: { level: { type: text }, until: { type: date } } } }
computed:
  current: any offices where until is missing or until >= today
checks:
  - { when: any offices where until <= today + 1 month, say: a term ends within a month, level: note, at: offices }
  - { when: reviewed < today - 3 years, say: last reviewed over three years ago, at: reviewed }
""",
    "members/ana.md": "---\nname: Ana\nreviewed: 2020-01\noffices:\n  - { level: city, until: 2026-12-31 }\n---\n",
    "members/ben.md": "---\nname: Ben\nreviewed: 2024-02-29\noffices: [{ level: state }]\n---\n",
    "news/_type.yml": """\
name: news-item
label: News
permalink: /news/{slug}/
list: { path: /news/ }
feed: { path: /news/feed.xml }
fields:
  title: { type: text, required: true }
  date: { type: date }
""",
    "news/budget.md": "---\ntitle: Budget\ndate: 2026-11-01\npublish-on: 2026-12-24 09:00\n---\n",
    "news/survey.md": "---\ntitle: Survey\ndate: 2026-11-01\nexpires: 2026-12-10\n---\n",
    "news/draft.md": "---\ntitle: Draft\ndraft: true\nexpires: 2026-12-02\n---\n",
    "news/over.md": "---\ntitle: Over\nexpires: 2026-11-02\n---\n",
}


@pytest.fixture
def site(tmp_path: pathlib.Path) -> pathlib.Path:
    for path, text in FILES.items():
        file = tmp_path / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path


def run(folder: pathlib.Path, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run([PROGRAM, *arguments], cwd=folder, capture_output=True, text=True)


def build(folder: pathlib.Path, date: str, *arguments: str) -> str:
    # The random sites have a theme of their own.
    themes = folder / "themes" if (folder / "themes").exists() else ROOT / "themes"
    result = run(folder, "build", "--themes", str(themes), "--search", "off", "--date", date, *arguments)
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_upcoming_lists_what_dates_change_and_what_is_due(site: pathlib.Path) -> None:
    result = run(site, "upcoming", "--date", "2026-11-20")
    assert result.returncode == 0, result.stderr
    assert result.stdout == """\
2026-12-01        content/members/ana.md:5:3  is due: a term ends within a month
2026-12-03        content/site.yml:5:9  the banner appears
2026-12-05        content/site.yml:5:9  the banner disappears
2026-12-10        content/news/survey.md:4:10  expires
2026-12-24 09:00  content/news/budget.md:4:13  is published
2027-01-01        content/members/ana.md:5:3  changes: "current" becomes false
2027-01-01        content/members/ana.md:5:3  is added to or removed from a list of documents by "offices.level"
2027-03-01        content/members/ben.md:3:11  is due: last reviewed over three years ago

Due now:
  content/members/ana.md:3:11  last reviewed over three years ago

Times are in America/New_York.
"""


def test_upcoming_as_json(site: pathlib.Path) -> None:
    entries = json.loads(run(site, "upcoming", "--date", "2026-12-10", "--format", "json").stdout)
    assert entries[0] == {
        "change": "published", "column": 13, "file": "content/news/budget.md", "line": 4, "message": "is published",
        "moment": "2026-12-24T14:00:00Z",
    }
    assert entries[-2] == {
        "change": "due", "column": 11, "file": "content/members/ana.md", "line": 3, "message": "last reviewed over three years ago",
    }


def test_upcoming_reports_errors_and_lists_the_rest(site: pathlib.Path) -> None:
    (site / "content/news/wrong.md").write_text("---\ntitle: Wrong\nexpires: soon\n---\n")
    result = run(site, "upcoming", "--date", "2026-12-09")
    assert result.returncode == 1
    assert "content/news/wrong.md:3:10" in result.stderr
    assert "content/news/survey.md:4:10  expires" in result.stdout


def test_a_build_reports_the_next_change(site: pathlib.Path) -> None:
    next_change = site / ".broadside" / "output" / "next-change"
    assert "next change if nothing is edited: 2026-12-10        content/news/survey.md:4:10  expires\n" in build(site, "2026-12-05")
    assert next_change.read_text() == "2026-12-10T05:00:00Z\n"
    for damage in [next_change.unlink, lambda: next_change.write_text("2031-01-01T00:00:00Z\n")]:
        damage()
        assert "0 of" in build(site, "2026-12-05")
        assert next_change.read_text() == "2026-12-10T05:00:00Z\n"
    notes = json.loads(build(site, "2026-12-20", "--format", "json"))
    assert [(note["message"], note["file"], note["line"]) for note in notes if note["rule"] == "next-change"] == [
        ("if nothing is edited, the site next changes at 2026-12-24T14:00:00Z: this document is published", "content/news/budget.md", 4)
    ]
    assert "next change" not in build(site, "2031-01-01")
    assert next_change.read_text() == "never\n"


def upcoming(folder: pathlib.Path, date: str = "2026-12-01") -> list[str]:
    """The changes that the command lists, without the lines after them."""
    return run(folder, "upcoming", "--date", date).stdout.partition("\n\n")[0].splitlines()


EVENTS = """\
name: event
label: Events
permalink: /events/{slug}/
require: end >= today
lists: [{ by: topic, where: start <= today, path: "/events/{value}/" }]
fields:
  title: { type: text, required: true }
  topic: { type: text }
  start: { type: date }
  end: { type: date }
computed:
  soon: start <= today + 7 days
"""


def test_only_changes_of_published_documents_are_listed_at_the_field_that_causes_them(tmp_path: pathlib.Path) -> None:
    events = tmp_path / "content" / "events"
    events.mkdir(parents=True)
    (tmp_path / "content" / "site.yml").write_text("title: A\nbase-url: https://example.org\ntime-zone: UTC\n")
    (events / "_type.yml").write_text(EVENTS)
    (events / "past.md").write_text("---\ntitle: Past\nstart: 2026-01-01\nend: 2026-01-01\nexpires: 2027-01-01\n---\n")
    (events / "next.md").write_text("---\ntitle: Next\ntopic: rent\nstart: 2026-12-20\nend: 2026-12-20\n---\n")
    assert upcoming(tmp_path) == [
        '2026-12-13        content/events/next.md:4:8  changes: "soon" becomes true',
        '2026-12-20        content/events/next.md:4:8  is added to or removed from a list of documents by "topic"',
        '2026-12-21        content/events/next.md:5:6  is no longer published: it does not meet the condition "end >= today"',
    ]


@pytest.mark.parametrize(
    ("banner", "lines"),
    [
        ("from: 2027-02-01, until: 2027-01-01", ["The site will not change until you edit it."]),
        ("until: 2026-12-31", ["2027-01-01        content/site.yml:4:9  the banner disappears"]),
    ],
)
def test_a_banner_that_ends_before_it_begins_never_changes(banner: str, lines: list[str], tmp_path: pathlib.Path) -> None:
    (tmp_path / "content").mkdir()
    settings = f"title: A\nbase-url: https://example.org\ntime-zone: UTC\nbanner: {{ text: Closed, {banner} }}\n"
    (tmp_path / "content" / "site.yml").write_text(settings)
    assert upcoming(tmp_path) == lines


def test_the_last_moment_that_sorts_as_text_is_in_the_year_9999(site: pathlib.Path) -> None:
    settings = (site / "content" / "site.yml").read_text()
    (site / "content" / "site.yml").write_text(settings.replace("until: 2026-12-04", "until: 9999-12-31"))
    build(site, "2099-01-01")
    assert (site / ".broadside" / "output" / "next-change").read_text() == "never\n"


def test_a_suppressed_check_is_not_due(site: pathlib.Path) -> None:
    member = site / "content" / "members" / "ana.md"
    member.write_text(member.read_text().replace("reviewed: 2020-01", "# broadside-ignore declared-check: retired\nreviewed: 2020-01"))
    assert "Due now" not in run(site, "upcoming", "--date", "2026-11-20").stdout


def test_without_settings_only_errors_are_printed(tmp_path: pathlib.Path) -> None:
    result = run(tmp_path, "upcoming")
    assert (result.returncode, result.stdout) == (1, "") and "content" in result.stderr


def same(left: pathlib.Path, right: pathlib.Path) -> bool:
    comparison = filecmp.dircmp(left, right)

    def differs(comparison: filecmp.dircmp) -> bool:
        _, mismatch, errors = filecmp.cmpfiles(comparison.left, comparison.right, comparison.common_files, shallow=False)
        return bool(comparison.left_only or comparison.right_only or mismatch or errors or any(map(differs, comparison.subdirs.values())))

    return not differs(comparison)


@pytest.mark.parametrize("seed", range(0, 8, 2))
def test_nothing_changes_before_the_next_change(seed: int, tmp_path: pathlib.Path) -> None:
    """Builds random sites at each moment at which they change, and one second before the next one."""
    Site(seed, tmp_path).write()
    moment, changed = "2026-02-20T00:00:00Z", 0
    while moment != "never" and changed < 8:
        build(tmp_path, moment, "--output", "now")
        after = (tmp_path / ".broadside" / "now" / "next-change").read_text().strip()
        assert after > moment
        end = datetime.datetime.fromisoformat("2031-01-01T00:00:00Z" if after == "never" else after)
        before = end - datetime.timedelta(seconds=1)
        build(tmp_path, before.strftime("%Y-%m-%dT%H:%M:%SZ"), "--output", "before")
        assert same(tmp_path / "now", tmp_path / "before"), f"changed between {moment} and {after}"
        if after != "never":
            build(tmp_path, after, "--output", "after")
            changed += not same(tmp_path / "now", tmp_path / "after")
        moment = after
    assert changed > 0
