"""Renders every case with Broadside and with Python's Jinja2, and expects the same bytes or the documented difference.

In a file of cases, each case begins with a line `=== name`. Lines that begin with `---` divide a case into sections:

    === blocks of a layout
    {% extends "base.html" %}{% block a %}1{% endblock %}
    --- file base.html
    <{% block a %}{% endblock %}>
    --- options trim_blocks lstrip_blocks ends_with_newline

Blank lines at the end of a section are ignored; `ends_with_newline` adds one line break there. `--- fails` means that
both engines fail. Template names end with `.html`, or with `.txt` if autoescape is off. Every case is rendered with
autoescape on and off, unless it has the option `only_autoescape` or `only_text`. The variables are in data.json.

In differences.txt, a case has the output of each engine in the sections `--- jinja` and `--- broadside`, or `fails: `
and a part of the message. A line `--- reason` explains the difference.
"""

import dataclasses
import json
import pathlib
import re
from collections.abc import Iterator

import pytest
from engines import Mode, Outcome, broadside, disagreement, jinja

FOLDER = pathlib.Path(__file__).parent / "cases"
DATA = FOLDER / "data.json"
VARIABLES = json.loads(DATA.read_text(encoding="utf-8"))


@dataclasses.dataclass
class Case:
    """Templates, the first of which is rendered, and the expected outcome."""

    name: str
    templates: dict[str, str]
    options: frozenset[str]
    sections: dict[str, str]

    def mode(self, escapes: bool) -> Mode:
        return Mode(escapes, "trim_blocks" in self.options, "lstrip_blocks" in self.options)


def cases(path: pathlib.Path) -> Iterator[Case]:
    """Reads the cases of a file, in order."""
    text = path.read_text(encoding="utf-8")
    for part in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]:
        name, _, body = part.partition("\n")
        first, *others = re.split(r"^--- (.*)$", body, flags=re.MULTILINE)
        sections = {title: content.removeprefix("\n").rstrip("\n") for title, content in zip(others[::2], others[1::2])}
        options = frozenset(
            option for title in sections if title.startswith("options ") for option in title.split()[1:]
        )
        end = "\n" if "ends_with_newline" in options else ""
        files = {title.split()[1]: content + end for title, content in sections.items() if title.startswith("file ")}
        yield Case(name.strip(), {"page.html": first.rstrip("\n") + end} | files, options, sections)


def all_cases(differing: bool) -> list:
    """The cases and modes as pytest parameters, with the file and the name of the case as the id."""
    files = sorted(path for path in FOLDER.glob("*.txt") if (path.stem == "differences") == differing)
    modes = {"autoescape": True, "text": False}
    return [
        pytest.param(case, escapes, id=f"{path.stem}: {case.name} ({mode})")
        for path in files
        for case in cases(path)
        for mode, escapes in modes.items()
        if not {"only_autoescape", "only_text"} & case.options - {f"only_{mode}"}
    ]


@pytest.mark.parametrize("case,escapes", all_cases(differing=False))
def test_the_output_matches_jinja(case: Case, escapes: bool, tmp_path: pathlib.Path) -> None:
    """Both engines give the same output for the same template and data."""
    mode = case.mode(escapes)
    expected = jinja(case.templates, VARIABLES, mode)
    assert expected.failed == ("fails" in case.sections), f"the case itself is wrong: {expected}"
    actual = broadside(case.templates, DATA, mode, tmp_path)
    wrong = disagreement(expected, actual)
    assert wrong is None, f"{wrong}\n{case.templates}\nJinja2    {expected}\nBroadside {actual}"


@pytest.mark.parametrize("case,escapes", all_cases(differing=True))
def test_each_documented_difference(case: Case, escapes: bool, tmp_path: pathlib.Path) -> None:
    """Each engine gives the output that the case has for it, and the outputs differ."""
    mode = case.mode(escapes)
    assert any(title.startswith("reason ") for title in case.sections), "a difference has a reason"
    assert case.sections["jinja"] != case.sections["broadside"], "this is no difference"
    assert_outcome(jinja(case.templates, VARIABLES, mode), case.sections["jinja"])
    assert_outcome(broadside(case.templates, DATA, mode, tmp_path), case.sections["broadside"])


def assert_outcome(outcome: Outcome, wanted: str) -> None:
    """Checks that the outcome is the expected output or failure."""
    assert not outcome.crashed, outcome.error
    if wanted.startswith("fails:"):
        assert outcome.failed, f"it does not fail: {outcome}"
        assert wanted.removeprefix("fails:").strip() in outcome.error
    else:
        assert not outcome.failed, outcome.error
        assert outcome.output.decode() == wanted


def test_there_are_enough_cases_with_unique_names() -> None:
    """There are enough cases, and names are unique within a file."""
    names = [f"{path.stem}: {case.name}" for path in FOLDER.glob("*.txt") for case in cases(path)]
    assert len(names) >= 450
    assert len(names) == len(set(names))
