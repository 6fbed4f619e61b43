"""Follows the instructions of docs/hosting.md: the nginx configuration, the CloudFront function, and the workflow."""

import http.client
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import time

import pytest
import yaml
from test_diff import PROGRAM, Builds
from test_workflows import BIN

PAGE = (pathlib.Path(__file__).resolve().parents[2] / "docs" / "hosting.md").read_text()
THEMES = pathlib.Path(__file__).resolve().parents[2] / "themes"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
NODE = shutil.which("node")


def block(language: str, after: str) -> str:
    return re.search(rf"\n## {re.escape(after)}\n.*?```{language}\n(.*?)```", PAGE, re.DOTALL)[1]


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Builds:
    """A built site with redirects of each kind and an asset."""
    builds = Builds(tmp_path_factory.mktemp("hosted"))
    builds.replace("content/about.md", "title: About", "title: About\naliases: [/who-we-are/, /people, /años/, '/q$uiénes~somos;x/']")
    long = "a-very-long-old-address-as-wordpress-makes-them-of-titles-with-many-many-words-in-them"
    builds.replace("content/site.yml", "navigation:", f"redirects:\n  /?p=12&lang=en: join.md\n  /{long}/: join.md\n  /feed/: /feed.xml\n  /far/: https://example.com/über/$host/?a=$uri\n  /soon/: news/soon.md\nnavigation:")
    (builds.folder / "content" / "news" / "soon.md").write_text("---\ntitle: Soon\ndate: 2026-01-01\npublish-on: 2999-01-01\n---\n")
    (builds.folder / "content" / "hearing.ics").write_text("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    command = [PROGRAM, "build", "--search", "off", "--quiet", "--date", "2026-02-01"]
    subprocess.run(command, cwd=builds.folder, capture_output=True, check=True)
    return builds


class Server:
    """nginx on a loopback port, with the configuration of the page and the paths of the test."""

    def __init__(self, site: Builds) -> None:
        subprocess.run(["bash", "-euo", "pipefail"], input=block("sh", "nginx"), text=True, cwd=site.folder, check=True)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        text = block("nginx", "nginx").replace("/etc/nginx", str(site.folder)).replace("/srv/site", str(site.folder / "output"))
        text = text.replace("listen 80;", f"listen 127.0.0.1:{self.port};")
        run = site.folder / "nginx"
        run.mkdir()
        temporary_folders = "".join(f"{name}_temp_path {run}/{name};\n" for name in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"])
        user = "user root;\n" if os.getuid() == 0 else ""
        (run / "nginx.conf").write_text(
            f"{user}daemon off;\npid {run}/pid;\nerror_log {run}/error.log;\nevents {{}}\nhttp {{\naccess_log off;\n{temporary_folders}"
            f"include /etc/nginx/mime.types;\ndefault_type application/octet-stream;\n{text}}}\n")
        command = [NGINX, "-e", f"{run}/error.log", "-c", f"{run}/nginx.conf"]
        subprocess.run([*command, "-t"], check=True, capture_output=True, text=True)
        self.process = subprocess.Popen(command)
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()


@pytest.fixture(scope="module")
def server(site: Builds):
    if not NGINX:
        pytest.skip("nginx is not installed")
    server = Server(site)
    yield server
    server.process.terminate()
    server.process.wait()


def expected_headers(site: Builds) -> dict[str, str]:
    """Returns the headers that `_headers` lists for every file."""
    rules = (site.folder / "output" / "_headers").read_text().split("\n/*\n")[1].split("\n\n")[0]
    return {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in rules.splitlines())}


@pytest.mark.parametrize("path", ["/", "/about/", "/feed.xml", "/hearing.ics", "/nothing/", "asset"])
def test_nginx_sends_the_headers_of_the_build_with_every_file(site: Builds, server: Server, path: str) -> None:
    asset = "/" + next((site.folder / "output").glob("assets/*.css")).relative_to(site.folder / "output").as_posix()
    headers = server.get(asset if path == "asset" else path)[1]
    expected = expected_headers(site)
    assert "content-security-policy" in expected and len(expected) == 4
    assert {name: headers.get(name) for name in expected} == expected


def test_nginx_caches_only_files_with_a_digest_in_their_names(site: Builds, server: Server) -> None:
    asset = next((site.folder / "output").glob("assets/*.css"))
    assert server.get(f"/assets/{asset.name}")[1]["cache-control"] == "public, max-age=31536000, immutable"
    status, headers, _ = server.get("/about/")
    assert (status, headers["cache-control"], headers["content-type"]) == (200, "no-cache", "text/html; charset=utf-8")
    assert server.get("/about/", If_None_Match=headers["etag"])[0] == 304
    assert "cache-control" not in server.get("/assets/nothing.css")[1]


@pytest.mark.parametrize(
    ("old", "new"),
    [("/who-we-are/", "/about/"), ("/people", "/about/"), ("/?p=12&lang=en", "/join/"), ("/feed/", "/feed.xml"),
     ("/a%C3%B1os/", "/about/"), ("/q$ui%C3%A9nes~somos;x/", "/about/"), ("/far/", "https://example.com/%C3%BCber/%24host/?a=%24uri"),
     ("/a-very-long-old-address-as-wordpress-makes-them-of-titles-with-many-many-words-in-them/", "/join/")])
def test_nginx_redirects_old_urls(server: Server, old: str, new: str) -> None:
    status, headers, _ = server.get(old)
    assert (status, headers["location"].removeprefix(f"http://127.0.0.1:{server.port}")) == (301, new)


@pytest.mark.parametrize(
    "line",
    ['frame-hosts: ["a.example.org; script-src *"]', 'frame-hosts: ["a.example.org\\n  X-Other: 1"]', "redirects: { /*: join.md }", "redirects: { /a/: 'https://example.com/\"; }' }",
     'redirects: { "/a/ /b/ 301\\n/c": join.md }', 'theme-settings: { text-font: "x; } body { display: none }" }'])
def test_settings_cannot_add_to_the_files_for_hosts(tmp_path: pathlib.Path, line: str) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "themes").symlink_to(THEMES)
    (tmp_path / "content" / "site.yml").write_text(f"title: Test\nbase-url: https://example.org\ntheme: civic\n{line}\n")
    result = subprocess.run([PROGRAM, "build", "--search", "off"], cwd=tmp_path, capture_output=True, text=True)
    assert result.returncode == 1 and "content/site.yml:4:" in result.stderr and not (tmp_path / "output").exists()


def test_each_line_of_the_files_for_hosts_has_the_form_that_hosts_read(site: Builds) -> None:
    url = r"[A-Za-z0-9%._~!&'()+,;=@:/?#\[\]-]+"
    for line in (site.folder / "output" / "_redirects").read_text().splitlines():
        assert re.fullmatch(rf"/[^ *:\"\\]*( [^ =/]+=[^ ]*)* (/|https://){url}? 30[12]", line) and line.isascii(), line
    for line in (site.folder / "output" / "_headers").read_text().splitlines():
        assert re.fullmatch(r"|#.*|/[a-z/]*\*|  [A-Za-z-]+: [ -~]+", line), line


def test_pages_start_workers_only_for_search(site: Builds, tmp_path: pathlib.Path) -> None:
    """The theme of the site has no search. That of the shipped site has."""
    assert expected_headers(site)["content-security-policy"].endswith("; worker-src 'none'")
    template = (THEMES / "base" / "templates" / "files" / "_headers").read_text()
    (tmp_path / "headers.txt").write_text(template)
    for search, expected in [("true", "'self'"), ("false", "'none'")]:
        (tmp_path / "data.json").write_text(f'{{"site": {{"search": {search}, "root": "/", "frame_hosts": []}}}}')
        result = subprocess.run([PROGRAM, "render", "headers.txt", "--data", "data.json"], cwd=tmp_path, capture_output=True, text=True, check=True)
        assert f"; worker-src {expected}\n" in result.stdout


def test_nginx_redirects_temporarily_until_the_target_is_published(server: Server) -> None:
    status, headers, _ = server.get("/soon/")
    assert (status, headers["location"].removeprefix(f"http://127.0.0.1:{server.port}")) == (302, "/news/")


def test_nginx_serves_the_404_page_for_missing_files(site: Builds, server: Server) -> None:
    status, _, body = server.get("/nothing/")
    assert (status, body) == (404, (site.folder / "output" / "404.html").read_bytes())
    assert server.get("/_headers")[0] == 404
    assert server.get("/hearing.ics")[1]["content-type"] == "text/calendar"
    assert server.get("/about")[0] == 301


@pytest.mark.skipif(not NODE, reason="node is not installed")
def test_the_cloudfront_function_finds_the_index_files_of_folders() -> None:
    paths = ["/", "/about/", "/about", "/feed.xml", "/2019/03/01/old-page/", "/2026.5/x/"]
    script = block("js", "S3 and CloudFront") + "for (const uri of " + json.dumps(paths) + ") {\n"
    script += "const answer = handler({ request: { uri } }); console.log(answer.uri || answer.statusCode + ' ' + answer.headers.location.value) }"
    result = subprocess.run([NODE, "-e", script], capture_output=True, text=True, check=True)
    assert result.stdout.split("\n")[:-1] == [
        "/index.html", "/about/index.html", "301 /about/", "/feed.xml", "301 /news/new-page/", "/2026.5/x/index.html"]


def test_the_workflow_for_other_sites_conforms_to_githubs_schema(tmp_path: pathlib.Path) -> None:
    text = block("yaml", "GitHub Pages")
    (tmp_path / "site.yml").write_text(text)
    result = subprocess.run(
        [BIN / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", tmp_path / "site.yml"], capture_output=True, text=True)
    assert result.returncode == 0, result.stdout
    inputs = yaml.safe_load((BIN.parents[1] / "action.yml").read_text())["inputs"]
    step = next(step for step in yaml.safe_load(text)["jobs"]["site"]["steps"] if step["uses"].startswith("OWNER/"))
    assert set(step["with"]) <= set(inputs)
