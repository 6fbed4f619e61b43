"""Takes screenshots of the site in output/ (built by `make site`) for docs/screenshots/: .venv/bin/python Scripts/screenshots.py"""

import functools
import http.server
import pathlib
import threading

from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "screenshots"

# The path of each page, the width of the window, and whether to use dark mode.
PAGES = {
    "home": ("/", 1280, False),
    "chapters": ("/chapters/", 1280, False),
    "chapter": ("/chapters/new-york/", 390, False),
    "policy-library": ("/briefs/", 1280, True),
    "brief": ("/briefs/fair-workweek/", 1280, False),
    "members": ("/members/", 390, True),
    "news": ("/news/", 768, False),
    "press": ("/press/", 768, True),
}


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def main():
    FOLDER.mkdir(exist_ok=True)
    handler = functools.partial(Quiet, directory=str(ROOT / "output"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for name, (path, width, dark) in PAGES.items():
            size = {"width": width, "height": 800}
            page = browser.new_page(viewport=size, color_scheme="dark" if dark else "light")
            page.goto(f"http://127.0.0.1:{server.server_port}{path}", wait_until="networkidle")
            page.screenshot(path=FOLDER / f"{name}.png")
            page.close()
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
