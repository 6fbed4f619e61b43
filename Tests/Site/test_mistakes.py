"""Holds what an editor is told against what an editor wrote: see mistakes/README.md."""

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
    """A mistake: what it is, the files that are wrong (`None` for one that is missing), and what is said."""

    def __init__(self, text: str) -> None:
        self.title, _, rest = text.partition("\n")
        made, mark, self.said = re.split(r"^(<<)\n?", rest + "\n", maxsplit=1, flags=re.MULTILINE) if "\n<<" in "\n" + rest else (rest, "", "")
        self.made = made
        self.said = self.said.strip("\n")
        parts = re.split(r"^(>>|--) (.*)\n", made, flags=re.MULTILINE)[1:]
        self.files = {path: text if sign == ">>" else None for sign, path, text in zip(parts[::3], parts[1::3], parts[2::3])}

    def say(self) -> str:
        """What the program says of it."""
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


def test_there_are_enough_and_the_site_without_them_is_right() -> None:
    assert len(ALL) >= 80
    assert SITE.say() == ""


@pytest.mark.parametrize(("topic", "mistake"), ALL, ids=[f"{topic}: {mistake.title}" for topic, mistake in ALL])
def test_a_mistake_is_said_with_its_place_and_its_mend(topic: str, mistake: Mistake) -> None:
    assert mistake.say() == mistake.said
    # Whoever reads it must find a place and a rule.
    assert re.match(r"\S+:\d+:\d+  (error|warning|note)  .+  \[[a-z-]+\]$", mistake.said, re.MULTILINE)


def write_down() -> None:
    """Puts what is said now into the files."""
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for file in FILES:
            all_of_file = mistakes(file)
            said = list(pool.map(Mistake.say, all_of_file))
            texts = [f"@@ {mistake.title}\n{mistake.made}<<\n{text}\n" for mistake, text in zip(all_of_file, said)]
            file.write_text("\n".join(texts))


if __name__ == "__main__":
    write_down()
