"""Runs the commands of docs/importing.md."""

import os
import pathlib
import re
import shutil
import subprocess

import pytest

from wordpress import Item, export

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("BROADSIDE", ROOT / ".build" / "release" / "broadside"))
PAGE = (ROOT / "docs" / "importing.md").read_text()


@pytest.fixture
def site(tmp_path: pathlib.Path) -> pathlib.Path:
    for folder in ["content", "themes"]:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "broadside").symlink_to(PROGRAM)
    return tmp_path


def follow(site: pathlib.Path, section: str) -> None:
    """Runs all commands of a section; each must succeed."""
    text = PAGE.split(f"\n## {section}\n")[1].split("\n## ")[0]
    commands = "\n".join(re.findall(r"```sh\n(.*?)```", text, re.DOTALL))
    environment = {**os.environ, "PATH": f"{site / 'bin'}:{os.environ['PATH']}"}
    result = subprocess.run(["bash", "-e"], input=commands, text=True, cwd=site, capture_output=True, env=environment)
    assert result.returncode == 0, result.stderr


def test_the_instructions_for_a_roster_work(site: pathlib.Path) -> None:
    (site / "members.csv").write_text(re.search(r"```csv\n(.*?)```", PAGE, re.DOTALL)[1])
    (site / "roster.csv").write_text("Full name,Cell,Fax,consent.on,Bio\nAna Ruiz,512-555-0101,x,1/31/2014,Ana.\n")
    follow(site, "A roster from a spreadsheet")
    assert "title: Councilmember" in (site / "content/members/maria-lopez.md").read_text()
    assert "on: 2014-01-31" in (site / "content/members/ana-ruiz.md").read_text()


def test_the_instructions_for_a_wordpress_site_work(site: pathlib.Path) -> None:
    terms = [("category", "a", "Dignity at Work"), ("category", "b", "Housing"), ("category", "c", "Misc")]
    items = [Item(1, "A post", "<p>Text.</p>", name="a-post", terms=terms), Item(2, "The team", "<p>We.</p>", "page", "the-team")]
    (site / "export.xml").write_bytes(export(items))
    follow(site, "A site from WordPress")
    assert (site / "output/news/a-post/index.html").is_file()
    assert (site / "output/the-team/index.html").is_file()
