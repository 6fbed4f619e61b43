"""Compares Broadside with Jinja2 on random templates and data of a grammar.

`LANGUAGE_CASES` is the number of cases, and `LANGUAGE_SEED` the seed: with the one that a failure prints, the test does
the same again. Many cases stand in one file, for starting the program takes longer than a case; where the file's output
is wrong, or Jinja2 fails, a case is rendered alone.
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

CASES = int(os.environ.get("LANGUAGE_CASES", "20000"))
SEED = os.environ.get("LANGUAGE_SEED") or str(random.SystemRandom().randrange(10**9))
BATCH = 50
# So many unlike failures are made small and printed, with at most so many runs of the program for each.
SHOWN = int(os.environ.get("LANGUAGE_SHOWN", "8"))
TRIALS = 500


class Mismatch:
    """A case on which the engines do not agree."""

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
        """The templates with all left out that the mismatch does not need: statements first, then words and signs."""
        trials = iter(range(TRIALS))

        def shows(templates: dict[str, str]) -> bool:
            expected, actual = self.outcomes(templates, folder)
            if expected is not actual:
                next(trials)
            return signature(expected, actual) == self.signature

        templates = self.templates
        try:
            for name in [name for name in templates if name != "page.html"]:
                if shows(without := {key: text for key, text in templates.items() if key != name}):
                    templates = without
            for cut in (r"\{[{%#].*?[}%#]\}|[^{]+|\{", r"\w+|\s+|[^\w\s]"):
                for name in templates:
                    parts = re.findall(cut, templates[name], flags=re.DOTALL)
                    for shorter in shrinking(parts, lambda kept: shows(templates | {name: "".join(kept)})):  # noqa: B023
                        templates = templates | {name: "".join(shorter)}
        except StopIteration:
            pass
        return templates

    def report(self) -> str:
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            templates = self.reduced(folder)
            expected, actual = self.outcomes(templates, folder)
        words = set(re.findall(r"\w+", " ".join(templates.values())))
        used = {key: value for key, value in self.variables.items() if key in words}
        lines = [f"{name}: {text!r}" for name, text in templates.items()]
        return "\n".join([f"== {self.signature[0]} ({self.mode})", *lines, f"data: {used}", f"Jinja2    {expected}", f"Broadside {actual}"])


def signature(expected: Outcome, actual: Outcome) -> tuple[str, str, str]:
    """What makes two mismatches one: how the engines disagree, and the messages without the places and the names in them."""
    message = re.search(r" error  (.*)", actual.error)
    return (
        disagreement(expected, actual) or "",
        expected.error.partition(":")[0],
        re.sub(r"[a-z]+_\d+", "name", message.group(1)) if message else "",
    )


def shrinking(parts: list[str], holds: Callable[[list[str]], bool]) -> Iterator[list[str]]:
    """Ever fewer of the parts: runs of them go, long runs first, for as long as something still holds."""
    size = len(parts)
    while size:
        start = 0
        while start + size <= len(parts):
            kept = parts[:start] + parts[start + size :]
            if holds(kept):
                parts = kept
                yield parts
            else:
                start += 1
        size = min(size - 1, len(parts))


def compare(seed: str) -> tuple[Counter, list[Mismatch]]:
    """Makes and compares the cases of one batch."""
    source = random.Random(seed)
    grammar = Grammar(source)
    mode = Mode(source.random() < 0.6, source.random() < 0.3, source.random() < 0.3)
    variables = data(source)
    shared = grammar.shared()
    counts: Counter = Counter()
    made = []
    for _ in range(BATCH):
        case = grammar.case()
        templates = {"page.html": f"[{case.page}]"} | shared | case.others
        made.append((templates, jinja(templates, variables, mode)))
    counts["cases"] = len(made)
    counts["Jinja2 fails"] = sum(expected.failed for _, expected in made)
    wrong: list[Mismatch] = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        file = write_data(variables, folder / "data.json")
        rendered = [pair for pair in made if not pair[1].failed]
        alone = [pair for pair in made if pair[1].failed]
        together = {name: text for templates, _ in rendered for name, text in templates.items()}
        together |= {"page.html": "".join(f"@{index}@{templates['page.html']}" for index, (templates, _) in enumerate(rendered))}
        expected = Outcome(b"".join(b"@%d@%s" % (index, outcome.output) for index, (_, outcome) in enumerate(rendered)))
        if disagreement(expected, broadside({"page.html": together["page.html"]} | together, file, mode, folder)):
            counts["batches apart"] += 1
            alone = made
        for templates, expected in alone:
            actual = broadside(templates, file, mode, folder)
            if disagreement(expected, actual):
                wrong.append(Mismatch(templates, variables, mode, expected, actual))
    return counts, wrong


def batches() -> Iterator[str]:
    return (f"{SEED}:{number}" for number in range(-(-CASES // BATCH)))


def test_random_templates() -> None:
    """The engines agree on every random template, and on what is no template."""
    print(f"seed {SEED}")
    with concurrent.futures.ProcessPoolExecutor() as pool:
        results = list(pool.map(compare, batches()))
    counts = sum((counts for counts, _ in results), Counter())
    print(dict(counts))
    wrong = [mismatch for _, mismatches in results for mismatch in mismatches]
    wrong.sort(key=lambda mismatch: sum(len(text) for text in mismatch.templates.values()), reverse=True)
    shortest = list({mismatch.signature: mismatch for mismatch in wrong}.values())
    with concurrent.futures.ThreadPoolExecutor() as pool:
        reports = "\n\n".join(pool.map(Mismatch.report, shortest[:SHOWN]))
    assert not wrong, f"{len(wrong)} of {counts['cases']} cases, LANGUAGE_SEED={SEED}\n\n{reports}"
    assert counts["Jinja2 fails"] < counts["cases"] / 5, "the grammar makes too many templates that do not render"
