"""Every page, link and feed of the shipped site."""

import pathlib
import threading
import urllib.request
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urljoin, urlsplit

import feedparser
import html5lib

URL_ATTRIBUTES = {"href", "src", "poster", "data", "action"}


def pages(output: pathlib.Path):
    """Each page's address path and its parsed document."""
    for file in sorted(output.rglob("*.html")):
        path = "/" + file.relative_to(output).as_posix().removesuffix("index.html")
        yield path, html5lib.parse(file.read_text(encoding="utf-8"), namespaceHTMLElements=False)


def file_of(output: pathlib.Path, path: str) -> pathlib.Path:
    """The file that a static file server sends for `path`."""
    file = output / unquote(path).lstrip("/")
    return file / "index.html" if path.endswith("/") else file


def local_path(url: str, base_url: str) -> str | None:
    """The path of `url` in the output; None for an address elsewhere."""
    base = urlsplit(base_url)
    parts = urlsplit(url)
    if parts.netloc != base.netloc:
        return None
    assert parts.path.startswith(base.path + "/"), f"{url} leads out of the site"
    return parts.path[len(base.path) :]


def test_every_link_leads_somewhere(site):
    output, base_url = site
    documents = dict(pages(output))
    identifiers = {path: {node.get("id") for node in tree.iter() if node.get("id")} for path, tree in documents.items()}
    broken = []
    checked = 0
    for path, tree in documents.items():
        for node in tree.iter():
            for attribute in URL_ATTRIBUTES & set(node.keys()):
                url = urljoin(base_url + path, node.get(attribute))
                target = local_path(url, base_url)
                if target is None:
                    continue
                checked += 1
                fragment = unquote(urlsplit(url).fragment)
                if not file_of(output, target).is_file():
                    broken.append((path, url))
                elif fragment and fragment not in identifiers.get(target, set()):
                    broken.append((path, url))
    assert checked > 500
    assert broken == []


def test_every_page_is_whole(site):
    output, _ = site
    for path, tree in pages(output):
        assert tree.get("lang") == "en", path
        assert tree.find("head/title").text.strip(), path
        assert len(tree.findall(".//h1")) == 1, path
        feeds = [link for link in tree.findall("head/link") if link.get("type") == "application/rss+xml"]
        assert feeds, f"{path} announces no feed"
        assert tree.find("head/link[@rel='canonical']").get("href").startswith("https://example.org"), path
        assert not tree.findall(".//script"), path


def test_feeds_parse_and_lead_back(site):
    output, base_url = site
    feeds = sorted(output.rglob("feed.xml"))
    assert len(feeds) == 3
    for file in feeds:
        feed = feedparser.parse(file.read_bytes())
        assert not feed.bozo, (file, feed.get("bozo_exception"))
        own = [link for link in feed.feed.links if link.rel == "self"][0].href
        assert own == base_url + "/" + file.relative_to(output).as_posix()
        assert len({entry.id for entry in feed.entries}) == len(feed.entries)
        for entry in feed.entries:
            assert file_of(output, local_path(entry.link, base_url)).is_file()
            assert entry.published_parsed
            assert entry.author
            for node in html5lib.parseFragment(entry.content[0].value, namespaceHTMLElements=False).iter():
                for attribute in URL_ATTRIBUTES & set(node.keys()):
                    url = node.get(attribute)
                    assert urlsplit(url).scheme, f"{url} in {file} is not absolute"
    dated = feedparser.parse((output / "news" / "feed.xml").read_bytes())
    moments = [entry.published_parsed for entry in dated.entries]
    assert len(moments) >= 4
    assert moments == sorted(moments, reverse=True)
    assert dated.feed.updated_parsed == moments[0]


def test_the_sitemap_names_every_page(site):
    output, base_url = site
    tree = html5lib.parse((output / "sitemap.xml").read_text(), namespaceHTMLElements=False)
    named = {local_path(node.text, base_url) for node in tree.iter("loc")}
    redirects = {path for path, page in pages(output) if page.find("head/meta[@http-equiv='refresh']") is not None}
    assert redirects == {"/texas/", "/state-organizing/texas/", "/joinus/leaders/"}
    assert named == {path for path, _ in pages(output)} - redirects - {"/404.html"}


def test_any_static_server_will_do(site):
    output, base_url = site
    if urlsplit(base_url).path:
        return
    handler = partial(SimpleHTTPRequestHandler, directory=output)
    handler.log_message = lambda *_: None
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for path in ["/", "/about/", "/chapters/texas/", "/news/feed.xml", "/site.css", "/robots.txt"]:
            with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}{path}", timeout=10) as response:
                assert response.status == 200
                assert response.read()
        server.shutdown()
