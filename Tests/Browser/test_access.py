"""Accessibility of the site: with any screen, any zoom, a keyboard, a screen reader, and without script."""

import itertools

import pytest
from axe_playwright_python.sync_playwright import Axe
from served import KINDS

AXE = Axe()
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]}}


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_no_violations(open_page, kind):
    """Uses one window per page: opening a page takes a second, but changing its size and colors is quick."""
    page = open_page(KINDS[kind])
    page.wait_for_load_state("networkidle")
    violations = []
    for width, scheme in itertools.product([1280, 768, 360], ["light", "dark"]):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        results = AXE.run(page, options=RULES)
        violations += [
            (width, scheme, violation["id"], node["html"], node["failureSummary"])
            for violation in results.response["violations"]
            for node in violation["nodes"]
        ]
    assert violations == []


@pytest.mark.parametrize("zoom", [1, 4])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_wider_than_a_small_screen(open_page, kind, zoom):
    page = open_page(KINDS[kind], 320, 256, device_scale_factor=zoom)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    wide = page.evaluate(
        """() => [...document.querySelectorAll("body *")]
            .filter(element => !element.closest("table, pre, svg, .skip, noscript"))
            .filter(element => element.getBoundingClientRect().right > 321)
            .map(element => element.outerHTML.slice(0, 80))"""
    )
    assert wide == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_tab_key_reaches_everything_in_order_with_visible_focus(open_page, kind):
    page = open_page(KINDS[kind])
    page.wait_for_load_state("networkidle")
    expected = page.evaluate(
        """() => [...document.querySelectorAll("a[href], button, input, select, summary, iframe, [tabindex='0']")]
            .filter(element => element.checkVisibility() && !element.disabled)
            .map(element => (element.dataset.tested = Math.random().toString()))"""
    )
    reached, hidden = [], []
    for _ in expected:
        page.keyboard.press("Tab")
        tested, shown, html = page.evaluate(
            """() => {
                const element = document.activeElement
                const shape = element.querySelector(":scope > rect") ?? element
                const style = getComputedStyle(shape)
                const shown = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
                  || shape !== element && parseFloat(style.strokeWidth) >= 4 || element.closest("#theme\\\\:search")
                return [element.dataset.tested, Boolean(shown), element.outerHTML.slice(0, 80)]
            }"""
        )
        reached.append(tested)
        if not shown:
            hidden.append(html)
    assert reached == expected
    assert hidden == []


def test_wide_tables_and_code_scroll_with_the_keyboard_on_a_small_screen(open_page):
    page = open_page("/briefs/made-up-brief/", 320, 640)
    violations = AXE.run(page, options=RULES).response["violations"]
    assert [(violation["id"], node["html"]) for violation in violations for node in violation["nodes"]] == []
    table = page.get_by_role("group", name="the first wide column, the second wide column")
    assert table.get_by_role("table").count() == 1
    for wide in [table, page.locator(".text pre")]:
        wide.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("element => element.scrollLeft > 0", arg=wide.element_handle())


def test_a_checkbox_has_the_name_of_its_task(open_page):
    page = open_page("/briefs/made-up-brief/")
    assert page.get_by_role("checkbox", name="Read a statement about nothing.", exact=True).is_checked()
    for name in ["Do nothing.", "Do nothing again."]:
        assert not page.get_by_role("checkbox", name=name, exact=True).is_checked()


def test_the_skip_link_skips_the_menu(open_page):
    page = open_page("/briefs/fair-workweek/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    box = page.locator(".skip").bounding_box()
    assert box["y"] >= 0 and box["height"] >= 24
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("kind", KINDS)
def test_all_links_work_without_script(open_page, kind):
    with_script = open_page(KINDS[kind])
    without = open_page(KINDS[kind], java_script_enabled=False)
    assert without.locator("h1").count() == 1
    links = "main a[href], header a[href], footer a[href]"
    script = set(with_script.locator(links).evaluate_all("links => links.map(link => link.getAttribute('href'))"))
    plain = set(without.locator(links).evaluate_all("links => links.map(link => link.getAttribute('href'))"))
    assert script <= plain


def test_members_can_be_found_without_script(open_page):
    page = open_page("/members/", java_script_enabled=False)
    assert not page.locator("form.finder").is_visible()
    page.get_by_role("navigation", name="Browse by category: Members").get_by_role("link", name="Texas").first.click()
    assert page.locator(".roll").get_by_role("link").all_text_contents() == ["Greg Casar", "Ana Examplar"]


def test_reduced_motion_turns_off_animation(open_page):
    page = open_page("/", reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter(element => {
            const style = getComputedStyle(element)
            return parseFloat(style.transitionDuration) > 0 || style.animationName !== "none"
        }).length"""
    )
    assert moving == 0


def test_forced_colors_keep_the_map_and_the_buttons_visible(open_page):
    """axe does not check forced colors, so this test checks the parts that must stay distinguishable."""
    page = open_page("/chapters/", forced_colors="active")
    fills = [
        page.locator(f".map {selector} rect").first.evaluate("tile => getComputedStyle(tile).fill")
        for selector in ["a.status-1", "a.status-2", "g"]
    ]
    assert len(set(fills)) == 3
    assert page.locator(".button").first.evaluate("button => getComputedStyle(button).borderStyle") == "solid"
