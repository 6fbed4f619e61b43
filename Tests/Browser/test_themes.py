"""The site with another theme and in another language, without changes to its content."""

import html
import re

import pytest
import yaml
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
def test_another_theme_is_accessible(browser, harbor, path, scheme):
    for width in (320, 1280):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page = context.new_page()
        problems = []
        page.on("console", lambda message: problems.append(message.text) if message.type in ("error", "warning") else None)
        page.goto(harbor.url + path, wait_until="networkidle")
        violations = Axe().run(page, options=RULES).response["violations"]
        too_wide = page.evaluate("document.documentElement.scrollWidth") > width
        context.close()
        assert [(found["id"], found["nodes"][0]["html"]) for found in violations] == []
        assert not too_wide
        assert problems == []


def test_a_theme_that_extends_another_is_short():
    """A theme can look very different and reuse another theme's pages."""
    files = [path for path in (ROOT / "themes" / "harbor").rglob("*") if path.suffix in (".html", ".css", ".jinja", ".yml")]
    assert sum(len(path.read_text().splitlines()) for path in files) < 150


def text_of_the_content(declaration: object):
    """The strings of a type declaration that pages show: labels, titles, and choices."""
    if isinstance(declaration, list):
        for entry in declaration:
            yield from text_of_the_content(entry)
    elif isinstance(declaration, dict):
        for key, value in declaration.items():
            if key in ("label", "title") and isinstance(value, str):
                yield value
            if key == "of" and isinstance(value, list):
                yield from (str(choice).capitalize() for choice in value)
            yield from text_of_the_content(value)


def test_pages_show_no_theme_strings_of_another_language(spanish):
    """Strings with a placeholder or a plural form are not compared, and neither is text that comes from the content itself."""
    strings = yaml.safe_load((ROOT / "themes/civic/i18n/en.yml").read_text()).values()
    english = {string for string in strings if isinstance(string, str) and re.fullmatch(r"[A-Z][^{}\"\n]{6,}", string)}
    for path in (spanish.folder.parent / "content").rglob("_type.yml"):
        english -= set(text_of_the_content(yaml.safe_load(path.read_text())))
    assert len(english) > 25
    home = (spanish.folder / "index.html").read_text()
    assert '<html lang="es">' in home
    assert "Ir al contenido principal" in home
    assert "Últimas noticias" in home
    assert "Page not found" not in (spanish.folder / "404.html").read_text()
    for page in spanish.folder.rglob("*.html"):
        texts = {html.unescape(text).strip() for text in re.findall(r">([^<>]+)<", page.read_text())}
        assert not texts & english, page
    statement = (spanish.folder / "news/made-up-statement/index.html").read_text()
    assert "2 de enero de 2026" in statement


def test_the_search_is_in_the_site_language(browser, spanish):
    page = browser.new_page()
    page.goto(spanish.url + "/search/?q=schedule")
    page.locator(".pagefind-ui__result-link").first.wait_for()
    assert "resultado" in page.locator(".pagefind-ui__message").text_content()
    page.close()
