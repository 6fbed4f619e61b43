"""Does what docs/themes.md tells a theme author to do, reads what it says that templates are given, and declares the type of docs/content.md."""

import os
import pathlib
import re
import shutil
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("BROADSIDE", ROOT / ".build" / "release" / "broadside"))
PAGE = (ROOT / "docs" / "themes.md").read_text()


@pytest.fixture
def site(tmp_path: pathlib.Path) -> pathlib.Path:
    """A copy of the site, with the theme that the page makes step by step."""
    for folder in ["content", "themes"]:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    commands = re.search(r"## From nothing to a page.*?```sh\n(.*?)```", PAGE, re.DOTALL)[1]
    subprocess.run(["bash", "-e"], input=commands, text=True, cwd=tmp_path, check=True)
    return tmp_path


def run(site: pathlib.Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PROGRAM, *arguments], cwd=site, capture_output=True, text=True)


def names_in(section: str) -> list[str]:
    """The names in the first column of the table below a heading."""
    table = PAGE.split(f"### {section}\n")[1].split("\n### ")[0]
    return [name for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)]


def names_of(what: str) -> list[str]:
    """The names that a row of the table of the rest gives to something, without those within brackets."""
    row = re.search(rf"^\| {re.escape(what)} \| (.*) \|$", PAGE.split("### The rest")[1], re.MULTILINE)[1]
    return re.findall(r"`(\w+)`", re.sub(r"\(.*?\)", "", row))


def test_the_theme_made_step_by_step_builds_the_site(site: pathlib.Path) -> None:
    assert run(site, "theme", "check", "--theme", "plain").stdout == "The theme is right.\n"
    assert run(site, "build", "--theme", "plain").returncode == 0
    page = (site / "output" / "index.html").read_text()
    assert '<link rel="stylesheet" href="/plain.css">' in page
    assert '<a href="/chapters/">Chapters</a>' in page
    assert (site / "output" / "plain.css").is_file()


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("page", names_in("A document")),
        ("page.headings[0]", ["id", "title", "level"]),
        ("site", names_of("`site`")),
        ("site.navigation[0]", ["label", "url"]),
        ("site.social[0]", ["label", "url"]),
        ("site.feeds[0]", names_of("a feed")),
        ("collections.member", names_of("a collection")),
    ],
)
def test_templates_are_given_what_the_page_says(site: pathlib.Path, value: str, names: list[str]) -> None:
    assert len(names) > 1
    template = "".join(f"{{% if {value}.{name} %}}{{% endif %}}" for name in names)
    (site / "themes" / "plain" / "templates" / "page.html").write_text(template)
    check = run(site, "theme", "check", "--theme", "plain")
    assert (check.stdout, check.stderr) == ("The theme is right.\n", "")
    (site / "themes" / "plain" / "templates" / "page.html").write_text(template.replace(names[0], names[0] + "x", 1))
    assert f"no \"{names[0]}x\"" in run(site, "theme", "check", "--theme", "plain").stderr


TYPE = re.search(r"## A new kind of document.*?```yaml\n(.*?)```", (ROOT / "docs" / "content.md").read_text(), re.DOTALL)[1]
EVENT = """\
---
title: Meeting
start: 2026-05-01T18:00-05:00
time-zone: CDT
phone: 512-555-0142
---
All are welcome.
"""


def new_site(folder: pathlib.Path) -> None:
    """What `broadside init` makes."""
    subprocess.run([PROGRAM, "init", "."], cwd=folder, check=True, capture_output=True)


def copied_site(folder: pathlib.Path) -> None:
    """A copy of the site."""
    for name in ["content", "themes"]:
        shutil.copytree(ROOT / name, folder / name)


def with_events(folder: pathlib.Path, declaration: str) -> pathlib.Path:
    events = folder / "content" / "events"
    events.mkdir()
    (events / "_type.yml").write_text(declaration)
    (events / "meeting.md").write_text(EVENT)
    settings = folder / "content" / "site.yml"
    settings.write_text("".join(line for line in settings.read_text().splitlines(True) if "no events yet" not in line))
    return folder


@pytest.mark.parametrize("make", [new_site, copied_site])
def test_the_new_kind_of_document_builds_as_it_is_written(tmp_path: pathlib.Path, make) -> None:
    make(tmp_path)
    built = run(with_events(tmp_path, TYPE), "build", "--strict", "--search", "off")
    assert (built.returncode, built.stderr) == (0, "")
    assert "CDT" in (tmp_path / "output/events/2026/meeting/index.html").read_text()
    assert "SUMMARY:Meeting" in (tmp_path / "output/events.ics").read_text()
    warnings = [line for line in run(tmp_path, "check").stdout.splitlines() if "warning" in line and line.startswith(("content/site.yml", "themes"))]
    assert warnings == []


def test_a_field_that_a_template_misses_is_told_once_with_the_file_to_write_it_in(tmp_path: pathlib.Path) -> None:
    copied_site(tmp_path)
    declaration = "".join(line for line in TYPE.splitlines(True) if "place" not in line and "topics" not in line).replace("exports", "# exports")
    built = run(with_events(tmp_path, declaration), "build")
    assert re.findall(r"an event has no \"(\w+)\"", built.stderr) == ["place", "topics"]
    assert "content/events/_type.yml declares its fields, and this template asks for it 6 times" in built.stderr
    assert built.stderr.endswith("2 errors in 1 file. Nothing was written; output/ is as it was.\n")
