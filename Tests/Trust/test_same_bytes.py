"""The same content gives the same bytes, wherever and however it is built.

This does not include some files of the search index, in which Pagefind writes the filters and their values in any order.
"""

import getpass
import gzip
import json
import os
import pathlib
import shutil
import socket
import subprocess
import time

import corpora
import pytest
from sites import IS_TORTURE, command, make_small_site
from test_incremental import make_site, tree
from test_site import PROGRAM, ROOT

ZONES = ["UTC", "Pacific/Kiritimati", "America/Los_Angeles"]
LOCALES = ["C", "C.UTF-8", "tr_TR.UTF-8"]


@pytest.fixture(scope="module", autouse=True)
def turkish_locale(tmp_path_factory) -> None:
    """Compiles the Turkish locale, which few machines have, if its sources are installed."""
    folder = tmp_path_factory.mktemp("locales")
    if shutil.which("localedef") and subprocess.run(
            ["localedef", "-i", "tr_TR", "-f", "UTF-8", folder / LOCALES[2]], capture_output=True, check=False).returncode == 0:
        os.environ["LOCPATH"] = str(folder)


@pytest.fixture(scope="module", params=["shipped", "corpora"])
def original(request, tmp_path_factory) -> pathlib.Path:
    folder = tmp_path_factory.mktemp("same")
    if request.param == "shipped":
        make_site(folder)
    elif not corpora.FOLDER.exists():
        pytest.skip("the corpora are not here")
    else:
        corpora.make(folder / "content")
        if not IS_TORTURE:
            thin(folder / "content")
        shutil.copytree(ROOT / "themes", folder / "themes")
        remove_files_with_errors(folder)
    return folder


def thin(content: pathlib.Path) -> None:
    """Keeps one document in forty."""
    for number, path in enumerate(sorted(content.rglob("*.md"))):
        if number % 40:
            path.unlink()


def remove_files_with_errors(folder: pathlib.Path) -> None:
    """Removes files with errors. Removing a file can cause errors in files that refer to it."""
    for _ in range(5):
        result = subprocess.run(command("output", "--drafts", "--format", "json"), cwd=folder, capture_output=True, text=True, check=False)
        wrong = {finding["file"] for finding in json.loads(result.stdout) if finding["severity"] == "error"}
        for path in wrong:
            (folder / path).unlink()
        if not wrong:
            return


def clean_build(folder: pathlib.Path, *arguments: str, program: pathlib.Path = PROGRAM, **environment: str) -> dict[str, bytes]:
    for part in ("output", ".broadside"):
        shutil.rmtree(folder / part, ignore_errors=True)
    result = subprocess.run(
        [program, *command("output", "--drafts", *arguments)[1:]], cwd=folder, env=os.environ | environment, capture_output=True, text=True,
        check=False, timeout=300)
    assert result.returncode == 0, result.stderr[-2000:]
    return tree(folder / "output")


@pytest.fixture(scope="module")
def expected(original) -> dict[str, bytes]:
    return clean_build(original)


def assert_same(found: dict[str, bytes], expected: dict[str, bytes]) -> None:
    assert sorted(found) == sorted(expected)
    assert [path for path in expected if found[path] != expected[path]] == []


@pytest.mark.parametrize("jobs", [1, 2, 16])
def test_the_output_is_the_same_with_any_number_of_jobs(original, expected, jobs):
    assert_same(clean_build(original, "--jobs", str(jobs)), expected)


@pytest.mark.parametrize(("zone", "locale"), zip(ZONES, LOCALES))
def test_the_output_is_the_same_in_any_time_zone_and_locale(original, expected, zone, locale):
    assert_same(clean_build(original, TZ=zone, LC_ALL=locale, LANG=locale, LANGUAGE=locale), expected)


def test_the_output_is_the_same_in_another_folder_and_file_order(original, expected, tmp_path):
    copy = tmp_path / "an other folder ü"
    for path in reversed(sorted(path for part in ("content", "themes") for path in (original / part).rglob("*"))):
        target = copy / path.relative_to(original)
        if path.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            os.utime(target, (time.time() - 1e8, time.time() - 1e8))
    assert_same(clean_build(copy), expected)


def test_the_output_is_the_same_in_a_debug_build(original, expected):
    program = ROOT / ".build/debug/broadside"
    if not program.exists():
        pytest.skip("there is no debug build; swift build makes one")
    assert_same(clean_build(original, program=program), expected)


def test_the_output_contains_nothing_about_the_machine_or_the_time(original, expected):
    now = time.gmtime()
    secrets = {str(original), str(ROOT), str(pathlib.Path.home()) + "/", ".broadside/", "/tmp/"}
    if len(socket.gethostname()) > 5:
        secrets.add(socket.gethostname())
    if len(getpass.getuser()) > 5:
        secrets.add(getpass.getuser())
    # No content has the current date, because the date of the build is fixed.
    secrets |= {time.strftime(form, now) for form in ("%Y-%m-%dT%H", "%d %b %Y %H:")}
    for path, text in expected.items():
        assert [secret for secret in secrets if secret.encode() in text] == [], path


def test_names_that_differ_in_accents_or_case_keep_their_order(tmp_path):
    names = ["é.txt", "è.txt", "e.txt", "E1.txt", "e2.txt", "İ.txt", "ı.txt", "i.txt"]
    trees = []
    for number, order in enumerate([names, names[::-1]]):
        site = make_small_site(tmp_path / str(number), {name: name for name in order})
        trees.append(clean_build(site, LC_ALL=LOCALES[number * 2]))
    assert_same(trees[0], trees[1])


def decode(data: bytes, at: int) -> tuple[object, int]:
    """Decodes a CBOR number, string, or array, and returns it with the position after it."""
    kind, size = divmod(data[at], 32)
    at += 1
    if size > 23:
        width = 2 ** (size - 24)
        size, at = int.from_bytes(data[at:at + width]), at + width
    if kind == 3:
        return data[at:at + size].decode(), at + size
    if kind == 4:
        items = []
        for _ in range(size):
            item, at = decode(data, at)
            items.append(item)
        return items, at
    assert kind in (0, 1), kind
    return (size if kind == 0 else -1 - size), at


def search_entries(files: dict[str, bytes]) -> tuple[list[object], list[object], object]:
    """The filters, the other metadata, and the description of a search index, with sorted lists and without the names of files."""
    filters, metadata, entry = [], [], json.loads(files["pagefind/pagefind-entry.json"])
    for path, data in files.items():
        if path.startswith("pagefind/filter/"):
            name, values = decode(gzip.decompress(data), 12)[0]
            filters.append([name, sorted(values)])
        elif path.endswith(".pf_meta"):
            version, pages, words, named, orders, fields = decode(gzip.decompress(data), 12)[0]
            metadata.append([version, pages, words, sorted(name for name, _ in named), sorted(orders), fields])
    for language in entry["languages"].values():
        del language["hash"]
    return sorted(filters), sorted(metadata), entry


@pytest.mark.skipif(shutil.which("pagefind") is None, reason="Pagefind is not installed")
def test_search_indexes_differ_only_in_the_order_of_filters(tmp_path):
    make_site(tmp_path)
    indexes = []
    for number in range(3):
        result = subprocess.run(
            [PROGRAM, "build", "--quiet", "--search", "on", "--date", "2026-02-10", "--output", str(number)], cwd=tmp_path, capture_output=True,
            text=True, check=False, timeout=300)
        assert result.returncode == 0, result.stderr[-2000:]
        indexes.append(tree(tmp_path / str(number)))

    def others(files: dict[str, bytes]) -> dict[str, bytes]:
        unordered = (".pf_filter", ".pf_meta", "pagefind-entry.json")
        return {path: data for path, data in files.items() if not path.endswith(unordered)}

    for index in indexes[1:]:
        assert_same(others(index), others(indexes[0]))
        assert search_entries(index) == search_entries(indexes[0])
    assert any("_" in path for path in indexes[0] if path.startswith("pagefind/filter/"))
