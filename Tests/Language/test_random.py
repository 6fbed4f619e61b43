"""Compares Broadside with Jinja2 on random templates and data from a grammar.

`LANGUAGE_CASES` is the number of cases. `LANGUAGE_SEED` is the seed: a number, or `random` for a different seed each time. A failure prints
its seed, which reproduces it. One file contains many cases, because starting the program takes longer than rendering a case. If the output
of the file is wrong, or if Jinja2 fails, each case is rendered separately.
"""

import concurrent.futures
import os
import pathlib
import random
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator

from engines import Mode, Outcome, broadside, disagreement, jinja, write_data
from grammar import Grammar, data

CASES = int(os.environ.get("LANGUAGE_CASES", "10000"))
SEED_OPTION = os.environ.get("LANGUAGE_SEED", "2026")
SEED = str(random.SystemRandom().randrange(10**9)) if SEED_OPTION == "random" else SEED_OPTION
BATCH = 50
# The number of different failures to reduce and print, and the maximum number of program runs for each.
SHOWN = int(os.environ.get("LANGUAGE_SHOWN", "5"))
TRIALS = 200
# Jinja2 errors for values that Broadside accepts: filters and string methods on values of other types.
ACCEPTED = re.compile(
    r"has no (len\(\)|attribute)|unhashable|must be str|expected str|unsupported operand|not supported between"
)


class Mismatch:
    """A case for which the engines disagree."""

    def __init__(
        self, templates: dict[str, str], variables: dict[str, object], mode: Mode, expected: Outcome, actual: Outcome
    ) -> None:
        self.templates = templates
        self.variables = variables
        self.mode = mode
        self.signature = signature(expected, actual)

    def outcomes(self, templates: dict[str, str], folder: pathlib.Path) -> tuple[Outcome, Outcome]:
        expected = jinja(templates, self.variables, self.mode)
        if expected.failed == self.signature[0].startswith("only Jinja2"):
            return expected, broadside(templates, write_data(self.variables, folder / "data.json"), self.mode, folder)
        return expected, expected

    def reduced(self, folder: pathlib.Path) -> dict[str, str]:
        """The templates without the parts that the mismatch does not need: first statements, then words and symbols."""
        trials = 0

        def fails(templates: dict[str, str]) -> bool:
            nonlocal trials
            if trials == TRIALS:
                return False
            expected, actual = self.outcomes(templates, folder)
            trials += expected is not actual
            return signature(expected, actual) == self.signature and not is_known(expected, actual)

        templates = self.templates
        for name in [name for name in templates if name != "page.html"]:
            if fails(without := {key: text for key, text in templates.items() if key != name}):
                templates = without
        for cut in (r"\{[{%#].*?[}%#]\}|[^{]+|\{", r"\w+|\s+|[^\w\s]"):
            for name in templates:
                parts = re.findall(cut, templates[name], flags=re.DOTALL)
                for shorter in shrinking(parts, lambda kept: fails(templates | {name: "".join(kept)})):  # noqa: B023
                    templates = templates | {name: "".join(shorter)}
        return templates

    def report(self) -> str:
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            templates = self.reduced(folder)
            expected, actual = self.outcomes(templates, folder)
        words = set(re.findall(r"\w+", " ".join(templates.values())))
        used = {key: value for key, value in self.variables.items() if key in words}
        lines = [f"{name}: {text!r}" for name, text in templates.items()]
        return "\n".join(
            [
                f"== {self.signature[0]} ({self.mode})",
                *lines,
                f"data: {used}",
                f"Jinja2    {expected}",
                f"Broadside {actual}",
            ]
        )


def problem(expected: Outcome, actual: Outcome, is_wild: bool) -> str | None:
    """Returns how the outcomes differ, if they do. A wild template, which mixes kinds, is compared only if Jinja2 rejects it."""
    wrong = disagreement(expected, actual)
    if is_wild and not actual.crashed and (not expected.failed or ACCEPTED.search(expected.error)):
        return None
    return wrong


def is_known(expected: Outcome, actual: Outcome) -> bool:
    """Returns true if the engines differ only in how they print tuples, or safe text in lists. Reduced cases often do."""
    if expected.output is None or actual.output is None:
        return False
    listed = expected.output.translate(bytes.maketrans(b"()", b"[]")).replace(b",]", b"]")
    return b"Markup(" in expected.output or listed == actual.output.translate(bytes.maketrans(b"()", b"[]"))


def signature(expected: Outcome, actual: Outcome) -> tuple[str, str, str]:
    """The key for equal mismatches: how the engines disagree, and the messages without locations and names."""
    message = re.search(r" error  (.*)", actual.error)
    return (
        disagreement(expected, actual) or "",
        expected.error.partition(":")[0],
        re.sub(r'".*?"', "a name", message.group(1)) if message else "",
    )


def shrinking(parts: list[str], still_fails: Callable[[list[str]], bool]) -> Iterator[list[str]]:
    """Yields fewer and fewer parts: removes runs of parts, longest first, while `still_fails` is true."""
    size = len(parts)
    while size:
        start = 0
        while start + size <= len(parts):
            kept = parts[:start] + parts[start + size :]
            if still_fails(kept):
                parts = kept
                yield parts
            else:
                start += 1
        size = min(size - 1, len(parts))


def compare(seed: str) -> tuple[Counter, list[Mismatch]]:
    """Generates and compares the cases of one batch."""
    source = random.Random(seed)
    mode = Mode(source.random() < 0.6, source.random() < 0.3, source.random() < 0.3)
    grammar = Grammar(source, makes_html=mode.escapes)
    variables = data(source)
    shared = grammar.shared()
    counts: Counter = Counter()
    cases = []
    for _ in range(BATCH):
        case = grammar.case()
        templates = {"page.html": f"[{case.page}]"} | shared | case.others
        cases.append((templates, case.is_wild, jinja(templates, variables, mode)))
    counts["cases"] = len(cases)
    counts["Jinja2 fails"] = sum(expected.failed for _, _, expected in cases)
    wrong: list[Mismatch] = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        file = write_data(variables, folder / "data.json")
        tame = [case for case in cases if not case[1] and not case[2].failed]
        alone = [case for case in cases if case[1] or case[2].failed]
        together = {"page.html": ""} | {name: text for templates, _, _ in tame for name, text in templates.items()}
        together["page.html"] = "".join(
            f"@{index}@{templates['page.html']}" for index, (templates, _, _) in enumerate(tame)
        )
        expected = Outcome(b"".join(b"@%d@%s" % (index, outcome.output) for index, (_, _, outcome) in enumerate(tame)))
        if disagreement(expected, broadside(together, file, mode, folder)):
            counts["batches apart"] += 1
            alone = cases
        for templates, is_wild, expected in alone:
            actual = broadside(templates, file, mode, folder)
            if problem(expected, actual, is_wild):
                wrong.append(Mismatch(templates, variables, mode, expected, actual))
    return counts, wrong


def distinct(wrong: list[Mismatch]) -> list[Mismatch]:
    """The shortest mismatches, at most three with the same signature, and the first of each signature first."""
    ranked, seen = [], Counter()
    for mismatch in sorted(wrong, key=lambda mismatch: sum(map(len, mismatch.templates.values()))):
        ranked.append((seen[mismatch.signature], mismatch))
        seen[mismatch.signature] += 1
    return [mismatch for rank, mismatch in sorted(ranked, key=lambda pair: pair[0]) if rank < 3]


def batches() -> Iterator[str]:
    return (f"{SEED}:{number}" for number in range(-(-CASES // BATCH)))


def test_random_templates_match_jinja() -> None:
    """The engines agree on every random template, including invalid ones."""
    print(f"seed {SEED}")
    with concurrent.futures.ProcessPoolExecutor() as pool:
        results = list(pool.map(compare, batches()))
    counts = sum((counts for counts, _ in results), Counter())
    print(dict(counts))
    wrong = [mismatch for _, mismatches in results for mismatch in mismatches]
    with concurrent.futures.ProcessPoolExecutor() as pool:
        reports = "\n\n".join(pool.map(Mismatch.report, distinct(wrong)[:SHOWN]))
    assert not wrong, f"{len(wrong)} of {counts['cases']} cases, LANGUAGE_SEED={SEED}\n\n{reports}"
    assert counts["Jinja2 fails"] < counts["cases"] / 5, "the grammar makes too many templates that do not render"
