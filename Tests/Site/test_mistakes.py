"""Compares the output of `broadside check` with the tables of mistakes, of which `MistakeTests` checks every case: see CheckingTests/Mistakes/README.md."""

import os
import pathlib
import re
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "Tests" / "CheckingTests" / "Mistakes"
PROGRAM = pathlib.Path(os.environ.get("BROADSIDE", ROOT / ".build" / "release" / "broadside"))


def files(source: str) -> dict[str, str | None]:
    """The files of a case, and `None` for each file that it removes."""
    parts = re.split(r"^(>>|--) (.*)\n", source, flags=re.MULTILINE)[1:]
    return {path: text if sign == ">>" else None for sign, path, text in zip(parts[::3], parts[1::3], parts[2::3])}


TABLES = [path for path in sorted(FOLDER.glob("*.txt")) if path.stem != "site"]


def first_mistake(table: pathlib.Path) -> tuple[str, str]:
    """The files of a table's first case, and its expected output."""
    source, expected = table.read_text().removeprefix("@@ ").split("\n@@ ")[0].split("\n<<\n")
    return source + "\n", expected.strip("\n")


SITE = files((FOLDER / "site.txt").read_text())


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_the_program_reports_what_the_tables_say(tmp_path: pathlib.Path, table: pathlib.Path) -> None:
    source, expected = first_mistake(table)
    for path, text in (SITE | files(source)).items():
        if text is not None:
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
    outcome = subprocess.run([PROGRAM, "check", "--quiet", "--date", "2026-01-15"], cwd=tmp_path, capture_output=True, text=True)
    assert (outcome.stdout.strip("\n"), outcome.stderr) == (expected, "")
    assert outcome.returncode == (1 if "  error  " in expected else 0)
