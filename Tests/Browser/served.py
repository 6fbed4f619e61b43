"""Builds a site and serves it like a host."""

import functools
import http.server
import os
import pathlib
import shutil
import subprocess
import threading

from playwright.sync_api import expect

# A long timeout, in milliseconds, for a busy machine.
PATIENCE = 120_000
expect.set_options(timeout=PATIENCE)

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("BROADSIDE", ROOT / ".build" / "release" / "broadside"))
MADE_UP = ROOT / "Tests" / "Site" / "made-up"
BANNER = "banner: { text: A made-up banner, from: 2026-02-01, until: 2026-02-28 }\n"

# One page of each kind.
KINDS = {
    "home": "/",
    "page": "/about/",
    "members": "/members/",
    "members of a state": "/members/state/texas/",
    "member": "/members/made-up-mayor/",
    "chapters": "/chapters/",
    "chapter": "/chapters/new-york/",
    "briefs": "/briefs/",
    "briefs on a topic": "/briefs/topic/dignity-at-work/",
    "brief": "/briefs/fair-workweek/",
    "adopted brief": "/briefs/made-up-brief/",
    "news": "/news/",
    "news of a year": "/news/2026/",
    "news item": "/news/made-up-statement/",
    "topic": "/topics/dignity-at-work/",
    "place": "/places/springfield-zz/",
    "events": "/events/",
    "event": "/events/2026/made-up-training/",
    "press": "/press/",
    "feeds": "/feeds/",
    "search": "/search/",
    "not found": "/404.html",
}


def make_content(folder: pathlib.Path, settings: str = BANNER) -> pathlib.Path:
    """Creates the shipped content with the made-up test content added."""
    content = folder / "content"
    shutil.copytree(ROOT / "content", content)
    shutil.copytree(MADE_UP, content, dirs_exist_ok=True)
    with (content / "site.yml").open("a") as file:
        file.write(settings)
    return content


def build(folder: pathlib.Path, *options: str) -> pathlib.Path:
    command = [PROGRAM, "build", "--themes", ROOT / "themes", "--date", "2026-02-03", "--search", "on", *options]
    outcome = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stderr
    return folder / "output"


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder with the headers in its `_headers` file."""

    def end_headers(self):
        for pattern, headers in self.server.headers:
            path = self.path.split("?")[0]
            if path == pattern or pattern.endswith("*") and path.startswith(pattern[:-1]):
                for name, value in headers:
                    self.send_header(name, value)
        super().end_headers()

    def send_error(self, code, message=None, explain=None):
        page = pathlib.Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())
        return None

    def log_message(self, *_):
        pass


def headers(folder: pathlib.Path) -> list[tuple[str, list[tuple[str, str]]]]:
    """Reads `_headers`: a path, with its headers indented below (https://docs.netlify.com/routing/headers/)."""
    rules: list[tuple[str, list[tuple[str, str]]]] = []
    for line in (folder / "_headers").read_text().splitlines():
        if line.startswith((" ", "\t")):
            name, value = line.strip().split(": ", 1)
            rules[-1][1].append((name, value))
        elif line and not line.startswith("#"):
            rules.append((line.strip(), []))
    return rules


class Server:
    """Serves a folder on the loopback interface, at a free port."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        self.server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
        self.server.headers = headers(folder)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
