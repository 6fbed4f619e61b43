"""Features of the site: member search, full-text search, printing, and small pages."""

import gzip
import io
import json
import pathlib
import re
import subprocess

import pypdf
import pytest
from served import KINDS, PROGRAM, ROOT
from playwright.sync_api import expect

KILOBYTE = 1024


def test_numbers_are_formatted_like_in_the_browser(browser, tmp_path):
    tags = ["en", "en-US", "es", "es-ES", "es-MX", "es-US", "es-419", "es-AR", "es-CR", "fr", "fr-CA", "pt", "pt-BR", "pt-PT", "de", "de-AT"]
    numbers = [0, 7, 999, 1000, 9999, 10000, 123456, 1234567, 1234567890123, -1000, -12345, 0.5, 1234.5, 12345.0625, -9876.54321, 0.0004]
    (tmp_path / "data.json").write_text(json.dumps({"tags": tags, "numbers": numbers}))
    (tmp_path / "numbers.txt").write_text("{% for tag in tags %}{% for n in numbers %}{{ n | format_number(tag) }}\n{% endfor %}{% endfor %}")
    command = [PROGRAM, "render", "numbers.txt", "--data", "data.json"]
    written = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    expected = browser.new_page().evaluate(
        "([tags, numbers, roundingMode]) => tags.flatMap(tag => numbers.map(number => new Intl.NumberFormat(tag, {roundingMode}).format(number)))",
        [tags, numbers, "halfEven"])
    assert written.splitlines() == expected


def test_members_are_found_while_typing(open_page):
    page = open_page("/members/")
    page.get_by_label("Search by name").press_sequentially("examp")
    expect(page.locator("#theme\\:found a")).to_have_text(["Ana Examplar"])
    expect(page.get_by_role("status")).to_have_text("1 member found")
    expect(page.locator("#theme\\:list")).to_be_hidden()
    expect(page).to_have_url(re.compile(r"/members/\?name=examp$"))
    page.get_by_label("Search by name").fill("")
    expect(page.locator("#theme\\:list")).to_be_visible()
    expect(page).to_have_url(re.compile("/members/$"))


def test_a_member_search_can_be_shared_by_url(open_page):
    page = open_page("/members/")
    page.get_by_label("State").focus()
    expect(page.locator("#theme\\:state option")).to_have_count(3)
    page.get_by_label("State").select_option("Texas")
    expect(page.locator("#theme\\:found a")).to_have_text(["Greg Casar", "Ana Examplar"])
    shared = open_page(page.url.removeprefix(page.url.split("/members/")[0]))
    expect(shared.locator("#theme\\:found a")).to_have_text(["Greg Casar", "Ana Examplar"])
    expect(shared.get_by_label("State")).to_have_value("Texas")
    shared.get_by_label("Level of government").select_option("city")
    expect(shared.locator("#theme\\:found a")).to_have_text(["Ana Examplar"])


def test_the_search_finds_a_page(open_page):
    page = open_page("/search/?q=schedule")
    page.locator(".pagefind-ui__result-link").get_by_text("Fair workweek", exact=True).click()
    page.wait_for_url("**/briefs/fair-workweek/**")


def test_the_search_filters_by_type_topic_state_and_year(open_page):
    page = open_page("/search/?q=made")
    names = page.locator(".pagefind-ui__filter-name")
    expect(names).to_have_count(4)
    assert {name.strip() for name in names.all_text_contents()} == {"Type", "Topic", "State", "Year"}
    page.locator(".pagefind-ui__filter-name", has_text="Type").click()
    page.get_by_label("Statement").check()
    expect(page.locator(".pagefind-ui__result-link")).to_have_text(["A made-up statement"])


def test_the_search_can_be_used_with_a_keyboard(open_page):
    page = open_page("/search/")
    page.locator("#theme\\:search input").wait_for()
    page.locator("#theme\\:search input").focus()
    # One input, so that one search replaces the results; each result appears when it is loaded.
    page.keyboard.insert_text("transit")
    message = page.locator(".pagefind-ui__message")
    expect(message).to_have_text(re.compile(r"\d.*transit"))
    links = page.locator(".pagefind-ui__result-inner > .pagefind-ui__result-title .pagefind-ui__result-link")
    expect(links).to_have_count(min(5, int(re.search(r"\d+", message.inner_text())[0])))
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == "Transit that everyone can ride":
            break
    else:
        pytest.fail("the keyboard does not reach the result")
    page.keyboard.press("Enter")
    page.wait_for_url("**/briefs/fair-transit/**")


@pytest.mark.parametrize("kind", ["brief", "adopted brief"])
def test_a_brief_prints_on_two_pages_with_its_url(open_page, kind):
    page = open_page(KINDS[kind])
    document = pypdf.PdfReader(io.BytesIO(page.pdf(format="Letter", prefer_css_page_size=True)))
    assert len(document.pages) <= 2
    text = "".join(sheet.extract_text() for sheet in document.pages)
    assert f"https://localprogress.org{KINDS[kind]}" in re.sub(r"\s", "", text)
    assert "Policy library" not in text


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "search"])
def test_a_page_is_small_and_sets_no_cookies(open_page, kind, browser, site):
    context = browser.new_context()
    page = context.new_page()
    sizes: dict[str, int] = {}

    def note(response):
        if response.request.resource_type != "image" and not response.url.endswith((".svg", ".png")):
            sizes[response.url] = len(response.body())

    page.on("response", note)
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(site.url + KINDS[kind], wait_until="networkidle")
    blocking = page.evaluate(
        """performance.getEntriesByType("resource").filter(entry => entry.renderBlockingStatus === "blocking")
            .map(entry => entry.name.split(".").at(-1))"""
    )
    cookies = context.cookies()
    context.close()
    assert sum(sizes.values()) <= 50 * KILOBYTE, sizes
    assert len(requests) <= 6, requests
    assert blocking == ["css"]
    assert cookies == []


def test_the_theme_script_is_small(site):
    scripts = list((site.folder / "assets").glob("*.js"))
    assert scripts
    assert sum(script.stat().st_size for script in scripts) <= 15 * KILOBYTE


def test_no_page_has_inline_script_or_style(site):
    for page in site.folder.rglob("*.html"):
        text = page.read_text()
        assert not re.search(r"<style|\sstyle=|\son\w+=", text), page
        for attributes, body in re.findall(r"<script([^>]*)>(.*?)</script>", text, re.DOTALL):
            assert "src=" in attributes or "application/ld+json" in attributes and json.loads(body), page


def test_no_link_is_empty(site):
    """A link to a related document without a page would be empty."""
    for page in site.folder.rglob("*.html"):
        assert 'href=""' not in page.read_text(), page


def test_all_text_in_templates_is_translated():
    """Text in a template that does not come from i18n/ would stay English on a Spanish site."""
    for template in (ROOT / "themes").glob("*/*/**/*.html"):
        text = re.sub(r"\{% block (kind|searched) %\}.*?\{% endblock %\}", "", template.read_text())
        text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<script.*?</script>|<[^>]*>", " ", text, flags=re.DOTALL)
        assert not re.search(r"[A-Za-z]{2,}", text), (template, text.split())


def test_the_first_page_is_small_when_compressed(site):
    """Checks the bytes that a host sends, with compression, for the first page that a visitor opens."""
    files = [site.folder / "index.html", *(site.folder / "assets").glob("site.*.css")]
    fonts = (site.folder / "assets").glob("*.woff2")
    sent = sum(len(gzip.compress(pathlib.Path(file).read_bytes())) for file in files)
    assert sent + sum(font.stat().st_size for font in fonts) <= 30 * KILOBYTE
