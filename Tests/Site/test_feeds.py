"""Builds sites from `broadside init` and reads their feeds with feedparser, and as XML and JSON."""

import json
import pathlib
import struct
import subprocess
import xml.etree.ElementTree as ElementTree
import zlib

import feedparser
import pytest
from test_site import PROGRAM

MEDIA = "{http://search.yahoo.com/mrss/}"


def png() -> bytes:
    """Returns an image of one pixel."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    pixel = zlib.compress(b"\0\0\0\0\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 6, 0, 0, 0)) + chunk(b"IDAT", pixel) + chunk(b"IEND", b"")


ITEM = "---\ntitle: A\ndescription: About A.\ndate: 2026-01-01\n---\n\nText.\n"
PICTURED = ITEM.replace("---\n\n", "image: { src: hall.png, alt: Six members & \"guests\" }\n---\n\n")
TALK = """\
name: talk
label: Talks
permalink: /talks/{slug}/
sort: [-start, title]
list: { path: /talks/ }
feed: { path: /talks/feed.xml, date: start }
fields:
  title: { type: text, required: true }
  start: { type: date, required: true }
  poster: { type: image }
  cover: { type: image }
"""


class NewSite:
    """A site in a folder, created by `broadside init`."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.folder = folder
        subprocess.run([PROGRAM, "init", folder], check=True, capture_output=True)

    def write(self, files: dict[str, str | bytes]) -> "NewSite":
        for path, text in files.items():
            file = self.folder / "content" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self

    def settings(self, text: str) -> "NewSite":
        file = self.folder / "content" / "site.yml"
        file.write_text(file.read_text() + text)
        return self

    def run(self, command: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        search = ["--search", "off"] if command == "build" else []
        return subprocess.run(
            [PROGRAM, command, "--date", "2026-02-01", *search, *arguments], cwd=self.folder, capture_output=True, text=True)

    def build(self, *arguments: str) -> pathlib.Path:
        outcome = self.run("build", *arguments)
        assert outcome.returncode == 0, outcome.stdout + outcome.stderr
        return self.folder / "output"


@pytest.fixture
def site(tmp_path: pathlib.Path) -> NewSite:
    return NewSite(tmp_path / "site")


def entries(path: pathlib.Path) -> dict[str, feedparser.FeedParserDict]:
    feed = feedparser.parse(path.read_bytes())
    assert not feed.bozo, feed.get("bozo_exception")
    return {entry.title: entry for entry in feed.entries}


def items(path: pathlib.Path) -> dict[str, dict]:
    return {item["title"]: item for item in json.loads(path.read_text())["items"]}


@pytest.mark.parametrize("base", ["https://example.org", "https://example.org/sub"])
def test_the_lead_image_of_a_document_is_in_its_feeds(site, base):
    output = site.write({"news/a.md": PICTURED, "news/b.md": ITEM.replace(": A", ": B"), "news/hall.png": png()}).build("--base-url", base)
    for path in ["feed.xml", "news/feed.xml"]:
        found = entries(output / path)
        enclosure = found["A"].enclosures[0]
        assert enclosure["href"] == f"{base}/news/hall.png"
        assert (enclosure["type"], enclosure["length"]) == ("image/png", str(len(png())))
        assert found["A"].media_content[0]["url"] == f"{base}/news/hall.png"
        assert found["A"].media_content[0]["medium"] == "image"
        assert not found["B"].enclosures and "media_content" not in found["B"]
        described = ElementTree.parse(output / path).find(f".//{MEDIA}content/{MEDIA}description")
        assert described.text == 'Six members & "guests"'
    found = items(output / "news/feed.json")
    assert found["A"]["image"] == f"{base}/news/hall.png" and "image" not in found["B"]


def test_the_first_image_that_a_type_declares_and_a_document_has_is_the_lead_image(site):
    site.write({
        "talks/_type.yml": TALK, "talks/hall.png": png(),
        "talks/a.md": "---\ntitle: A\nstart: 2026-01-05\ncover: { src: hall.png, alt: Cover }\nposter: { src: hall.png, alt: Poster }\n---\n",
        "talks/b.md": "---\ntitle: B\nstart: 2026-01-04\ncover: { src: hall.png, alt: Cover }\n---\n",
    })
    tree = ElementTree.parse(site.build() / "talks/feed.xml")
    assert [found.text for found in tree.iter(f"{MEDIA}description")] == ["Poster", "Cover"]


def test_a_feed_without_images_declares_no_namespace_for_them(site):
    output = site.write({"news/a.md": ITEM}).build()
    assert "mrss" not in (output / "news/feed.xml").read_text()


def test_a_changed_image_file_changes_the_feed_in_the_next_build(site):
    output = site.write({"news/a.md": PICTURED, "news/hall.png": png()}).build()
    site.write({"news/hall.png": png() + b"\0" * 7}).build()
    assert entries(output / "feed.xml")["A"].enclosures[0]["length"] == str(len(png()) + 7)


def test_ids_do_not_depend_on_the_option_base_url(site):
    site.write({"news/a.md": ITEM})
    ids = []
    for base in [(), ("--base-url", "https://www.example.org"), ("--base-url", "http://127.0.0.1:1618/preview")]:
        output = site.build(*base)
        ids.append((entries(output / "feed.xml")["A"].id, items(output / "news/feed.json")["A"]["id"]))
    assert set(ids) == {("example.org:news/a", "example.org:news/a")}


def test_the_feed_namespace_keeps_ids_when_the_site_moves(site):
    site.write({"news/a.md": ITEM}).settings("feed-namespace: old.example\n")
    output = site.build("--base-url", "https://new.example/sub")
    assert entries(output / "feed.xml")["A"].id == "old.example:news/a"


def test_a_document_keeps_the_feed_id_that_it_had_elsewhere(site):
    own = "https://old.example/?p=3&x=<1>"
    site.write({"news/a.md": ITEM.replace("date:", f"feed-id: {own}\ndate:"), "news/b.md": ITEM.replace(": A", ": B")})
    output = site.build("--base-url", "https://new.example")
    guids = {item.findtext("title"): item.find("guid") for item in ElementTree.parse(output / "news/feed.xml").iter("item")}
    assert (guids["A"].text, guids["A"].get("isPermaLink")) == (own, "false")
    assert items(output / "news/feed.json")["A"]["id"] == own
    assert guids["B"].text == "example.org:news/b"
    assert "feed_id" not in (output / "members.json").read_text() if (output / "members.json").exists() else True


@pytest.mark.parametrize("extra", ["", "draft: true\n", "publish-on: 2027-01-01\n", "expires: 2020-01-01\n"])
def test_two_documents_with_one_feed_id_are_an_error_on_every_day(site, extra):
    first = ITEM.replace("date:", "feed-id: x-1\ndate:")
    site.write({"news/a.md": first, "news/b.md": first.replace(": A", ": B").replace("date:", extra + "date:")})
    outcome = site.run("build")
    assert outcome.returncode == 1
    assert 'content/news/b.md:4:10  error  "x-1" is also the feed ID of content/news/a.md  [duplicate-feed-id]' in outcome.stdout + outcome.stderr


def test_a_feed_id_that_another_document_has_by_default_is_an_error(site):
    site.write({"news/a.md": ITEM.replace("date:", "feed-id: example.org:news/b\ndate:"), "news/b.md": ITEM.replace(": A", ": B")})
    outcome = site.run("build")
    assert 'content/news/a.md:4:10  error  "example.org:news/b" is also the feed ID of content/news/b.md' in outcome.stdout + outcome.stderr


def test_a_feed_uses_the_date_that_its_type_names(site):
    site.write({
        "talks/_type.yml": TALK, "news/a.md": ITEM, "talks/one.md": "---\ntitle: One\nstart: 2026-11-01\n---\nText.\n",
        "talks/two.md": "---\ntitle: Two\nstart: 2026-01-20 18:00 -0500\n---\nText.\n",
    })
    output = site.build()
    found = feedparser.parse((output / "talks/feed.xml").read_bytes())
    assert [(entry.title, entry.published) for entry in found.entries] == [
        ("One", "Sun, 01 Nov 2026 00:00:00 -0400"), ("Two", "Tue, 20 Jan 2026 18:00:00 -0500")]
    # The date of a talk to come says nothing about when the feed changed.
    assert found.feed.updated == "Tue, 20 Jan 2026 18:00:00 -0500"
    assert items(output / "talks/feed.json")["Two"]["date_published"] == "2026-01-20T18:00:00-05:00"
    assert list(entries(output / "feed.xml"))[:2] == ["One", "Two"]


def test_a_year_or_a_month_does_not_become_a_day(site):
    output = site.write({
        "news/a.md": ITEM, "news/y.md": ITEM.replace(": A", ": Y").replace("2026-01-01", "2026"),
        "news/m.md": ITEM.replace(": A", ": M").replace("2026-01-01", "2026-01"),
    }).build()
    for path in ["feed", "news/feed"]:
        found, found_json = entries(output / f"{path}.xml"), items(output / f"{path}.json")
        assert {title for title in "AYM" if "published" in found[title]} == {"A"}
        assert {title for title in "AYM" if "date_published" in found_json[title]} == {"A"}
    feed = feedparser.parse((output / "feed.xml").read_bytes())
    assert feed.feed.updated == next(entry.published for entry in feed.entries if "published" in entry)


def test_an_empty_feed_keeps_its_file_and_is_not_advertised(site):
    site.write({"talks/_type.yml": TALK, "talks/one.md": "---\ntitle: One\nstart: 2026-01-01\nexpires: 2026-01-20\n---\n"})
    pages = ["index.html", "feeds/index.html", "talks/index.html"]
    output = site.build("--date", "2026-01-10")
    assert [("/talks/feed.xml" in (output / page).read_text()) for page in pages] == [False, True, True]
    output = site.build()
    assert not entries(output / "talks/feed.xml") and not items(output / "talks/feed.json")
    assert not any("/talks/feed" in (output / page).read_text() for page in pages)


def test_check_lists_the_documents_without_a_date_in_one_note(site):
    undated = {f"news/u{number}.md": ITEM.replace(": A", f": U{number}").replace("About A", f"About {number}").replace("date: 2026-01-01\n", "") for number in range(5)}
    site.write(undated | {"news/a.md": ITEM})
    report = json.loads(site.run("check", "--format", "json").stdout)
    notes = [note for note in report if note["rule"] == "undated-document"]
    assert [(note["severity"], note["file"]) for note in notes] == [("note", "content/news/_type.yml")]
    assert notes[0]["message"] == '5 news items have no "date", so no feed includes them: news/u0.md, news/u1.md, news/u2.md, and 2 more'
