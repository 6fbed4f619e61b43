"""Compares the filters and methods that read text character by character with Jinja2 and Python, for random text."""

import json
import pathlib
import random
import subprocess

import jinja2
import pytest
from engines import PROGRAM

PIECES = [
    "a", "b", "Ana", "word-with-hyphens", "well-known", "x-1", "2-b", "--", "-", "_", "9", "é", "e\u0301", "ñandú", "日本", "🗳️", "Ⅷ", "½", "٣",
    " ", "  ", "\t", "\n", "\r", "\r\n", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x1f", "\x85", "\xa0", "\u1680", "\u2003", "\u200b", "\u2028", "\u2029",
    "\u202f", "\u205f", "\u3000", "\ufeff", "<b>", "</b>", "<br/>", "<", ">", "<!--", "-->", "--!>", "<!", "<a title='>'>", "&amp;", "&lt;", "&amp", "&nbsp;",
    "&eacute;", "&#233;", "&", "&nope;", "antidisestablishmentarianism", ".", ",",
]
EXPRESSIONS = [
    "x | striptags", "x | wordcount", "x | wordwrap(12)", "x | wordwrap(7, false)", "x | wordwrap(5, true, '|', false)", "x | indent(2)",
    "x | indent('> ', true, true)", "x.split() | join('|')", "x.split(none, 2) | join('|')", "x.rsplit(none, 2) | join('|')", "x.split(none, 0) | join('|')",
    "x.rsplit(none, 0) | join('|')", "x.split('a') | join('|')", "x.rsplit('a', 1) | join('|')", "x.splitlines() | join('|')", "x | trim",
]


def texts() -> list[str]:
    chance = random.Random(9)
    return ["", " ", "<!-- a --> b <!-- c"] + ["".join(chance.choices(PIECES, k=chance.randint(1, 14))) for _ in range(1500)]


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_the_result_matches_jinja(expression: str, tmp_path: pathlib.Path) -> None:
    """Every text gives the same result."""
    template = "[{% for x in texts %}{{ (" + expression + ") | string | tojson }}{% if not loop.last %},{% endif %}{% endfor %}]"
    (tmp_path / "t.txt").write_text(template)
    (tmp_path / "data.json").write_text(json.dumps({"texts": texts()}))
    run = subprocess.run([PROGRAM, "render", "t.txt", "--data", "data.json"], cwd=tmp_path, capture_output=True)
    assert run.returncode == 0, run.stderr.decode()
    expected = jinja2.Environment().from_string(template).render(texts=texts())
    for text, ours, wanted in zip(texts(), json.loads(run.stdout), json.loads(expected)):
        assert ours == wanted, repr(text)
