"""Programs that Broadside runs get arguments instead of a shell command line. Their failure is an error, and they end with the build."""

import os
import pathlib
import signal
import subprocess
import time

import pytest
from sites import DAY, leftovers, make_small_site, tree
from test_site import PROGRAM

SEARCHED = {"search.md": "---\ntitle: Search\ntemplate: search.html\n---\n"}


@pytest.fixture
def site(tmp_path: pathlib.Path) -> pathlib.Path:
    site = make_small_site(tmp_path / "a $(touch hacked) `touch hacked` ; touch hacked 'x' \"y\"", SEARCHED)
    theme = site / "themes/base/theme.yml"
    if "search: true" not in theme.read_text():
        theme.write_text(theme.read_text() + "search: true\n")
    return site


def run(site: pathlib.Path, program: str) -> subprocess.Popen[str]:
    """Starts a build with the shell script `program` in place of Pagefind."""
    folder = site.parent / "bin"
    folder.mkdir(exist_ok=True)
    (folder / "pagefind").write_text(f"#!/bin/sh\n{program}\n")
    (folder / "pagefind").chmod(0o755)
    return subprocess.Popen(
        [PROGRAM, "build", "--date", DAY], cwd=site, env=os.environ | {"PATH": f"{folder}:/usr/bin:/bin"}, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True)


def test_a_program_gets_arguments_without_a_shell(site):
    process = run(site, 'for argument in "$@"; do echo "$argument" >> "$0.arguments"; done; mkdir -p "$4"; echo x > "$4/index.js"')
    error = process.communicate(timeout=60)[1]
    assert process.returncode == 0, error
    arguments = (site.parent / "bin/pagefind.arguments").read_text().splitlines()
    assert (arguments[0], arguments[2]) == ("--site", "--output-path")
    assert arguments[1].startswith(str(site))
    assert list(site.parent.rglob("hacked")) == []
    assert (site / "output/pagefind/index.js").read_text() == "x\n"


@pytest.mark.parametrize(("program", "message"), [
    ("echo boom >&2; exit 3", "could not build the search index: boom"),
    ("exit 1", "could not build the search index"),
    ("kill -9 $$", "could not build the search index"),
    ("yes >&2", "could not build the search index"),
])
def test_a_failed_program_is_an_error_and_keeps_the_previous_output(site, program, message):
    good = run(site, 'mkdir -p "$4"; echo x > "$4/index.js"')
    assert good.wait(60) == 0
    before = tree(site / "output")
    (site / "content/more.md").write_text("---\ntitle: More\n---\n")
    process = run(site, program)
    error = process.communicate(timeout=60)[1]
    assert process.returncode == 1
    assert message in error, error[-500:]
    assert tree(site / "output") == before
    assert leftovers(site) == []


def test_a_program_ends_when_the_build_is_stopped(site):
    process = run(site, 'echo $$ > "$0.pid"; exec sleep 300')
    number = site.parent / "bin/pagefind.pid"
    while not number.exists() or not number.read_text():
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    error = process.communicate(timeout=20)[1]
    assert (process.returncode, error) == (130, "Stopped. Nothing was written; output/ is unchanged.\n")
    assert leftovers(site) == []
    assert not pathlib.Path(f"/proc/{number.read_text().strip()}").exists()


def test_a_program_of_a_killed_build_does_not_disturb_the_next_build(site):
    """The program keeps running, and writes to the folder of the killed build until that folder is gone for good."""
    # Nobody reads the program's errors any more: writing one would end it (SIGPIPE).
    process = run(site, 'echo $$ > "$0.pid"; exec 2>/dev/null; for i in $(seq 50000); do mkdir -p "$4"; echo old > "$4/old-$i.js"; sleep 0.005; done')
    number = site.parent / "bin/pagefind.pid"
    while not number.exists() or not number.read_text():
        time.sleep(0.01)
    process.kill()
    process.communicate(timeout=20)
    program = pathlib.Path(f"/proc/{number.read_text().strip()}")
    try:
        for _ in range(5):
            (site / "content/more.md").write_text(f"---\ntitle: More {time.monotonic()}\n---\n")
            again = run(site, 'mkdir -p "$4"; sleep 0.1; echo new > "$4/index.js"')
            error = again.communicate(timeout=60)[1]
            assert again.returncode == 0, error
            assert [path.name for path in (site / "output/pagefind").iterdir()] == ["index.js"]
        assert program.exists(), "the program ended too early to disturb anything"
    finally:
        if program.exists():
            os.kill(int(program.name), signal.SIGKILL)
    while program.exists():
        time.sleep(0.01)
    (site / "content/more.md").write_text("---\ntitle: More\n---\n")
    assert run(site, 'mkdir -p "$4"; echo new > "$4/index.js"').wait(60) == 0
    assert leftovers(site) == []
