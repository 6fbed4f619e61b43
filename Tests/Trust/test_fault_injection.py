"""No failure looks like success: each system call of a build fails in turn."""

import errno
import os
import pathlib
import random
import shutil
import subprocess

import pytest
from sites import IS_TORTURE, command, make_small_site, tree

SEED = int(os.environ.get("TRUST_SEED", "2026"))
LIBRARY = pathlib.Path(__file__).parent / "FaultInjection/faults.c"
FIRST = "---\ntitle: First\ndate: 2026-01-01\n---\n\nThe first text, with [a page](../about.md).\n"
FILES = {
    "site.yml": "title: Small\nbase-url: https://example.org\ntheme: base\nfeed: { title: Small }\nredirects: { /old/: /about/ }\n",
    "about.md": "---\ntitle: About\n---\n\n![A dot](dot.svg) and [the news](news/first.md).\n",
    "dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"></svg>\n',
    "news/_type.yml": "name: news-item\nlabel: News\nlist: { path: /news/ }\nfeed: { path: /news/feed.xml }\nexports: [/news.json]\n"
                      "fields:\n  title: { type: text, required: true }\n  date: { type: date }\n  kit: { type: file }\n",
    "news/first.md": FIRST,
    "news/second.md": "---\ntitle: Second\ndate: 2026-01-02\nkit: ../dot.svg\n---\n\nThe second text.\n",
    "places/_type.yml": "name: place\nlabel: Places\nlist: { path: /places/ }\ntable: places.csv\nfields:\n  title: { type: text, required: true }\n",
    "places/places.csv": "title\nAustin\nSeattle\n",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    compiler = next(filter(shutil.which, ["cc", "gcc", "clang"]), None)
    if compiler is None:
        pytest.skip("there is no C compiler")
    path = tmp_path_factory.mktemp("faults") / "faults.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-w", "-o", path, LIBRARY, "-ldl"], check=True)
    return path


class FaultySite:
    """A site whose builds can be made to fail at one system call."""

    def __init__(self, folder: pathlib.Path, library: pathlib.Path, is_warm: bool) -> None:
        self.folder = make_small_site(folder, FILES)
        self.library = library
        self.is_warm = is_warm
        self.log = folder / "calls.log"

    def build(self, **faults: object) -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"LD_PRELOAD": str(self.library)} | {f"FAULT_{name.upper()}": str(value) for name, value in faults.items()}
        # With one job, the calls have the same order in every build.
        return subprocess.run(
            command("output", "--jobs", "1"), cwd=self.folder, env=environment, capture_output=True, text=True, errors="replace", check=False,
            timeout=60, stdin=subprocess.DEVNULL)

    def prepare(self) -> None:
        """Removes what builds have written. For a warm build, builds the site again and edits a document."""
        for name in ("output", ".broadside"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        if self.is_warm:
            document = self.folder / "content/news/first.md"
            document.write_text(FIRST)
            assert self.build().returncode == 0
            document.write_text(FIRST.replace("First", "Changed"))

    def calls(self, **faults: object) -> tuple[subprocess.CompletedProcess[str], list[str]]:
        """Builds the site, and returns the result and the system calls."""
        self.log.unlink(missing_ok=True)
        result = self.build(log=self.log, **faults)
        return result, self.log.read_text().splitlines()

    def output(self) -> dict[str, bytes]:
        return tree(self.folder / "output") if (self.folder / "output").is_dir() else {}


@pytest.mark.parametrize("code", [errno.EIO, errno.EMFILE] if IS_TORTURE else [errno.EIO], ids=errno.errorcode.get)
@pytest.mark.parametrize("is_warm", [False, True], ids=["cold", "warm"])
def test_a_failed_system_call_never_leads_to_wrong_output(tmp_path: pathlib.Path, library: pathlib.Path, is_warm: bool, code: int) -> None:
    site = FaultySite(tmp_path, library, is_warm)
    site.prepare()
    result, calls = site.calls()
    assert result.returncode == 0, result.stderr
    correct = site.output()
    numbers = range(1, len(calls) + 1)
    if not IS_TORTURE:
        numbers = sorted(random.Random(SEED).sample(numbers, 100))
    problems = []
    for number in numbers:
        site.prepare()
        result, calls = site.calls(at=number, errno=code)
        call = calls[number - 1] if number <= len(calls) else "none"
        if result.returncode == 0 and site.output() != correct:
            problems.append((number, call, "success with wrong output"))
        if result.returncode not in (0, 1) or result.returncode == 1 and "cannot" not in result.stderr + result.stdout:
            problems.append((number, call, f"status {result.returncode}", result.stderr[-300:]))
        again = site.build()
        if again.returncode != 0 or site.output() != correct:
            problems.append((number, call, "the next build is wrong", again.returncode, again.stderr[-300:]))
    assert problems == [], f"{len(numbers)} faults\n" + "\n".join(map(str, problems))


@pytest.mark.parametrize("is_warm", [False, True], ids=["cold", "warm"])
def test_a_failed_move_into_the_output_is_completed_by_the_next_build(tmp_path: pathlib.Path, library: pathlib.Path, is_warm: bool) -> None:
    site = FaultySite(tmp_path, library, is_warm)
    site.prepare()
    result, calls = site.calls()
    assert result.returncode == 0, result.stderr
    correct = site.output()
    moves = [call for call in calls if call.startswith("rename output/")]
    assert len(moves) > 3
    for move in moves:
        site.prepare()
        result, _ = site.calls(call=move, errno=errno.EIO)
        assert result.returncode == 1
        assert "may now contain old and new files; run the build again to complete it" in result.stdout + result.stderr
        assert not (site.folder / ".broadside/output/staging").exists()
        again = site.build()
        assert again.returncode == 0, again.stderr
        assert site.output() == correct
