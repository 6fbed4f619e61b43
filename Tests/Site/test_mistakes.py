"""Compares the output of `broadside check` for mistakes of editors with the expected output: see mistakes/README.md."""

import concurrent.futures
import os
import pathlib
import re
import subprocess
import tempfile

import pytest

FOLDER = pathlib.Path(__file__).resolve().parent / "mistakes"
PROGRAM = pathlib.Path(os.environ.get("BROADSIDE", FOLDER.parents[2] / ".build" / "release" / "broadside"))


class Mistake:
    """A mistake: its title, the files that contain it (`None` for a file to remove), and the expected output."""

    def __init__(self, text: str) -> None:
        self.title, _, rest = text.partition("\n")
        source, mark, self.expected = re.split(r"^(<<)\n?", rest + "\n", maxsplit=1, flags=re.MULTILINE) if "\n<<" in "\n" + rest else (rest, "", "")
        self.source = source
        self.expected = self.expected.strip("\n")
        parts = re.split(r"^(>>|--) (.*)\n", source, flags=re.MULTILINE)[1:]
        self.files = {path: text if sign == ">>" else None for sign, path, text in zip(parts[::3], parts[1::3], parts[2::3])}

    def check(self) -> str:
        """Checks the site with this mistake and returns the output."""
        with tempfile.TemporaryDirectory() as folder:
            for path, text in (SITE.files | self.files).items():
                if text is not None:
                    file = pathlib.Path(folder, path)
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_text(text)
            command = [PROGRAM, "check", "--quiet", "--date", "2026-01-15", "--jobs", "1"]
            outcome = subprocess.run(command, cwd=folder, capture_output=True, text=True)
            assert outcome.stderr == ""
            return outcome.stdout.strip("\n")


def mistakes(file: pathlib.Path) -> list[Mistake]:
    return [Mistake(text) for text in re.split(r"^@@ ", file.read_text(), flags=re.MULTILINE)[1:]]


SITE = mistakes(FOLDER / "site.txt")[0]
FILES = sorted(file for file in FOLDER.glob("*.txt") if file.name != "site.txt")
ALL = [(file.stem, mistake) for file in FILES for mistake in mistakes(file)]


def test_there_are_enough_cases_and_the_base_site_has_no_errors() -> None:
    assert len(ALL) >= 80
    assert SITE.check() == ""


@pytest.mark.parametrize(("topic", "mistake"), ALL, ids=[f"{topic}: {mistake.title}" for topic, mistake in ALL])
def test_a_mistake_is_reported_with_its_location_and_its_fix(topic: str, mistake: Mistake) -> None:
    assert mistake.check() == mistake.expected
    # Every message must show a location and a rule.
    assert re.match(r"\S+:\d+:\d+  (error|warning|note)  .+  \[[a-z-]+\]$", mistake.expected, re.MULTILINE)


def update_tables() -> None:
    """Writes the current output into the tables."""
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for file in FILES:
            cases = mistakes(file)
            outputs = list(pool.map(Mistake.check, cases))
            texts = [f"@@ {mistake.title}\n{mistake.source}<<\n{text}\n" for mistake, text in zip(cases, outputs)]
            file.write_text("\n".join(texts))


if __name__ == "__main__":
    update_tables()
