"""Builds content/ and reads the result as browsers, feed readers, and search engines would."""

import functools
import http.server
import os
import pathlib
import re
import subprocess
import threading
import urllib.request
import xml.etree.ElementTree as ElementTree
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import feedparser
import html5lib
import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("BROADSIDE", ROOT / ".build" / "release" / "broadside"))
HTML = "{http://www.w3.org/1999/xhtml}"
BASE_URLS = ["https://example.org", "https://example.org/sub/path"]


class Site:
    """A built site: its folder, its base URL, and its pages as parsed trees."""

    def __init__(self, folder: pathlib.Path, base_url: str):
        self.folder = folder
        self.base_url = base_url
        self.files = sorted(path for path in folder.rglob("*") if path.is_file())
        self.pages = {path: parse(path) for path in self.files if path.suffix == ".html"}
        self.feeds = {path: feedparser.parse(path.read_bytes()) for path in self.files if path.name == "feed.xml"}
        self.ids = {path: identifiers(tree) for path, tree in self.pages.items()}

    def url(self, path: pathlib.Path) -> str:
        """Returns the URL of the file on a web server."""
        relative = path.relative_to(self.folder).as_posix()
        return f"{self.base_url}/{relative.removesuffix('index.html') if path.name == 'index.html' else relative}"

    def is_inside(self, url: str) -> bool:
        """Returns whether the URL is on the site's own host, even if it is, by mistake, outside its path."""
        return urlsplit(url).netloc == urlsplit(self.base_url).netloc

    def file(self, url: str) -> pathlib.Path | None:
        """Returns the file that a static file server would serve for a URL."""
        path = unquote(urlsplit(url).path)
        prefix = urlsplit(self.base_url).path + "/"
        if not path.startswith(prefix):
            return None
        file = self.folder / path.removeprefix(prefix)
        if path.endswith("/"):
            file /= "index.html"
        return file if file.is_file() else None


def parse(path: pathlib.Path) -> ElementTree.Element:
    return html5lib.parse(path.read_text(encoding="utf-8"))


def elements(tree: ElementTree.Element, *names: str):
    tags = {HTML + name for name in names}
    return (element for element in tree.iter() if element.tag in tags)


def identifiers(tree: ElementTree.Element) -> list[str]:
    return [element.get("id") for element in tree.iter() if element.get("id") is not None]


def links(tree: ElementTree.Element):
    """Yields every URL that an element of the page links to or loads."""
    for element in tree.iter():
        for attribute in ("href", "src", "poster"):
            if element.get(attribute) is not None:
                yield element.get(attribute)
        for candidate in (element.get("srcset") or "").split(","):
            if candidate.strip():
                yield candidate.split()[0]


def is_redirect(tree: ElementTree.Element) -> bool:
    return any(meta.get("http-equiv", "").lower() == "refresh" for meta in elements(tree, "meta"))


def has_day(content: pathlib.Path, feed_id: str) -> bool:
    """Returns whether the date of the document with this ID is a day, and not only a year or a month."""
    document = content / (feed_id.split(":", 1)[1] + ".md")
    if not document.is_file():
        # The document was renamed.
        texts = [file.read_text() for file in document.parent.glob("*.md")]
        text, = [text for text in texts if re.search(rf"^aliases:.*\b{document.stem}\b", text, re.MULTILINE)]
    else:
        text = document.read_text()
    return re.search(r"^date: \d{4}-\d\d-\d\d", text, re.MULTILINE) is not None


def feed_links(tree: ElementTree.Element) -> list[str]:
    """Returns the URLs of the feeds in the head."""
    head = next(elements(tree, "head"))
    return [
        link.get("href")
        for link in elements(head, "link")
        if "alternate" in link.get("rel", "").split() and link.get("type") == "application/rss+xml"
    ]


def build(folder: pathlib.Path, base_url: str) -> None:
    assert PROGRAM.is_file(), f"{PROGRAM} is missing; run swift build -c release first, or set BROADSIDE"
    command = [PROGRAM, "build", "--search", "off", "--strict", "--output", folder, "--base-url", base_url]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture(scope="module", params=BASE_URLS, ids=["at-the-root", "in-a-folder"])
def site(request, tmp_path_factory) -> Site:
    folder = tmp_path_factory.mktemp("site") / "output"
    build(folder, request.param)
    return Site(folder, request.param)


def test_the_site_has_pages_and_feeds(site):
    """Protects the other tests, which would pass on an empty folder."""
    assert site.folder / "index.html" in site.pages
    assert site.folder / "404.html" in site.pages
    assert site.folder / "feed.xml" in site.feeds
    assert len(site.pages) > 30


def test_markdown_headings_become_headings_with_ids(site):
    """Compares the number of headings in the files of the briefs with the number on their pages."""
    for source in sorted((ROOT / "content" / "briefs").glob("*.md")):
        written = [line for line in source.read_text(encoding="utf-8").splitlines() if line.startswith("## ")]
        page = site.folder / "briefs" / source.stem / "index.html"
        rendered = [heading for heading in elements(site.pages[page], "h2") if heading.get("id")]
        assert written, source
        assert len(rendered) >= len(written), source


def test_every_internal_link_points_to_a_file(site):
    broken = []
    for page, tree in site.pages.items():
        for link in links(tree):
            url, fragment = urldefrag(urljoin(site.url(page), link))
            if not site.is_inside(url):
                continue
            target = site.file(url)
            if target is None:
                broken.append(f"{page.relative_to(site.folder)}: {link}")
            elif fragment and target in site.ids and unquote(fragment) not in site.ids[target]:
                broken.append(f"{page.relative_to(site.folder)}: {link} (no such id)")
    assert broken == []


def test_ids_are_unique_on_a_page(site):
    twice = {
        str(page.relative_to(site.folder)): sorted({one for one in ids if ids.count(one) > 1})
        for page, ids in site.ids.items()
        if len(set(ids)) != len(ids)
    }
    assert twice == {}


def test_every_page_has_a_language_a_title_and_one_main_heading(site):
    wrong = []
    for page, tree in site.pages.items():
        root = next(elements(tree, "html"))
        titles = [title.text for title in elements(next(elements(tree, "head")), "title")]
        headings = list(elements(tree, "h1"))
        if not root.get("lang") or len(titles) != 1 or not (titles[0] or "").strip() or len(headings) != 1:
            wrong.append(f"{page.relative_to(site.folder)}: lang {root.get('lang')}, titles {titles}, h1 {len(headings)}")
    assert wrong == []


def test_every_image_has_alternative_text(site):
    missing = [
        str(page.relative_to(site.folder))
        for page, tree in site.pages.items()
        for image in elements(tree, "img")
        if image.get("alt") is None
    ]
    assert missing == []


def test_every_page_links_to_feeds(site):
    missing = []
    for page, tree in site.pages.items():
        targets = [site.file(urljoin(site.url(page), href)) for href in feed_links(tree)]
        if not targets or any(target not in site.feeds for target in targets):
            missing.append(str(page.relative_to(site.folder)))
    assert missing == []


def test_every_redirect_points_to_a_page(site):
    redirects = [(page, tree) for page, tree in site.pages.items() if is_redirect(tree)]
    assert redirects
    for page, tree in redirects:
        refresh = next(meta for meta in elements(tree, "meta") if meta.get("http-equiv", "").lower() == "refresh")
        target = refresh.get("content").partition("url=")[2]
        file = site.file(urljoin(site.url(page), target))
        assert file is not None and not is_redirect(site.pages[file]), f"{page}: {target}"


def test_feeds_are_well_formed(site):
    for path, feed in site.feeds.items():
        assert not feed.bozo, f"{path}: {feed.get('bozo_exception')}"
        assert feed.version == "rss20"
        assert feed.feed.title and feed.feed.description
        own = [link.href for link in feed.feed.links if link.rel == "self"]
        assert own == [site.url(path)]
        assert site.file(feed.feed.link) is not None


def test_feed_items_are_complete_and_link_to_pages(site):
    for path, feed in site.feeds.items():
        for entry in feed.entries:
            place = f"{path.relative_to(site.folder)}: {entry.title}"
            assert entry.link.startswith(site.base_url + "/"), place
            assert site.file(entry.link) is not None, place
            assert ("published" in entry) == has_day(ROOT / "content", entry.id), place
            assert "published" not in entry or entry.published_parsed is not None, place
            assert entry.content[0].value.strip(), place


def test_links_in_feed_content_are_absolute_and_work(site):
    for path, feed in site.feeds.items():
        for entry in feed.entries:
            for link in links(html5lib.parse(entry.content[0].value)):
                place = f"{path.relative_to(site.folder)}: {entry.title}: {link}"
                assert urlsplit(link).scheme, place
                assert not site.is_inside(link) or site.file(link) is not None, place


def test_guids_are_unique_in_a_feed(site):
    for path, feed in site.feeds.items():
        guids = [entry.id for entry in feed.entries]
        assert len(set(guids)) == len(guids), path


def test_the_build_date_of_a_feed_is_the_date_of_its_newest_item(site):
    for path, feed in site.feeds.items():
        # An item whose date is only a year or a month has none in the feed.
        dates = [entry.published_parsed for entry in feed.entries if "published" in entry]
        assert feed.feed.get("updated_parsed") == max(dates, default=None), path


def test_the_sitemap_lists_every_page_once(site):
    tree = ElementTree.parse(site.folder / "sitemap.xml")
    urls = [location.text for location in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert len(set(urls)) == len(urls)
    pages = {page for page, tree in site.pages.items() if not is_redirect(tree) and page.name != "404.html"}
    assert {site.file(url) for url in urls} == pages


def test_a_second_build_changes_nothing(tmp_path):
    folder = tmp_path / "output"
    build(folder, BASE_URLS[0])
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}
    build(folder, BASE_URLS[0])
    after = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}
    assert after == before


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.mark.parametrize("path", ["/", "/about/", "/chapters/texas/", "/feed.xml", "/sitemap.xml", "/robots.txt"])
def test_a_static_file_server_serves_the_site(site, path):
    handler = functools.partial(QuietHandler, directory=site.folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}{path}", timeout=10) as response:
                assert response.status == 200
                assert response.read() == (site.folder / path.lstrip("/") / ("index.html" if path.endswith("/") else "")).read_bytes()
        finally:
            server.shutdown()
