"""No page has two elements with the same ID: not from headings and themes, and if a custom theme or raw HTML causes it, readers of the report learn where."""

import collections
import json
import pathlib
import re
import subprocess

import pytest
from test_check import PROGRAM, ROOT, SITE, check

CHAPTER = "---\ntitle: Kansas\nstate: KS\nstatus: organizing\nlead: In one sentence.\n---\n"
ITEM = "---\ntitle: A\ndescription: About A.\ndate: 2026-01-01\nchapters: [kansas]\n---\nText.\n"
PLAIN = SITE["themes/plain/templates/page.html"]


def theme_ids() -> set[str]:
    """The IDs in the templates and scripts of the themes, without what a template or a script computes."""
    files = [*ROOT.glob("themes/*/templates/**/*.html"), *ROOT.glob("themes/*/components/*.html"), *ROOT.glob("themes/*/static/**/*.js")]
    assert len(files) > 20
    return {value for file in files for value in re.findall(r'[\s.]id\s*=\s*"([^"]*)"', file.read_text())}


def ids(page: pathlib.Path) -> list[str]:
    return re.findall(r'\sid="([^"]*)"', page.read_text())


def reports(site: pathlib.Path, files: dict[str, str], *arguments: str, command: str) -> list[tuple[str, str, str]]:
    """The findings about IDs, each with its location and severity."""
    result = check(site, files, "--format", "json", *arguments, command=command)
    found = json.loads(result.stdout or "[]")
    return [(f"{item['file']}:{item['line']}:{item['column']}", item["severity"], item["message"]) for item in found if item["rule"] == "duplicate-id"]


def test_the_ids_of_themes_have_a_form_that_headings_never_have():
    assert len(theme_ids()) > 10
    assert [id for id in theme_ids() if not id.startswith("theme:")] == []


def test_headings_that_are_named_like_parts_of_the_theme_get_their_own_ids(tmp_path: pathlib.Path):
    subprocess.run([PROGRAM, "init", tmp_path / "site"], check=True, capture_output=True)
    site = tmp_path / "site"
    names = sorted({id.removeprefix("theme:") for id in theme_ids() if "{" not in id} | {"news", "briefs", "related", "members", "people", "releases"})
    assert {"main", "chapters", "adoptions"} <= set(names)
    text = "\n".join(f"## {name.capitalize()}\n\n[Here](#{name}).\n" for name in [*names, "Theme: main", "theme:main"])
    for path, contents in {"chapters/kansas.md": CHAPTER + text, "news/a.md": ITEM + text, "press.md": (site / "content/press.md").read_text() + text}.items():
        (site / "content" / path).write_text(contents)
    subprocess.run([PROGRAM, "build", "--search", "off", "--strict"], cwd=site, check=True, capture_output=True)
    pages = [*(site / "output").rglob("*.html")]
    repeated = {str(page): [id for id, count in collections.Counter(ids(page)).items() if count > 1] for page in pages}
    assert {page: found for page, found in repeated.items() if found} == {}
    kansas = ids(site / "output/chapters/kansas/index.html")
    assert {"news", "main", "theme:news", "theme:main"} <= set(kansas)
    assert 'href="#theme:main"' in (site / "output/chapters/kansas/index.html").read_text()


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_heading_with_an_id_of_a_custom_theme_is_a_warning_at_the_heading(command: str, tmp_path: pathlib.Path):
    files = {"content/about.md": "---\ntitle: About\ndescription: What we are.\n---\n## Our goals\n\n## Page title\n"}
    found = reports(tmp_path, files, command=command)
    assert found == [("content/about.md:7:1", "warning", 'the heading "Page title" has the same ID as another element on the page: "page-title"')]


def test_a_strict_build_succeeds_with_duplicate_ids(tmp_path: pathlib.Path):
    """A template can contain the other element on some days only."""
    files = {"content/about.md": "---\ntitle: About\ndescription: What we are.\n---\n## Page title\n"}
    assert reports(tmp_path, files, "--strict", command="build") != []
    assert check(tmp_path, files, "--strict", command="build").returncode == 0


def test_an_incremental_build_repeats_the_warning(tmp_path: pathlib.Path):
    files = {"content/about.md": "---\ntitle: About\ndescription: What we are.\n---\n## Page title\n"}
    first = reports(tmp_path, files, command="build")
    assert len(first) == 1
    assert reports(tmp_path, {"content/index.md": SITE["content/index.md"] + "\nMore.\n"} | files, command="build") == first


def test_an_id_that_a_template_repeats_is_one_warning_of_a_check(tmp_path: pathlib.Path):
    files = {"themes/plain/templates/page.html": PLAIN + '<p id="a">A</p><p class="x" ID=\'a\'>B</p><template><p id="b"></p><p id="b"></p></template><!-- id="c" id="c" -->'}
    assert reports(tmp_path, files, command="build") == []
    [(location, severity, message)] = reports(tmp_path, files, command="check")
    assert severity == "warning" and re.fullmatch(r'more than one element on /\S* has the ID "a"; 2 other pages have the same problem', message), message


def test_an_id_in_raw_html_is_reported_and_cannot_be_one_of_the_theme(tmp_path: pathlib.Path):
    files = {
        "content/site.yml": SITE["content/site.yml"] + "markdown: { raw-html: true }\n",
        "content/about.md": '---\ntitle: About\ndescription: What we are.\n---\n<p id="page-title">A</p>\n\n<p id="theme:main">B</p>\n',
    }
    assert reports(tmp_path, files, command="build") == [("content/about.md:1:1", "warning", 'an element of this text has the same ID as another element on the page: "page-title"')]
    result = check(tmp_path, files, command="build")
    assert 'the name "theme:main" is left out' in result.stderr
    assert "theme:main" not in (tmp_path / "output/about/index.html").read_text()
