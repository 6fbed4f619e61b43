"""The site in another dress and in another language, without a change to its content."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from served import ROOT, Server, build, make_content
from test_access import RULES

PAGES = ["/", "/chapters/", "/briefs/", "/briefs/made-up-brief/", "/members/", "/members/made-up-mayor/", "/search/"]


@pytest.fixture(scope="module")
def harbor(tmp_path_factory):
    folder = tmp_path_factory.mktemp("harbor")
    make_content(folder)
    with Server(build(folder, "--theme", "harbor")) as server:
        yield server


@pytest.fixture(scope="module")
def spanish(tmp_path_factory):
    folder = tmp_path_factory.mktemp("spanish")
    settings = make_content(folder) / "site.yml"
    settings.write_text(settings.read_text().replace("language: en", "language: es"))
    with Server(build(folder)) as server:
        yield server


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_another_theme_is_as_accessible(browser, harbor, path, scheme):
    for width in (320, 1280):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page = context.new_page()
        problems = []
        page.on("console", lambda message: problems.append(message.text) if message.type in ("error", "warning") else None)
        page.goto(harbor.address + path, wait_until="networkidle")
        violations = Axe().run(page, options=RULES).response["violations"]
        too_wide = page.evaluate("document.documentElement.scrollWidth") > width
        context.close()
        assert [(found["id"], found["nodes"][0]["html"]) for found in violations] == []
        assert not too_wide
        assert problems == []


def test_another_theme_is_short():
    """A theme of a very different look, made of another's pages."""
    files = [path for path in (ROOT / "themes" / "harbor").rglob("*") if path.suffix in (".html", ".css", ".jinja", ".yml")]
    assert sum(len(path.read_text().splitlines()) for path in files) < 150


def test_the_words_are_those_of_the_language(spanish):
    english = set(re.findall(r"^\S+: \"?([A-Z][^{}\"]{6,})\"?$", (ROOT / "themes/civic/i18n/en.yml").read_text(), re.MULTILINE))
    home = (spanish.folder / "index.html").read_text()
    assert '<html lang="es">' in home
    assert "Ir al contenido" in home
    assert "Últimas noticias" in home
    for page in spanish.folder.rglob("*.html"):
        texts = {text.strip() for text in re.findall(r">([^<>]+)<", page.read_text())}
        assert not texts & english, page
    statement = (spanish.folder / "news/made-up-statement/index.html").read_text()
    assert "2 de enero de 2026" in statement


def test_the_search_speaks_the_language(browser, spanish):
    page = browser.new_page()
    page.goto(spanish.address + "/search/?q=schedule")
    page.locator(".pagefind-ui__result-link").first.wait_for()
    assert "resultado" in page.locator(".pagefind-ui__message").text_content()
    page.close()
