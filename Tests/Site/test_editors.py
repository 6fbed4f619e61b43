"""Follows the instructions of docs/editors.md in a copy of this repository's site."""

import os
import pathlib
import re
import shutil
import subprocess

import pytest
from test_site import PROGRAM, ROOT

PAGE = (ROOT / "docs" / "editors.md").read_text()


def blocks(language: str, section: str) -> list[str]:
    """Returns the code blocks in a section, without the indentation of the list around them."""
    text = re.search(rf"^##+ {re.escape(section)}\n(.*?)(?=^##|\Z)", PAGE, re.DOTALL | re.MULTILINE)[1]
    found = re.findall(rf"^( *)```{language}\n(.*?)```", text, re.DOTALL | re.MULTILINE)
    return [re.sub(rf"^{indentation}", "", block, flags=re.MULTILINE) for indentation, block in found]


class Copy:
    """A copy of the repository's site, with the program on the PATH."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.folder = folder
        for name in ["content", "themes"]:
            shutil.copytree(ROOT / name, folder / name, symlinks=True)
        (folder / "bin").mkdir()
        os.symlink(PROGRAM, folder / "bin" / "broadside")

    def shell(self, command: str) -> str:
        environment = os.environ | {"PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}"}
        result = subprocess.run(["bash", "-e"], input=command, cwd=self.folder, env=environment, capture_output=True, text=True)
        assert result.returncode == 0, result.stderr
        return result.stdout

    def build(self) -> str:
        """Builds the site and returns the problems as the terminal shows them, or an empty string."""
        command = [PROGRAM, "build", "--search", "off", "--quiet", "--date", "2026-03-20"]
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True).stderr

    def page(self, path: str) -> str:
        return (self.folder / "output" / path / "index.html").read_text()


@pytest.fixture
def copy(tmp_path: pathlib.Path) -> Copy:
    return Copy(tmp_path)


def test_the_news_item_written_in_the_browser_builds(copy: Copy) -> None:
    (copy.folder / "content/news/members-meet-in-denver.md").write_text(blocks("markdown", "In the browser")[0])
    assert copy.build() == ""
    assert '<a href="/chapters/colorado/">Colorado chapter</a>' in copy.page("news/members-meet-in-denver")
    assert "Members meet in Denver" in copy.page("chapters/colorado")


def test_errors_are_reported_as_the_page_shows(copy: Copy) -> None:
    item = blocks("markdown", "In the browser")[0]
    path = copy.folder / "content/news/members-meet-in-denver.md"
    path.write_text(item.replace("[colorado]", "[colrado]"))
    assert copy.build().startswith(blocks("", "When something is wrong")[0])
    messages = re.findall(r"^\| `(.*?)` \|", PAGE.split("| message |")[1], re.MULTILINE)
    path.write_text('---\ntitle: A\ndate: 14 March\nchapters: [colrado]\n---\n[Colorado](../chapter/colorado.md)\n')
    output = copy.build()
    path.write_text("---\ntitle: Denver: what we learned\n---\n")
    output += copy.build()
    path.write_text("---\ntitle: Rent # relief\ndescription: “We won.”\n---\n")
    output += copy.build()
    (copy.folder / "content/members/ana.md").write_text("---\nname: Ana\nconsent:\npublished: true\n---\n")
    output += copy.build()
    assert len(messages) == 8
    assert [message for message in messages if message not in output] == []


def test_a_news_item_with_an_image_and_links_builds(copy: Copy) -> None:
    output = copy.shell(blocks("sh", "A news item")[0])
    assert output.startswith("Wrote content/news/members-meet-in-denver.md\n  Fill in: description\n")
    path = copy.folder / "content/news/members-meet-in-denver.md"
    text = path.read_text().replace("description:", "description: Members met.")
    text = re.sub(r"^# image:\n# .*\n# .*\n", blocks("yaml", "An image")[0], text, flags=re.MULTILINE)
    path.write_text(text + blocks("markdown", "An image")[0] + "\n" + blocks("markdown", "A link")[0])
    shutil.copy(ROOT / "content" / "share.png", copy.folder / "content/news/denver.jpg")
    assert copy.shell('broadside build --search off --strict --quiet') == ""
    page = copy.page("news/members-meet-in-denver")
    assert page.count('src="/news/denver.jpg"') == 2
    assert '<a href="/briefs/fair-workweek/">this brief</a>' in page


def test_a_member_is_published_only_with_consent(copy: Copy) -> None:
    assert copy.shell(blocks("sh", "A member")[0]).startswith("Wrote content/members/maria-lopez.md\n")
    assert copy.build() == ""
    assert not (copy.folder / "output/members/maria-lopez").exists()
    path = copy.folder / "content/members/maria-lopez.md"
    front_matter = re.sub(r"^chapter:\n", blocks("yaml", "A member")[0], path.read_text(), flags=re.MULTILINE)
    path.write_text(front_matter)
    assert copy.build() == ""
    assert "Denver City Council" in copy.page("members/maria-lopez")
    assert "María López" in copy.page("chapters/colorado")


def test_an_old_url_redirects(copy: Copy) -> None:
    item = blocks("markdown", "In the browser")[0].replace("---\n", "---\n" + blocks("yaml", "Rename a page")[0], 1)
    (copy.folder / "content/news/members-meet-in-denver.md").write_text(item)
    assert copy.build() == ""
    assert "url=/news/members-meet-in-denver/" in copy.page("news/denver")


def test_every_file_that_the_page_links_to_exists() -> None:
    for target in re.findall(r"\]\((?!https:|#)([^)#]+)", re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL)):
        assert (ROOT / "docs" / target).exists(), target
