"""A built site and a real browser."""

import pytest
from playwright.sync_api import sync_playwright
from served import PATIENCE, Server, build, make_content


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("browser")
    make_content(folder)
    with Server(build(folder)) as server:
        yield server


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, site):
    """Opens a path of the site in a new window. Console messages and requests to other hosts fail the test."""
    contexts = []
    problems = []

    def open_(path: str, width: int = 1280, height: int = 900, **options):
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: problems.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on(
            "request", lambda request: None if request.url.startswith((site.url, "data:")) else problems.append(request.url))
        response = page.goto(site.url + path)
        assert response.ok or path == "/404.html", (path, response.status)
        return page

    yield open_
    for context in contexts:
        context.close()
    expected = "Failed to load resource: the server responded with a status of 404"
    assert [problem for problem in problems if not problem.startswith(expected)] == []
