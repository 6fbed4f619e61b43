"""Creates sites to break, and runs the program on them."""

import os
import pathlib
import shutil
import subprocess

from test_incremental import make_site, tree
from test_site import PROGRAM, ROOT

# `make torture` sets this variable to run the same tests for longer.
IS_TORTURE = os.environ.get("BROADSIDE_TORTURE") == "1"
DAY = "2026-02-10"
ITEMS = 100
SETTINGS = "title: Small\nbase-url: https://example.org\ntheme: base\n"


def rounds(short: int, torture: int) -> int:
    """The number of repetitions: `short`, or `torture` under `make torture`."""
    return torture if IS_TORTURE else short


def make_large_site(folder: pathlib.Path) -> None:
    """Creates the shipped site with the made-up test content and a hundred more news items."""
    make_site(folder)
    for number in range(ITEMS):
        write_item(folder, number, "first")


def write_item(folder: pathlib.Path, number: int, word: str) -> None:
    paragraph = f"The {word} report of the council, with its [goals](../about.md).\n\n"
    (folder / f"content/news/made-up-{number}.md").write_text(
        f"---\ntitle: The {word} item {number}\ndescription: A made-up item.\ndate: 2026-01-{number % 28 + 1:02}\n---\n\n" + paragraph * (number % 20 + 1))


def make_small_site(folder: pathlib.Path, files: dict[str, str | bytes]) -> pathlib.Path:
    """Creates a site of `files` with the base theme. Paths are relative to content/ unless they begin with themes/."""
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
    """Runs a build, which must end within a minute."""
    return subprocess.run(
        [*prefix, *command(output, *arguments)], cwd=folder, capture_output=True, text=True, errors="replace", check=False,
        timeout=options.pop("timeout", 60), stdin=subprocess.DEVNULL, **options)


def built(folder: pathlib.Path, output: str = "output", *arguments: str) -> dict[str, bytes]:
    """Runs a build that must succeed, and returns its output files."""
    result = build(folder, output, *arguments)
    assert result.returncode == 0, result.stderr + result.stdout
    return tree(folder / output)


def assert_refused(result: subprocess.CompletedProcess[str], *words: str) -> None:
    """Checks that a build failed with status 1 and a message that contains all `words`."""
    assert result.returncode == 1, (result.returncode, result.stdout, result.stderr)
    for word in words:
        assert word in result.stderr, result.stderr
    assert "Fatal error" not in result.stderr and "Crash" not in result.stderr, result.stderr


def leftovers(folder: pathlib.Path, output: str = "output") -> list[str]:
    """The files next to the output that a build should not leave behind."""
    notes = folder / ".broadside" / output
    if not notes.is_dir():
        return []
    return sorted(path.name for path in notes.iterdir() if path.name not in ("files", "lock", "record", "next-change"))
