"""Tests the guarantee of incremental builds: they write exactly what a clean build would write.

The search index is off, because Pagefind writes the values of a filter in any order. `INCREMENTAL_STEPS` sets the number of steps, and
`INCREMENTAL_SEED` sets the seed of the edits ("random" for another one each time). The test prints the seed.
"""

import json
import os
import pathlib
import random
import shutil
import subprocess
import time

import pytest
from edits import Editor
from test_site import PROGRAM, ROOT

MADE_UP = pathlib.Path(__file__).resolve().parent / "made-up"
BANNER = "banner: { text: A made-up banner, from: 2026-02-01, until: 2026-02-28 }\n"
STEPS = int(os.environ.get("INCREMENTAL_STEPS", "200"))
SEED = os.environ.get("INCREMENTAL_SEED", "2026")


def make_site(folder: pathlib.Path) -> None:
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copytree(MADE_UP, folder / "content", dirs_exist_ok=True)
    with (folder / "content" / "site.yml").open("a") as settings:
        settings.write(BANNER)
    shutil.copytree(ROOT / "themes", folder / "themes")


def command(output: str, arguments: list[str]) -> list[str]:
    return [str(PROGRAM), "build", "--search", "off", "--format", "json", "--output", output, *arguments]


def build(folder: pathlib.Path, output: str, arguments: list[str]) -> tuple[int, object]:
    """Builds the site and returns the exit status and the report."""
    result = subprocess.run(command(output, arguments), cwd=folder, capture_output=True, text=True, check=False)
    assert result.returncode in (0, 1), result.stderr
    assert result.stderr == ""
    return result.returncode, json.loads(result.stdout)


def tree(folder: pathlib.Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def save(folder: pathlib.Path) -> None:
    shutil.rmtree(folder / "saved", ignore_errors=True)
    for part in ("content", "themes"):
        shutil.copytree(folder / part, folder / "saved" / part)


def restore(folder: pathlib.Path) -> None:
    for part in ("content", "themes"):
        shutil.rmtree(folder / part)
        shutil.copytree(folder / "saved" / part, folder / part)


def kill_one(folder: pathlib.Path, arguments: list[str], after: float) -> None:
    """Starts a build and kills it."""
    with subprocess.Popen(command("output", arguments), cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        time.sleep(after)
        process.kill()


def test_an_incremental_build_equals_a_clean_build(tmp_path: pathlib.Path) -> None:
    seed = random.randrange(1 << 32) if SEED == "random" else int(SEED)
    print(f"seed {seed}")
    make_site(tmp_path)
    editor = Editor(tmp_path, seed)
    chance = random.Random(seed)
    done: list[str] = []
    failures = 0
    for _ in range(STEPS):
        save(tmp_path)
        arguments = list(editor.arguments)
        for _ in range(chance.choice([1, 1, 1, 2, 3])):
            done.append(editor.edit())
        if chance.random() < 0.1:
            kill_one(tmp_path, editor.arguments, chance.random() * 0.08)
            done.append("kill a build")
        before = tree(tmp_path / "output") if (tmp_path / "output").is_dir() else {}
        for folder in ("clean", ".broadside/clean"):
            shutil.rmtree(tmp_path / folder, ignore_errors=True)
        clean = build(tmp_path, "clean", editor.arguments)
        incremental = build(tmp_path, "output", editor.arguments)
        history = f"seed {seed}, after:\n" + "\n".join(done[-8:])
        assert incremental == clean, history
        if clean[0] == 0:
            actual, expected = tree(tmp_path / "output"), tree(tmp_path / "clean")
            assert sorted(actual) == sorted(expected), history
            assert [path for path in expected if actual[path] != expected[path]] == [], history
        else:
            failures += 1
            assert (tree(tmp_path / "output") if (tmp_path / "output").is_dir() else {}) == before, history
            restore(tmp_path)
            editor.arguments = arguments
            done.append("undo it")
    print(f"{failures} of {STEPS} did not build")
    assert failures < STEPS * 0.6, "most edits should build"


ADVISED = """\
---
title: Advice
description: Text whose warnings name other parts of the site.
---

{{< youtube abc >}}

<iframe src="https://player.example.org/1"></iframe>

[Full URL](https://localprogress.org/zetas/) and [preview](http://localhost:1618/zeta/).
"""
EDITS = {
    "a component is renamed": lambda site: [
        (site / f"themes/base/components/button.{ending}").rename(site / f"themes/base/components/link-button.{ending}") for ending in ("html", "yml")
    ],
    "a host of frames is allowed": lambda site: append(site / "content/site.yml", "frame-hosts: [player.example.org]\n"),
    "a page is added": lambda site: (site / "content/zeta.md").write_text("---\ntitle: Zeta\ndescription: A page.\n---\n"),
}


def append(file: pathlib.Path, text: str) -> None:
    with file.open("a") as end:
        end.write(text)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_the_advice_of_warnings_is_the_same_as_in_a_clean_build(tmp_path: pathlib.Path, edit) -> None:
    make_site(tmp_path)
    (tmp_path / "content" / "advice.md").write_text(ADVISED)
    before = build(tmp_path, "output", [])
    edit(tmp_path)
    after = build(tmp_path, "output", [])
    assert after[0] == 0 and after[1] != before[1]
    assert after == build(tmp_path, "clean", [])
