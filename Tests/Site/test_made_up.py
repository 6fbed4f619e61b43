"""Builds the shipped site with the documents of a made-up network, which use the features that the real content does not use.

The tests check feeds, exports, and other data against the rules of each format, and search the whole output for data that must not be published.
"""

import csv
import datetime
import json
import pathlib
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from email.utils import parsedate_to_datetime

import html5lib
import icalendar
import jsonschema
import pytest
from test_site import PROGRAM, ROOT, Site, has_day, is_redirect, links

FOLDER = pathlib.Path(__file__).resolve().parent / "made-up"
BASE_URL = "https://example.org/sub"
BANNER = "banner: { text: A made-up banner, from: 2026-02-01, until: 2026-02-28 }\n"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"

# https://www.jsonfeed.org/version/1.1/
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string", "minLength": 1},
        "home_page_url": {"type": "string", "format": "uri"},
        "feed_url": {"type": "string", "format": "uri"},
        "description": {"type": "string"},
        "language": {"type": "string"},
        "authors": {"type": "array", "items": {"type": "object", "required": ["name"]}},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "url", "content_html"],
                "additionalProperties": False,
                "properties": {
                    "id": {"type": "string", "minLength": 1},
                    "url": {"type": "string", "pattern": "^https://"},
                    "title": {"type": "string"},
                    "summary": {"type": "string"},
                    "content_html": {"type": "string"},
                    "image": {"type": "string", "pattern": "^https://"},
                    "date_published": {
                        "type": "string",
                        "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$",
                    },
                },
            },
        },
    },
}

# The properties of schema.org types that search engines require.
LINKED_DATA = {
    "Organization": ["name", "url"],
    "Person": ["name", "url", "memberOf"],
    "NewsArticle": ["headline", "url", "publisher"],
    "Report": ["name", "url", "publisher"],
    "Event": ["name", "startDate", "location", "organizer"],
    "BreadcrumbList": ["itemListElement"],
}


def build(folder: pathlib.Path, date: str) -> subprocess.CompletedProcess[str]:
    content = folder / "content"
    if not content.is_dir():
        shutil.copytree(ROOT / "content", content)
        shutil.copytree(FOLDER, content, dirs_exist_ok=True)
        with (content / "site.yml").open("a") as settings:
            settings.write(BANNER)
    command = [PROGRAM, "build", "--search", "off", "--themes", ROOT / "themes", "--base-url", BASE_URL, "--date", date]
    outcome = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stderr
    return outcome


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Site:
    folder = tmp_path_factory.mktemp("made-up")
    build(folder, "2026-01-20")
    return Site(folder / "output", BASE_URL)


def text(path: pathlib.Path) -> str:
    return path.read_text(encoding="utf-8")


def test_unpublished_data_is_nowhere_in_the_output(site):
    for path in site.files:
        assert "canary" not in path.as_posix().removeprefix(site.folder.as_posix()).lower(), path
        content = path.read_bytes().lower()
        assert b"canary" not in content, path


@pytest.mark.parametrize(
    ("date", "banner", "current", "events_to_come", "scheduled", "expired"),
    [
        ("2025-12-30", False, True, 2, False, True),
        ("2026-01-15", False, True, 2, False, False),
        ("2026-02-10", True, False, 2, False, False),
        ("2026-03-15", False, False, 1, False, False),
        ("2027-01-01", False, False, 0, True, False),
    ],
)
def test_the_build_date_determines_what_is_published(tmp_path, date, banner, current, events_to_come, scheduled, expired):
    outcome = build(tmp_path, date)
    output = tmp_path / "output"
    assert ("A made-up banner" in text(output / "about" / "index.html")) == banner
    members = {member["name"]: member for member in json.loads(text(output / "members.json"))}
    assert (members["Ana Examplar"]["current"], members["Ana Examplar"]["former"]) == (current, not current)
    assert "Canary Unconsented" not in members
    events = json.loads(text(output / "events.json"))
    assert sum(not event["over"] for event in events) == events_to_come
    assert (output / "news" / "canary-scheduled").is_dir() == scheduled
    assert (output / "news" / "canary-expired").is_dir() == expired
    assert not (output / "news" / "canary-draft").exists()
    assert ("last reviewed over three years ago" in outcome.stderr) == (date > "2025-05-31")


def test_a_story_of_another_outlet_has_no_page_and_lists_and_feeds_link_to_it(site):
    assert not (site.folder / "news" / "made-up-story").exists()
    for path in ["news/index.html", "news/feed.xml", "news/feed.json", "members/made-up-mayor/index.html"]:
        assert "https://example.com/story" in text(site.folder / path), path


def test_every_internal_link_points_to_a_page(site):
    for page, tree in site.pages.items():
        for link in links(tree):
            if link.startswith("/"):
                url = "https://example.org" + link.split("#")[0]
                assert site.file(url) is not None, f"{page}: {link}"


def test_feeds_conform_to_the_rss_advisory_boards_profile(site):
    """https://www.rssboard.org/rss-profile"""
    assert len(site.feeds) >= 8
    for path in site.feeds:
        channel = ElementTree.parse(path).getroot().find("channel")
        for name in ["title", "link", "description"]:
            assert len(channel.findall(name)) == 1 and channel.findtext(name), f"{path}: {name}"
        own = channel.find("{http://www.w3.org/2005/Atom}link[@rel='self']")
        assert own.get("href") == site.url(path) and own.get("type") == "application/rss+xml"
        days = [item for item in channel.findall("item") if has_day(site.folder.parent / "content", item.findtext("guid"))]
        assert [item for item in channel.findall("item") if item.find("pubDate") is not None] == days
        assert bool(days) == (channel.find("lastBuildDate") is not None)
        assert not days or parsedate_to_datetime(channel.findtext("lastBuildDate")).tzinfo
        guids = [item.find("guid") for item in channel.findall("item")]
        assert len({guid.text for guid in guids}) == len(guids)
        for item in channel.findall("item"):
            assert item.findtext("title") and item.findtext("link").startswith("https://")
            published = item.findtext("pubDate")
            assert published is None or re.fullmatch(r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d (GMT|[+-]\d{4})", published)
            assert item.find("guid").get("isPermaLink") == "false"
            assert not re.search(r"(href|src)=\"/", item.findtext("description") + item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded"))


def test_json_feeds_are_valid(site):
    feeds = list(site.folder.rglob("feed.json"))
    assert len(feeds) == len(site.feeds)
    for path in feeds:
        feed = json.loads(text(path))
        jsonschema.validate(feed, JSON_FEED)
        assert feed["feed_url"] == site.url(path)
        assert len({item["id"] for item in feed["items"]}) == len(feed["items"])
        for item in feed["items"]:
            assert ("date_published" in item) == has_day(site.folder.parent / "content", item["id"]), item["id"]


def test_the_calendar_is_valid(site):
    calendar = icalendar.Calendar.from_ical((site.folder / "events.ics").read_bytes())
    assert calendar["VERSION"] == "2.0" and calendar["PRODID"]
    training, call = calendar.walk("VEVENT")
    assert training["SUMMARY"] == "A training, made up; with signs: \\ and ä long title that goes on so that its line has to be folded"
    assert training.decoded("DTSTART") == datetime.datetime(2026, 3, 10, 23, tzinfo=datetime.UTC)
    assert training["LOCATION"] == "Springfield, ZZ"
    assert call.decoded("DTSTART") == datetime.date(2026, 5, 1)
    assert all(isinstance(event.decoded("DTSTAMP"), datetime.datetime) for event in [training, call])
    raw = (site.folder / "events.ics").read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))


def test_linked_data_has_the_required_properties(site):
    found = set()
    for page, tree in site.pages.items():
        for script in tree.iter("{http://www.w3.org/1999/xhtml}script"):
            if script.get("type") != "application/ld+json":
                continue
            data = json.loads(script.text)
            assert data["@context"] == "https://schema.org", page
            for name in LINKED_DATA[data["@type"]]:
                assert data.get(name), f"{page}: {data['@type']}.{name}"
            found.add(data["@type"])
            if data["@type"] == "BreadcrumbList":
                assert [item["position"] for item in data["itemListElement"]] == [1, 2]
                assert all(item["item"].startswith(BASE_URL + "/") for item in data["itemListElement"]), page
    assert found == set(LINKED_DATA)


def test_the_sitemap_conforms_to_the_protocol(site):
    """https://www.sitemaps.org/protocol.html"""
    path = site.folder / "sitemap.xml"
    entries = ElementTree.parse(path).getroot().findall(f"{SITEMAP}url")
    assert 0 < len(entries) <= 50_000 and path.stat().st_size <= 50 << 20
    for entry in entries:
        url = entry.findtext(f"{SITEMAP}loc")
        assert url.startswith(BASE_URL + "/") and len(url) < 2_048
        assert site.file(url) is not None and not is_redirect(site.pages[site.file(url)])
        modified = entry.findtext(f"{SITEMAP}lastmod")
        assert modified is None or datetime.datetime.fromisoformat(modified)


def test_exports_contain_only_published_data(site):
    with (site.folder / "adoptions.csv").open(newline="") as file:
        adoptions = list(csv.DictReader(file))
    assert [adoption["place"] for adoption in adoptions] == ["Springfield, ZZ", "Shelbyville, ZZ"]
    assert list(adoptions[0]) == ["title", "permalink", "place", "brief", "status", "date", "description"]
    brief = next(brief for brief in json.loads(text(site.folder / "briefs.json")) if brief["title"] == "A made-up brief")
    assert brief["pdf"] == "/sub/briefs/made-up-brief.pdf"
    assert brief["adoptions"][0]["date"] == "2024-03"
    member = json.loads(text(site.folder / "members.json"))[0]
    assert not {"phone", "address", "consent"} & set(member)


def test_old_urls_redirect(site):
    redirects = text(site.folder / "_redirects")
    assert "/sub/ p=123 /sub/news/made-up-statement/ 301\n" in redirects
    assert "/sub/2016/01/02/made-up-%E2%9C%8A/ /sub/news/made-up-statement/ 301\n" in redirects
    for path in ["2016/01/02/made-up-✊", "news/made-up-declaration"]:
        assert "made-up-statement" in text(site.folder / path / "index.html")


def test_a_player_from_an_allowed_host_is_embedded(tmp_path):
    build(tmp_path, "2026-01-20")
    with (tmp_path / "content" / "site.yml").open("a") as settings:
        settings.write("frame-hosts: [frames.example.org]\n")
    build(tmp_path, "2026-01-20")
    page = text(tmp_path / "output" / "news" / "made-up-statement" / "index.html")
    assert '<iframe src="https://frames.example.org/1" title="Nothing moves"' in page
    # A host with `*.` stands for its subdomains, but not for other hosts, whatever their URLs contain.
    settings = tmp_path / "content" / "site.yml"
    document = tmp_path / "content" / "news" / "made-up-statement.md"
    settings.write_text(settings.read_text().replace("frames.example.org", '"*.example.org"'))
    allowed = {"https://frames.example.org/1": True, "https://Frames.EXAMPLE.org?1": True, "https://example.org/1": False,
               "https://evil.test?.example.org/": False, "https://evil.test#.example.org/": False, "https://evil.test/.example.org": False}
    url = "https://frames.example.org/1"
    for other, is_allowed in allowed.items():
        document.write_text(document.read_text().replace(url, other))
        url = other
        build(tmp_path, "2026-01-20")
        assert ("<iframe" in text(tmp_path / "output" / "news" / "made-up-statement" / "index.html")) == is_allowed, other


def test_a_long_list_without_its_own_page_is_complete_and_collapsed(tmp_path):
    build(tmp_path, "2026-01-20")
    chapter = tmp_path / "content" / "chapters" / "texas.md"
    chapter.write_text(re.sub(r"^member-count: .*$", "member-count: 12345", chapter.read_text(), flags=re.MULTILINE))
    for number in range(1001):
        (tmp_path / "content" / "news" / f"made-up-{number}.md").write_text(
            f"---\ntitle: Made up {number}\ndescription: One of many.\ndate: 2025-01-01\nmembers: [made-up-mayor]\n---\n")
    build(tmp_path, "2026-01-20")
    page = html5lib.parse((tmp_path / "output" / "members" / "made-up-mayor" / "index.html").read_bytes(), namespaceHTMLElements=False)
    section = next(section for section in page.iter("section") if section.get("aria-labelledby") == "theme:news")
    assert {f"/sub/news/made-up-{number}/" for number in range(1001)} <= {link.get("href") for link in section.iter("a")}
    collapsed = section.find(".//details[@class='rest']")
    items = len(list(collapsed.iter("li")))
    assert 1001 - 60 <= items < 1010 - 60
    assert "".join(collapsed.find("summary").itertext()) == f"See all: News {items + 60:,}"
    assert "<b>12,345</b>" in text(tmp_path / "output" / "chapters" / "texas" / "index.html")
    assert re.search(r"<span>1,0\d\d</span>", text(tmp_path / "output" / "search" / "index.html"))


def test_components_are_rendered_in_the_page(site):
    page = html5lib.parse((site.folder / "news" / "made-up-statement" / "index.html").read_bytes())
    classes = {element.get("class") for element in page.iter() if element.get("class")}
    assert "video" in classes and not any(element.tag.endswith("}iframe") for element in page.iter())
    assert {"callout callout-warning", "quote", "markdown-alert markdown-alert-note", "entries"} <= classes
