"""Sites to break, and the program run on them."""

import os
import pathlib
import shutil
import subprocess

from test_incremental import make_site, tree
from test_site import PROGRAM, ROOT

# `make torture` sets it: the same tests, for longer.
IS_TORTURE = os.environ.get("BROADSIDE_TORTURE") == "1"
DAY = "2026-02-10"
ITEMS = 100
SETTINGS = "title: Small\nbase-url: https://example.org\ntheme: base\n"


def rounds(short: int, torture: int) -> int:
    """How often something is tried."""
    return torture if IS_TORTURE else short


def make_large_site(folder: pathlib.Path) -> None:
    """The shipped site with what is made up for tests, and a hundred more news items."""
    make_site(folder)
    for number in range(ITEMS):
        write_item(folder, number, "first")


def write_item(folder: pathlib.Path, number: int, word: str) -> None:
    paragraph = f"The {word} report of the council, with its [goals](../about.md).\n\n"
    (folder / f"content/news/made-up-{number}.md").write_text(
        f"---\ntitle: The {word} item {number}\ndescription: A made-up item.\ndate: 2026-01-{number % 28 + 1:02}\n---\n\n" + paragraph * (number % 20 + 1))


def make_small_site(folder: pathlib.Path, files: dict[str, str | bytes]) -> pathlib.Path:
    """A site of `files` under content/, or elsewhere for paths that begin with themes/, with the least theme."""
    if not (folder / "themes/base").exists():
        shutil.copytree(ROOT / "themes/base", folder / "themes/base")
    for path, text in ({"site.yml": SETTINGS, "index.md": "---\ntitle: Home\n---\n"} | files).items():
        file = folder / path if path.startswith("themes/") else folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def command(output: str = "output", *arguments: str) -> list[str]:
    return [str(PROGRAM), "build", "--search", "off", "--date", DAY, "--output", output, *arguments]


def build(folder: pathlib.Path, output: str = "output", *arguments: str, prefix: tuple[str, ...] = (), **options) -> subprocess.CompletedProcess[str]:
    """Runs a build to its end, which must come within a minute."""
    return subprocess.run(
        [*prefix, *command(output, *arguments)], cwd=folder, capture_output=True, text=True, errors="replace", check=False,
        timeout=options.pop("timeout", 60), stdin=subprocess.DEVNULL, **options)


def built(folder: pathlib.Path, output: str = "output", *arguments: str) -> dict[str, bytes]:
    """The files of a build that must succeed."""
    said = build(folder, output, *arguments)
    assert said.returncode == 0, said.stderr + said.stdout
    return tree(folder / output)


def assert_refused(said: subprocess.CompletedProcess[str], *words: str) -> None:
    """That a build failed as one should: with status 1 and a message that has all `words`."""
    assert said.returncode == 1, (said.returncode, said.stdout, said.stderr)
    for word in words:
        assert word in said.stderr, said.stderr
    assert "Fatal error" not in said.stderr and "Crash" not in said.stderr, said.stderr


def leftovers(folder: pathlib.Path, output: str = "output") -> list[str]:
    """What lies beside the output that a build should not leave."""
    notes = folder / ".broadside" / output
    if not notes.is_dir():
        return []
    return sorted(path.name for path in notes.iterdir() if path.name not in ("files", "lock", "record"))
