"""Measures the template engine and other engines with the same templates and data, and prints a Markdown table.

    python3 Benchmarks/templates.py

Builds both programs that it needs. Rounds alternate between the engines, so that changes in the machine's speed affect all of
them alike. Each figure is a median. The templates are in Benchmarks/Templates/templates. Stencil uses the Jinja templates, adapted
to its own filters.
"""

import json
import pathlib
import statistics
import subprocess
import sys
import tempfile

FOLDER = pathlib.Path(__file__).resolve().parent / "Templates"
ROOT = FOLDER.parents[1]
ROUNDS = 5
# The number of pages in a round, chosen by the time that the slower engines take for a page.
PAGES = {"page": 4_000, "list": 2_000, "table": 200}
# Broadside renders this many times more pages, so that a round takes long enough to measure.
FASTER = 20


def data() -> dict[str, object]:
    """Returns the data for the templates: names, places and text as on a network's site."""
    text = "<p>" + "Hours that change from week to week, and so does pay. " * 150 + "</p>"
    topics = [{"label": f"Topic {number} & more", "url": f"/topics/{number}/"} for number in range(10)]
    return {
        "site": {"title": "A network", "navigation": [{"label": f"Page {n}", "url": f"/page/{n}/"} for n in range(10)]},
        "page": {
            "title": "A <title> of a page", "summary": 'A "summary" of about a hundred characters, as they are in lists. ' * 2,
            "url": "https://example.org/news/a-page/", "date": "2026-01-02", "topics": topics[:2], "content": text,
        },
        "items": [
            {"url": f"/news/{n}/", "title": f"News & item {n}", "date": "2026-01-02", "place": "Austin, TX",
             "author": "Ana Ruiz", "summary": "What was decided, and what it means for the people who live there."}
            for n in range(50)
        ],
        "rows": [
            {"name": f"Member {n}", "state": "TX" if n % 3 else "WA", "current": n % 2 == 0, "until": 2020 + n % 6}
            for n in range(1_000)
        ],
    }


def commands(name: str, values: pathlib.Path, stencil: pathlib.Path) -> dict[str, list[object]]:
    """Returns the command of each engine for one template."""
    jinja = FOLDER / "templates" / "jinja" / f"{name}.html"
    mustache = FOLDER / "templates" / "mustache" / f"{name}.mustache"
    own = ROOT / ".build" / "release" / "TemplateBenchmark"
    others = FOLDER / "Others" / ".build" / "release" / "Others"
    pages = PAGES[name]
    translated = stencil / f"{name}.html"
    translated.write_text(jinja.read_text().replace("|upper", "|uppercase").replace("|safe", ""))
    return {
        "Broadside": [own, jinja, values, 1, pages * FASTER],
        "Broadside, 2 threads": [own, jinja, values, 2, pages * FASTER],
        "swift-mustache": [others, "mustache", mustache, values, 1, pages],
        "swift-mustache, 2 threads": [others, "mustache", mustache, values, 2, pages],
        "Stencil": [others, "stencil", translated, values, 1, pages // 4],
        "Jinja2": [sys.executable, FOLDER / "jinja_engine.py", jinja, values, pages],
    }


def measure(name: str, values: pathlib.Path, stencil: pathlib.Path) -> dict[str, float]:
    """Returns the median time of each engine, in microseconds per page."""
    times: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        for engine, command in commands(name, values, stencil).items():
            result = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True)
            times.setdefault(engine, []).append(float(result.stdout))
    return {engine: statistics.median(figures) for engine, figures in times.items()}


def main() -> None:
    subprocess.run(["swift", "build", "-c", "release", "--product", "TemplateBenchmark"], cwd=ROOT, check=True, stdout=sys.stderr)
    subprocess.run(["swift", "build", "-c", "release"], cwd=FOLDER / "Others", check=True, stdout=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        values = pathlib.Path(folder) / "data.json"
        values.write_text(json.dumps(data()))
        results = {name: measure(name, values, pathlib.Path(folder)) for name in PAGES}
    print("| microseconds per page |", " | ".join(results), "|")
    print("| --- |" + " --- |" * len(results))
    for engine in results["page"]:
        print(f"| {engine} |", " | ".join(f"{results[name][engine]:.1f}" for name in results), "|")


if __name__ == "__main__":
    main()
