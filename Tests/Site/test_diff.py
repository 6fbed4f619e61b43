"""Builds small sites, changes them as editors do, and reads the report of `broadside diff`."""

import difflib
import html.parser
import json
import os
import pathlib
import re
import subprocess
from random import Random

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("BROADSIDE", ROOT / ".build" / "release" / "broadside"))

NEWS_TYPE = """\
name: news-item
label: News
sort: [-date]
permalink: /news/{slug}/
list: { path: /news/ }
feed: { path: /news/feed.xml }
fields:
  title: { type: text, required: true }
  date: { type: date, required: true }
"""

FILES = {
    "content/site.yml": "title: Network\nbase-url: https://example.org\ntheme: paper\nnavigation:\n"
    + "  - { label: About, page: about.md }\n  - { label: News, url: /news/ }\n",
    "content/index.md": "---\ntitle: Network\n---\nLocal officials, together.\n",
    "content/about.md": "---\ntitle: About\n---\nThe network has 90 members in nearly 50 places, and [news](news/hearing.md).\n\n"
    + "It was founded by those who hold office.\n",
    "content/join.md": "---\ntitle: Join\n---\nWrite to us & say where you hold office.\n",
    "content/news/_type.yml": NEWS_TYPE,
    "content/news/hearing.md": "---\ntitle: The hearing\ndate: 2026-01-10\n---\nThe council hears the *fair workweek* law on Friday.\n",
    "content/news/vote.md": "---\ntitle: The vote\ndate: 2026-01-12\n---\nThe council votes for the tenants of the city.\n",
    "content/report.pdf": "%PDF-1.4 one\n",
    "themes/paper/theme.yml": "name: paper\nextends: base\n",
    "themes/paper/templates/layout.html": """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8">{% include "partials/head.html" %}<link rel="stylesheet" href="{{ asset("assets/site.css") }}"></head>
<body><nav>{% for entry in site.navigation %}<a href="{{ entry.url }}">{{ entry.label }}</a> {% endfor %}</nav>
<main>{% block main %}{% endblock %}</main><script>if (1 < 2) { document.title += "<p>no text</p>" }</script></body>
</html>
""",
    "themes/paper/static/assets/site.css": "body { margin: auto }\n",
}


class Builds:
    """A site in a folder, with its builds next to it."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.folder = folder
        os.makedirs(folder / "themes")
        os.symlink(ROOT / "themes" / "base", folder / "themes" / "base")
        self.write(FILES)

    def write(self, files: dict[str, str]) -> None:
        for path, text in files.items():
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_text(text)

    def replace(self, path: str, old: str, new: str) -> None:
        text = (self.folder / path).read_text()
        assert old in text
        (self.folder / path).write_text(text.replace(old, new))

    def build(self, name: str) -> None:
        command = [PROGRAM, "build", "--search", "off", "--strict", "--quiet", "--date", "2026-02-01", "--output", name]
        result = subprocess.run(command, cwd=self.folder, capture_output=True, text=True)
        assert (result.returncode, result.stderr) == (0, "")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([PROGRAM, "diff", *arguments], cwd=self.folder, capture_output=True, text=True)

    def report(self, format: str = "text") -> str:
        """Builds the site again and returns the report on all changes so far."""
        self.build("new")
        result = self.run("old", "new", "--format", format)
        assert (result.returncode, result.stderr) == (0, "")
        return result.stdout

    def json(self) -> dict:
        return json.loads(self.report("json"))


@pytest.fixture
def site(tmp_path: pathlib.Path) -> Builds:
    builds = Builds(tmp_path)
    builds.build("old")
    return builds


def test_two_builds_of_the_same_site_are_identical(site: Builds) -> None:
    assert site.report() == "The two sites are identical.\n"
    assert "No changes: all files are identical." in site.report("markdown")
    assert site.run("old", "new", "--fail-on", "differences").returncode == 0


def test_a_changed_word_is_shown_in_its_sentence(site: Builds) -> None:
    site.replace("content/about.md", "nearly 50", "more than 60")
    found = site.json()
    assert [page["address"] for page in found["changed"]] == ["/about/"]
    text = [change for change in found["changed"][0]["changes"] if change["what"] == "text"]
    assert text[0]["parts"] == [
        {"kind": "same", "text": "The network has 90 members in"},
        {"kind": "removed", "text": "nearly 50"},
        {"kind": "added", "text": "more than 60"},
        {"kind": "same", "text": "places, and news."},
    ]
    assert len(text) == 1
    assert "text: The network has 90 members in [-nearly 50-] {+more than 60+} places, and news.\n" in site.report()


def test_added_and_removed_paragraphs_are_shown_whole(site: Builds) -> None:
    site.replace("content/about.md", "It was founded by those who hold office.", "Nobody pays to be a member.\n\nWrite to us.")
    text = site.report()
    assert "[-It was founded by those who hold office.-]" in text
    assert "{+Nobody pays to be a member.+}" in text
    assert "{+Write to us.+}" in text


def test_a_changed_link_target_is_reported_if_the_text_is_unchanged(site: Builds) -> None:
    site.replace("content/about.md", "news/hearing.md", "news/vote.md")
    changes = site.json()["changed"][0]["changes"]
    assert changes == [{"what": "links", "added": ["/news/vote/"], "removed": ["/news/hearing/"]}]


def test_a_change_on_every_page_is_reported_once(site: Builds) -> None:
    site.replace("content/site.yml", "label: About", "label: Who we are")
    found = site.json()
    assert found["changed"] == []
    assert [[change["parts"] for change in shared["changes"]] for shared in found["shared"]] == [
        [[{"kind": "removed", "text": "About"}, {"kind": "added", "text": "Who we are"}, {"kind": "same", "text": "News"}]]
    ]
    assert {"/", "/about/", "/news/vote/"} < set(found["shared"][0]["addresses"])


def test_the_order_of_a_report_does_not_depend_on_the_number_of_jobs(site: Builds) -> None:
    site.replace("content/site.yml", "label: About", "label: Who we are")
    site.replace("content/site.yml", "title: Network", "title: The Network")
    site.replace("content/news/_type.yml", "/news/{slug}/", "/n/{slug}/")
    first = site.report()
    assert all(site.run("old", "new", "--jobs", str(jobs)).stdout == first for jobs in [1, 2, 3, 4])


def test_a_changed_style_sheet_is_not_a_change_on_every_page(site: Builds) -> None:
    site.replace("themes/paper/static/assets/site.css", "auto", "0 auto")
    found = site.json()
    assert (found["added"], found["removed"], found["changed"], found["shared"]) == ([], [], [], [])
    assert found["files"] == [{"path": "assets/site.css", "kind": "changed", "oldSize": 22, "newSize": 24}]
    assert "/about/" in found["markupOnly"]


def test_files_are_listed_with_their_sizes(site: Builds) -> None:
    site.write({"content/report.pdf": "%PDF-1.4 two\n" * 200, "content/map.svg": "<svg/>"})
    text = site.report()
    assert "changed   report.pdf   13 bytes → 3 KB" in text
    assert "added   map.svg   6 bytes" in text


def test_a_page_moved_without_a_redirect_is_a_lost_url(site: Builds) -> None:
    site.replace("content/news/_type.yml", "/news/{slug}/", "/news/{date.year}/{slug}/")
    found = site.json()
    assert [(page["from"], page["address"], page["hasRedirect"]) for page in found["moved"]] == [
        ("/news/hearing/", "/news/2026/hearing/", False),
        ("/news/vote/", "/news/2026/vote/", False),
    ]
    assert (found["added"], found["removed"]) == ([], [])
    assert found["lostURLs"] == ["/news/hearing/", "/news/vote/"]
    assert site.run("old", "new", "--fail-on", "lost-urls").returncode == 1
    assert "This change breaks 2 URLs." in site.report("markdown")


def test_a_moved_and_changed_page_is_recognized_by_its_feed_id(site: Builds) -> None:
    site.replace("content/news/_type.yml", "/news/{slug}/", "/n/{slug}/")
    site.write({"content/news/vote.md": "---\ntitle: A victory\ndate: 2026-01-12\n---\nTenants won.\n"})
    moved = {page["from"]: page for page in site.json()["moved"]}
    assert moved["/news/vote/"]["address"] == "/n/vote/"
    assert moved["/news/vote/"]["changes"] != []


def test_a_page_moved_with_an_alias_is_not_a_lost_url(site: Builds) -> None:
    (site.folder / "content/join.md").rename(site.folder / "content/take-part.md")
    site.replace("content/take-part.md", "title: Join", "title: Join\naliases: [/join/]")
    found = site.json()
    assert [(page["from"], page["address"], page["hasRedirect"]) for page in found["moved"]] == [("/join/", "/take-part/", True)]
    assert (found["lostURLs"], found["redirects"], found["removed"]) == ([], [], [])
    assert site.run("old", "new", "--fail-on", "lost-urls").returncode == 0
    assert site.run("old", "new", "--fail-on", "differences").returncode == 1


def test_a_removed_page_without_a_redirect_is_a_lost_url(site: Builds) -> None:
    (site.folder / "content/join.md").unlink()
    assert site.json()["removed"] == [{"address": "/join/", "title": "Join · Network"}]
    assert site.json()["lostURLs"] == ["/join/"]
    site.replace("content/site.yml", "navigation:", "redirects:\n  /join/: about.md\nnavigation:")
    assert site.json()["removed"] == [{"address": "/join/", "title": "Join · Network", "redirect": "/about/"}]
    assert site.json()["lostURLs"] == []


def test_a_removed_redirect_is_a_lost_url(site: Builds) -> None:
    site.replace("content/site.yml", "navigation:", "redirects:\n  /old/: about.md\n  /older/: about.md\n  /?p=7&x=1: about.md\nnavigation:")
    site.build("old")
    site.replace("content/site.yml", "  /old/: about.md\n  /older/: about.md\n  /?p=7&x=1: about.md\n", "  /older/: join.md\n")
    found = site.json()
    assert found["redirects"] == [{"from": "/?p=7&x=1", "old": "/about/"}, {"from": "/old/", "old": "/about/"}, {"from": "/older/", "old": "/about/", "new": "/join/"}]
    assert found["lostURLs"] == ["/?p=7&x=1", "/old/"]


def test_paths_include_the_path_of_the_base_url(site: Builds) -> None:
    site.replace("content/site.yml", "https://example.org", "https://example.org/sub/path")
    site.build("old")
    site.write({"content/new.md": "---\ntitle: New\n---\nNew.\n"})
    (site.folder / "content/join.md").unlink()
    assert [page["address"] for page in site.json()["added"]] == ["/sub/path/new/"]
    assert site.json()["lostURLs"] == ["/sub/path/join/"]


class Outline(html.parser.HTMLParser):
    """Checks that every element in a comment is closed, and collects the names of its elements."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, _: list) -> None:
        self.seen.add(tag)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_comment_escapes_markup_in_the_text(site: Builds) -> None:
    site.replace("content/about.md", "nearly 50", "`</details>` @everyone #1 `<b>` & \\*\\*all\\*\\*")
    comment = site.report("markdown")
    assert comment.startswith("<!-- broadside diff -->\n### What this changes on the site\n\n**1 page changed**\n")
    assert "&lt;/details&gt; @<!-- -->everyone #<!-- -->1 &lt;b&gt; &amp; **all**" in comment
    outline = Outline(comment)
    assert outline.open == []
    assert outline.seen == {"details", "summary", "ul", "li", "br", "code", "del", "ins"}
    # A blank line would end the HTML block.
    blocks = re.findall(r"<details.*?</details>", comment, re.DOTALL)
    assert blocks and not any("\n\n" in block for block in blocks)


def test_reports_contain_no_control_characters(tmp_path: pathlib.Path) -> None:
    evil = "a\r\n\r\n# b @ana\x1b[31m\x7f\x9b2J"
    for folder, number in [("old", 1), ("new", 2)]:
        (tmp_path / folder / "page").mkdir(parents=True)
        (tmp_path / folder / "page" / "index.html").write_text(
            f"<title>High-5 GH-{number} gh-x\x7f \x1b[31m</title><main><p>Word{number}\x1b[31m\x9b2J</p>"
            f'<a href="/{number}{evil}">x</a><img src="/{number}{evil}"></main>', newline="")
        (tmp_path / folder / f"{evil}{number}.txt").write_text("x")
        (tmp_path / folder / f"{evil}{number}.html").write_text(f"<p>{number}")
        (tmp_path / folder / "_redirects").write_text(f"/old\x1b[31m /{number}\x1b[31m 301\n")
    reports = {
        format: subprocess.run([PROGRAM, "diff", "old", "new", "--format", format], cwd=tmp_path, capture_output=True).stdout.decode()
        for format in ["markdown", "text"]
    }
    for report in reports.values():
        assert "Word2" in report and ".txt" in report
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", report)
        assert not re.search(r"^# b", report, re.MULTILINE)
    assert "High-<!-- -->5 GH-<!-- -->2 gh-x" in reports["markdown"]
    blocks = re.findall(r"<details.*?</details>", reports["markdown"], re.DOTALL)
    assert blocks and not any("\n\n" in block for block in blocks)


def test_a_comment_stays_within_githubs_limit(site: Builds) -> None:
    site.build("new")
    for folder, word in [("old", "before"), ("new", "after")]:
        for number in range(3000):
            page = site.folder / folder / f"page-{number}" / "index.html"
            page.parent.mkdir(parents=True)
            page.write_text(f"<title>Page {number}</title><main><p>Number {number} is as it was {word} «{number * 7}»</p></main>")
        for number in range(3000):
            (site.folder / folder / f"{word}-{number}.txt").write_text("x")
    comment = site.run("old", "new", "--format", "markdown").stdout
    assert 40_000 < len(comment.encode()) <= 65_536
    assert "<summary>Pages changed (3000)</summary>" in comment
    assert "<summary>Files (6000)</summary>" in comment
    assert re.search(r"and \d+ more \(too many for a comment\)", comment)
    assert Outline(comment).open == []


def test_problems_with_the_folders_are_reported(site: Builds) -> None:
    result = site.run("old", "nowhere")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == "error  cannot list nowhere: no such file or directory\n\n"
    assert site.run("old").returncode == 2
    assert site.run("old", "old", "--fail-on", "lost").returncode == 2


def test_the_reported_changes_turn_the_old_text_into_the_new(tmp_path: pathlib.Path) -> None:
    """Compares random edits of paragraphs with Python's difflib. Some paragraphs are too long to be compared word by word."""
    random = Random(7)
    texts: dict[str, tuple[list[str], list[str]]] = {}
    for number in range(40):
        old = [random.choice("the of a city council law votes for tenants «año»".split()) for _ in range(3000 if number < 2 else 60)]
        new = list(old)
        for _ in range(1000 if number < 2 else random.randrange(1, 12)):
            place = random.randrange(len(new) - 3)
            new[place : place + random.randrange(3)] = random.choices(["new", "members", "a"], k=random.randrange(3))
        if new == old:
            continue
        texts[f"/p{number}/"] = (old, new)
        for folder, words in [("old", old), ("new", new)]:
            (tmp_path / folder / f"p{number}").mkdir(parents=True)
            (tmp_path / folder / f"p{number}" / "index.html").write_text(f"<main><p>{' '.join(words)}</p></main>")
    found = json.loads(subprocess.run([PROGRAM, "diff", tmp_path / "old", tmp_path / "new", "--format", "json"], capture_output=True).stdout)
    assert len(found["changed"]) == len(texts) > 30
    for page in found["changed"]:
        parts = page["changes"][0]["parts"]
        old, new = texts[page["address"]]
        assert " ".join(part["text"] for part in parts if part["kind"] != "added").split() == old
        assert " ".join(part["text"] for part in parts if part["kind"] != "removed").split() == new
        same = sum(len(part["text"].split()) for part in parts if part["kind"] == "same")
        if len(old) < 100:
            blocks = difflib.SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
            assert same >= sum(block.size for block in blocks)


def test_malformed_files_are_compared(tmp_path: pathlib.Path) -> None:
    """Invalid UTF-8, unclosed HTML, and a file that is a folder in the other build."""
    old, new = tmp_path / "old", tmp_path / "new"
    malformed = {"a.html": b"<p>\xff\xfe<", "b.html": b"<!--", "c.html": b"<script>" * 9, "d.html": b"", "e.html": b"&#xfffffff; &#0; <title>"}
    for folder in [old, new]:
        folder.mkdir()
        for name, content in malformed.items():
            (folder / name).write_bytes(content + (b" more" if folder == new else b""))
    (old / "page").write_text("a file")
    (new / "page").mkdir()
    (new / "page" / "index.html").write_text("<p>A page")
    (new / "link").symlink_to("nowhere")
    (new / "again").symlink_to(".")
    (new / ".git").mkdir()
    (new / ".git" / "HEAD").write_text("x")
    result = subprocess.run([PROGRAM, "diff", old, new, "--format", "json"], capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, "")
    found = json.loads(result.stdout)
    assert [page["address"] for page in found["added"]] == ["/page/"]
    assert found["differingFiles"] == 7
