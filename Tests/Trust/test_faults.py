"""No data is lost: builds that are killed, run out of resources, lack permissions, or run at the same time."""

import fcntl
import os
import pathlib
import random
import resource
import shutil
import signal
import stat
import subprocess
import threading
import time

import pytest
from sites import ITEMS, assert_refused, build, built, command, leftovers, make_small_site, rounds, tree, write_item
from test_site import PROGRAM

SEED = int(os.environ.get("TRUST_SEED", "2026"))


def test_a_killed_build_leaves_whole_files_and_the_next_build_is_correct(site):
    chance = random.Random(SEED)
    versions = {}
    for word in ("first", "second"):
        edit(site, word)
        start = time.monotonic()
        versions[word] = built(site, "clean")
        duration = time.monotonic() - start
        shutil.rmtree(site / "clean")
        shutil.rmtree(site / ".broadside")
    killed = 0
    for number in range(rounds(12, 200)):
        if number % 2 == 0:
            for folder in ("output", ".broadside"):
                shutil.rmtree(site / folder, ignore_errors=True)
        word = ("second", "first")[number // 2 % 2]
        edit(site, word)
        killed += kill(site, chance.random() ** 2 * duration * 0.8)
        for path, found in (tree(site / "output") if (site / "output").is_dir() else {}).items():
            assert found in [version.get(path) for version in versions.values()], (number, path)
        # Every fourth time, kill another build as well.
        if number % 4 == 3:
            kill(site, chance.random() * duration)
        assert built(site) == versions[word], number
        assert leftovers(site) == []
    assert killed > rounds(12, 200) / 8, "most builds were done before they were killed"


def edit(site: pathlib.Path, word: str) -> None:
    """Writes one version of the content, with its own text and one file of its own."""
    for number in range(0, ITEMS, 3):
        write_item(site, number, word)
    for name in ("first", "second"):
        path = site / f"content/only-{name}.md"
        path.unlink(missing_ok=True)
        if name == word:
            path.write_text(f"---\ntitle: Only {name}\n---\n")


def kill(site: pathlib.Path, after: float) -> bool:
    """Starts a build and kills it. Returns false if it ended first."""
    with subprocess.Popen(command(), cwd=site, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        time.sleep(after)
        process.kill()
        return process.wait() == -signal.SIGKILL


@pytest.mark.parametrize(("number", "wanted"), [(signal.SIGINT, 1), (signal.SIGINT, 300), (signal.SIGTERM, 100)])
def test_an_interrupted_build_reports_it_and_keeps_the_previous_output(site, number, wanted):
    before = built(site)
    for item in range(ITEMS, 2500):
        write_item(site, item, "second")
    with subprocess.Popen(command("output"), cwd=site, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        staging = site / ".broadside/output/staging"
        while process.poll() is None and len(list((staging / "news").rglob("index.html"))) < wanted:
            time.sleep(0.002)
        start = time.monotonic()
        process.send_signal(number)
        output, error = process.communicate(timeout=20)
    assert (process.returncode, output, error) == (128 + number, "", "Stopped. Nothing was written; output/ is unchanged.\n")
    assert time.monotonic() - start < 5
    assert tree(site / "output") == before
    assert leftovers(site) == []


def test_a_full_disk_is_an_error_and_keeps_the_previous_output(site):
    disk = site / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk], capture_output=True, check=False).returncode != 0:
        pytest.skip("this user may not mount a small file system to fill")
    try:
        before = built(site, "disk/output")
        for number in range(ITEMS, 1200):
            write_item(site, number, "second")
        (disk / "ballast").write_bytes(bytes(max(0, shutil.disk_usage(disk).free - (2 << 20))))
        assert_refused(build(site, "disk/output"), "no space left on device")
        assert tree(disk / "output") == before
        (disk / "ballast").unlink()
        # The disk is full from the start: not even a folder can be created.
        (disk / "ballast").write_bytes(bytes(shutil.disk_usage(disk).free))
        assert_refused(build(site, "disk/output"), "no space left on device")
        assert tree(disk / "output") == before
        assert_refused(build(site, "disk/other"), "no space left on device")
    finally:
        subprocess.run(["umount", disk], check=True)


@pytest.fixture
def as_nobody(site: pathlib.Path) -> tuple[str, ...]:
    """A command prefix that runs a program as a user without root privileges, who owns the site."""
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("there is no setpriv to become another user with")
    for folder in (site, *site.parents):
        if folder.is_relative_to("/tmp") and folder != pathlib.Path("/tmp"):
            folder.chmod(0o755)
    for path in [site, *site.rglob("*")]:
        os.chown(path, 65534, 65534, follow_symlinks=False)
    prefix = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
    copy = site / "program"
    shutil.copy(PROGRAM, copy)
    if subprocess.run([*prefix, copy, "--version"], capture_output=True, check=False).returncode != 0:
        pytest.skip("another user cannot run programs here")
    return prefix


def build_as(prefix: tuple[str, ...], site: pathlib.Path, output: str = "output") -> subprocess.CompletedProcess[str]:
    program = [str(site / "program")] if prefix else [str(PROGRAM)]
    return subprocess.run(
        [*prefix, *program, *command(output)[1:]], cwd=site, capture_output=True, text=True, check=False, timeout=60)


def test_missing_write_permission_is_an_error_and_keeps_the_previous_output(site, as_nobody):
    assert build_as(as_nobody, site).returncode == 0
    before = tree(site / "output")
    write_item(site, 7, "second")
    page = next((site / "output").rglob("made-up-7/index.html")).parent
    for locked in [page, site / "output", site / ".broadside/output"]:
        # Besides the changed page, this file goes into the folder itself.
        (site / "content/mine.txt").write_text("mine")
        locked.chmod(0o555)
        try:
            assert_refused(build_as(as_nobody, site), "permission denied")
            assert tree(site / "output") == before, locked
        finally:
            locked.chmod(0o755)
    assert build_as(as_nobody, site).returncode == 0
    assert tree(site / "output") != before


def test_missing_read_permission_is_an_error(site, as_nobody):
    assert build_as(as_nobody, site).returncode == 0
    before = tree(site / "output")
    for path in ["content/news/made-up-7.md", "content/news/_type.yml", "content/site.yml", "content/news", "themes/civic/theme.yml",
                 "themes/civic/templates/layout.html", "themes/civic/static/assets/site.css.jinja", "themes/civic/static/assets",
                 "content/share.png"]:
        mode = (site / path).stat().st_mode
        (site / path).chmod(0)
        try:
            assert_refused(build_as(as_nobody, site), path, "permission denied")
            assert tree(site / "output") == before, path
        finally:
            (site / path).chmod(mode)


def test_a_folder_that_cannot_be_created_is_an_error(site, as_nobody):
    (site / "closed").mkdir(mode=0o555)
    result = build_as(as_nobody, site, "closed/output")
    assert_refused(result, "cannot create the folder closed/output: permission denied")


def test_a_read_only_file_system_is_an_error(site):
    before = built(site)
    folder = str(site / "output")
    if subprocess.run(["mount", "--bind", folder, folder], capture_output=True, check=False).returncode != 0:
        pytest.skip("this user may not mount a folder without the right to write")
    subprocess.run(["mount", "-o", "remount,bind,ro", folder], check=True)
    try:
        write_item(site, 7, "second")
        assert_refused(build(site), "read-only file system")
        assert tree(site / "output") == before
    finally:
        subprocess.run(["umount", site / "output"], check=True)


def test_a_folder_in_place_of_a_file_is_an_error_and_the_reverse(site):
    before = built(site)
    (site / "output/about/index.html").unlink()
    (site / "output/about/index.html").mkdir()
    (site / "output/about/index.html/mine.txt").write_text("mine")
    assert_refused(build(site), "output/about/index.html", "is in the way")
    assert (site / "output/about/index.html/mine.txt").read_text() == "mine"
    shutil.rmtree(site / "output/about")
    (site / "output/about").write_text("mine")
    assert_refused(build(site), "output/about", "is in the way")
    assert (site / "output/about").read_text() == "mine"
    (site / "output/about").unlink()
    assert built(site) == before


def test_a_build_follows_no_link_out_of_the_output(site):
    before = built(site)
    outside = site / "outside"
    outside.mkdir()
    (outside / "index.html").write_text("not ours")
    (outside / "other.txt").write_text("not ours")
    # A link in place of a folder.
    shutil.rmtree(site / "output/about")
    (site / "output/about").symlink_to(outside)
    assert_refused(build(site), "output/about", "is in the way")
    assert sorted(path.name for path in outside.iterdir()) == ["index.html", "other.txt"]
    # The build removes no outdated file through the link either.
    (outside / "index.html").write_bytes(before["about/index.html"])
    (site / "content/about.md").rename(site / "about.md")
    for path in (site / "content").rglob("*.md"):
        path.write_text(path.read_text().replace("about.md", "press.md"))
    build(site)
    assert (outside / "index.html").read_bytes() == before["about/index.html"]


def test_a_link_in_place_of_a_file_is_replaced_and_its_target_is_unchanged(site):
    before = built(site)
    (site / "theirs.html").write_bytes(before["about/index.html"])
    (site / "output/about/index.html").unlink()
    (site / "output/about/index.html").symlink_to(site / "theirs.html")
    assert built(site) == before
    assert not (site / "output/about/index.html").is_symlink()
    assert (site / "theirs.html").read_bytes() == before["about/index.html"]


# Swift's runtime terminates the program if there are fewer than about ten.
@pytest.mark.parametrize("limit", [12, 14, 18, 24])
def test_too_few_file_descriptors_are_an_error(site, limit):
    before = built(site)
    write_item(site, 7, "second")
    result = build(site, "output", "--jobs", "16", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit)))
    assert result.returncode in (0, 1), result.stderr
    if result.returncode == 1:
        assert "too many open files" in result.stderr, result.stderr
        assert tree(site / "output") == before
    else:
        assert tree(site / "output") == built(site, "clean")


def test_content_that_changes_during_a_build_is_built_or_an_error(site):
    """Each build writes a whole site or reports an error. Once the content no longer changes, the output equals a clean build."""
    built(site)
    stop = threading.Event()

    def change_content():
        chance = random.Random(SEED)
        while not stop.is_set():
            number = chance.randrange(ITEMS)
            path = site / f"content/news/made-up-{number}.md"
            if chance.random() < 0.3:
                path.unlink(missing_ok=True)
            elif chance.random() < 0.3:
                path.write_bytes(b"")
            else:
                write_item(site, number, chance.choice(["first", "second"]))

    thread = threading.Thread(target=change_content)
    thread.start()
    try:
        for _ in range(rounds(10, 60)):
            result = build(site)
            assert result.returncode in (0, 1), result.stderr
            if result.returncode == 1:
                expected = ("no such file", "this file has no front matter", '"title" is missing', '"date" is missing')
                assert any(text in result.stderr for text in expected), result.stderr
    finally:
        stop.set()
        thread.join()
    for number in range(ITEMS):
        write_item(site, number, "first")
    assert built(site) == built(site, "clean")


def test_concurrent_builds_do_not_interfere(site):
    expected = built(site, "clean")
    for _ in range(rounds(4, 30)):
        for folder in ("output", ".broadside/output"):
            shutil.rmtree(site / folder, ignore_errors=True)
        processes = [
            subprocess.Popen(command(), cwd=site, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for _ in range(3)]
        results = [(process.communicate(timeout=60)[1], process.returncode) for process in processes]
        assert any(code == 0 for _, code in results), results
        for error, code in results:
            assert code == 0 or "another build is running" in error, error
        assert tree(site / "output") == expected
        assert leftovers(site) == []
        assert built(site) == expected


def test_the_lock_of_a_dead_build_does_not_block_the_next_build(site):
    expected = built(site)
    lock = site / ".broadside/output/lock"
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert_refused(build(site), "another build is running")
    assert built(site) == expected
    lock.write_text("99999999\n")
    assert built(site) == expected


@pytest.mark.parametrize("output", ["/", "content", "content/news", "themes", ".", "..", "content/..", "themes/civic/static"])
def test_the_output_cannot_overlap_the_source_files(site, output):
    before = tree(site)
    result = build(site, output)
    assert result.returncode == 2, result.stderr
    assert "overlap; a build would overwrite its own source files" in result.stderr
    assert tree(site) == before


def test_a_build_to_a_home_folder_changes_only_its_own_files(site, tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    theirs = {".profile": b"theirs", "notes/todo.txt": b"theirs", "news/diary.txt": b"theirs"}
    for path, text in theirs.items():
        (home / path).parent.mkdir(exist_ok=True)
        (home / path).write_bytes(text)
    files = built(site, str(home))
    assert {path: files[path] for path in theirs} == theirs
    # The next build removes the files of the first one, and nothing else.
    shutil.rmtree(site / "content")
    make_small_site(site, {})
    files = built(site, str(home))
    assert {path: text for path, text in files.items() if path in theirs} == theirs
    assert len(files) < 20
    # Another file is in a page's place.
    (home / "about").mkdir()
    (home / "about/index.html").write_text("theirs")
    (site / "content/about.md").write_text("---\ntitle: About\n---\n")
    assert_refused(build(site, str(home)), "about/index.html", "is in the way")
    assert (home / "about/index.html").read_text() == "theirs"


def test_a_damaged_list_of_files_removes_nothing_outside_the_output(site):
    built(site)
    (site / "precious.txt").write_text("theirs")
    (site / "output/stranger.txt").write_text("theirs")
    names = site / ".broadside/output/files"
    names.write_bytes(names.read_bytes() + b"../precious.txt\n/etc/../../precious.txt\n\0\n\xff\n..\n.\n\n" + bytes(str(site / "precious.txt"), "utf-8") + b"\n")
    (site / ".broadside/output/record").unlink()
    built(site)
    assert (site / "precious.txt").read_text() == "theirs"
    assert (site / "output/stranger.txt").read_text() == "theirs"


def test_a_damaged_build_record_is_ignored(site):
    expected = built(site)
    record = site / ".broadside/output/record"
    whole = record.read_bytes()
    chance = random.Random(SEED)
    for _ in range(rounds(15, 200)):
        damaged = bytearray(whole)
        if chance.random() < 0.3:
            damaged = damaged[:chance.randrange(len(damaged))]
        else:
            for _ in range(chance.choice([1, 8, 500])):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        record.write_bytes(damaged)
        assert built(site) == expected


@pytest.mark.parametrize("arguments", [
    ["build", "--search", "off"], ["build", "--search", "off", "--format", "json"], ["check"], ["check", "--quiet", "--format", "sarif"], ["check", "--rules"],
    ["diff", "output", "output"], ["diff", "output", "output", "--format", "json"], ["explain", "/"], ["schema"],
    ["import", "csv", "sheet.csv", "--type", "thing"], ["import", "csv", "sheet.csv", "--type", "thing", "--dry-run"], ["format"],
], ids=" ".join)
def test_a_report_that_cannot_be_written_is_an_error(tmp_path, arguments):
    site = make_small_site(tmp_path, {"things/_type.yml": "name: thing\nfields: { title: { type: text } }\n", "things/a.md": "---\ntitle:   A\n---\n"})
    (site / "sheet.csv").write_text("title\nA\nB\n")
    built(site)
    with open("/dev/full", "w", encoding="utf-8") as full:
        result = subprocess.run([PROGRAM, *arguments], cwd=site, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert result.stderr == "error  cannot write the output: no space left on device\n\n"
    assert result.returncode == 1


def test_closing_a_report_early_is_not_an_error(site):
    with subprocess.Popen([PROGRAM, "check", "--rules"], cwd=site, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(20) == 0


def test_written_files_are_readable_by_other_users(site):
    built(site)
    assert stat.S_IMODE((site / "output/index.html").stat().st_mode) & 0o444 == 0o444
