"""Tests `broadside serve` in a real browser: edit a file, see the change, break it, see the error, and fix it."""

import pathlib
import shutil
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "Tests" / "Site"))
from preview import Preview  # noqa: E402


@pytest.fixture
def edited(tmp_path, browser):
    """A site to edit, and a window that shows its About page. Console messages fail the test."""
    for part in ("content", "themes"):
        shutil.copytree(ROOT / part, tmp_path / part)
    with Preview(tmp_path) as preview:
        context = browser.new_context()
        page = context.new_page()
        problems = []
        page.on("console", lambda message: problems.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto(f"http://localhost:{preview.port}/about/")
        yield tmp_path, page
        context.close()
        assert problems == []


def change(path: pathlib.Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_the_page_shows_an_edit_then_an_error_then_the_fix(edited):
    site, page = edited
    about = site / "content" / "about.md"
    about.write_text(about.read_text() + "\nA line that was not there.\n")
    page.get_by_text("A line that was not there.").wait_for()

    change(site / "content" / "members" / "greg-casar.md", "chapter: texas", "chapter: texs")
    shown = page.get_by_role("alert")
    shown.wait_for()
    assert 'no chapter is named "texs"' in shown.inner_text()
    assert 'did you mean "texas"?' in shown.inner_text()
    assert page.get_by_text("A line that was not there.").count() == 1

    change(site / "content" / "members" / "greg-casar.md", "chapter: texs", "chapter: texas")
    shown.wait_for(state="detached")
    assert page.get_by_text("A line that was not there.").is_visible()


def test_a_style_sheet_is_replaced_without_reloading_the_page(edited):
    site, page = edited
    page.evaluate("window.isTheSame = true")
    with (site / "themes/civic/static/assets/site.css.jinja").open("a") as sheet:
        sheet.write("\nh1 { letter-spacing: 7px; }\n")
    page.wait_for_function("getComputedStyle(document.querySelector('h1')).letterSpacing === '7px'")
    assert page.evaluate("window.isTheSame")
    assert page.evaluate("document.querySelectorAll('link[href*=\"/assets/site\"]').length") == 1


def test_a_draft_and_the_links_to_it_are_marked(edited):
    site, page = edited
    (site / "content" / "plan.md").write_text("---\ntitle: A plan\ndraft: true\n---\n\nNot yet.\n")
    about = site / "content" / "about.md"
    about.write_text(about.read_text() + "\n[The plan](plan.md)\n")
    link = page.get_by_role("link", name="The plan")
    link.wait_for()
    assert link.evaluate("link => getComputedStyle(link, '::after').content") == '" (draft)"'
    link.click()
    page.get_by_text("Draft: this page is not published.").wait_for()
