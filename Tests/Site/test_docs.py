"""Follows the tutorial of docs/themes.md, checks the template variables that it documents, and declares the content type of docs/content.md."""

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
    """A copy of the site, with the theme that the page builds step by step."""
    for folder in ["content", "themes"]:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    commands = re.search(r"## A theme from scratch.*?```sh\n(.*?)```", PAGE, re.DOTALL)[1]
    subprocess.run(["bash", "-e"], input=commands, text=True, cwd=tmp_path, check=True)
    return tmp_path


def run(site: pathlib.Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PROGRAM, *arguments], cwd=site, capture_output=True, text=True)


def names_in(section: str) -> list[str]:
    """Returns the names in the first column of the table below a heading."""
    table = re.split(r"\n#+ ", PAGE.split(f"### {section}\n")[1])[0]
    return [name for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)]


def test_the_theme_of_the_tutorial_builds_the_site(site: pathlib.Path) -> None:
    assert run(site, "theme", "check", "--theme", "plain").stdout == "No problems found.\n"
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
        ("site", names_in("The site")),
        ("site.navigation[0]", ["label", "url"]),
        ("site.social[0]", ["label", "url"]),
        ("site.feeds[0]", names_in("A feed")),
        ("collections.member", names_in("A collection")),
    ],
)
def test_documented_template_variables_exist(site: pathlib.Path, value: str, names: list[str]) -> None:
    assert len(names) > 1
    template = "".join(f"{{% if {value}.{name} %}}{{% endif %}}" for name in names)
    (site / "themes" / "plain" / "templates" / "page.html").write_text(template)
    check = run(site, "theme", "check", "--theme", "plain")
    assert (check.stdout, check.stderr) == ("No problems found.\n", "")
    (site / "themes" / "plain" / "templates" / "page.html").write_text(template.replace(names[0], names[0] + "x", 1))
    assert f"no \"{names[0]}x\"" in run(site, "theme", "check", "--theme", "plain").stderr


TYPE = re.search(r"## Add a content type.*?```yaml\n(.*?)```", (ROOT / "docs" / "content.md").read_text(), re.DOTALL)[1]
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
    """Creates a site with `broadside init`."""
    subprocess.run([PROGRAM, "init", "."], cwd=folder, check=True, capture_output=True)


def copied_site(folder: pathlib.Path) -> None:
    """Copies the site of this repository."""
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
def test_the_documented_content_type_builds(tmp_path: pathlib.Path, make) -> None:
    make(tmp_path)
    built = run(with_events(tmp_path, TYPE), "build", "--strict", "--search", "off")
    assert (built.returncode, built.stderr) == (0, "")
    assert "CDT" in (tmp_path / "output/events/2026/meeting/index.html").read_text()
    assert "SUMMARY:Meeting" in (tmp_path / "output/events.ics").read_text()
    warnings = [line for line in run(tmp_path, "check").stdout.splitlines() if "warning" in line and line.startswith(("content/site.yml", "themes"))]
    assert warnings == []


def test_a_field_missing_from_a_type_is_reported_once_with_the_file_of_the_type(tmp_path: pathlib.Path) -> None:
    copied_site(tmp_path)
    declaration = "".join(line for line in TYPE.splitlines(True) if "place" not in line and "topics" not in line).replace("exports", "# exports")
    built = run(with_events(tmp_path, declaration), "build")
    assert re.findall(r"an event has no \"(\w+)\"", built.stderr) == ["place", "topics"]
    assert "content/events/_type.yml declares its fields, and this template uses this field 6 times" in built.stderr
    assert built.stderr.endswith("2 errors in 1 file. Nothing was written; output/ is unchanged.\n")
