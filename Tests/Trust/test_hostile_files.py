"""No input causes a crash or endless work: every file is built or reported with its location, in bounded time and memory."""

import itertools
import os
import pathlib
import random
import resource
import socket
import subprocess
import unicodedata
from collections.abc import Iterable

import pytest
from sites import IS_TORTURE, SETTINGS, assert_refused, build, built, make_small_site, tree
from test_incremental import make_site


MEMORY = 4 << 30
TYPE = """name: thing
fields:
  title: { type: text, required: true }
  date: { type: date }
  tags: { type: list, of: { type: text } }
  map: { type: map, of: { type: text } }
  offices: { type: list, of: { type: record, fields: { title: { type: text } } } }
"""
LONG = 20_000_000 if IS_TORTURE else 3_000_000


def build_within_limits(site: pathlib.Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs a build within a minute and four gigabytes, which must succeed or report an error."""
    result = build(site, "output", *arguments, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)))
    assert result.returncode in (0, 1), (result.returncode, result.stderr[-500:])
    assert result.returncode == 0 or "error" in result.stderr
    assert len(result.stderr) < 40_000_000
    return result


def pairs(names: Iterable[str], places: list[str]) -> list[tuple[str, str]]:
    """Every name with every place under `make torture`, otherwise every name with one place."""
    if IS_TORTURE:
        return list(itertools.product(names, places))
    return [(name, places[number % len(places)]) for number, name in enumerate(names)]


def aliases(levels: int) -> str:
    lines = ['a0: &a0 ["x"]']
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]" for level in range(1, levels)]
    return "\n".join(lines)


YAML = {
    "an alias bomb": aliases(12),
    "an alias to its own list": "a: &a [*a]",
    "ten thousand nested lists": "tags: " + "[" * 10_000 + "]" * 10_000,
    "ten thousand nested mappings": "map: " + "{a: " * 10_000 + "}" * 10_000,
    "two thousand levels of indentation": "\n".join(" " * level + f"k{level}:" for level in range(2_000)),
    "unclosed lists": "tags: " + "[" * 100_000,
    "a million keys": "".join(f"k{number}: v\n" for number in range(1_000_000 if IS_TORTURE else 100_000)),
    "a key of a million characters": "k" * 1_000_000 + ": v",
    "a value of millions of characters": "title: " + "v" * LONG,
    "half a million elements": "tags: [" + "a, " * 500_000 + "a]",
    "the same key ten thousand times": "title: a\n" * 10_000,
    "ten thousand anchors": "".join(f"k{number}: &a{number} v\n" for number in range(10_000)),
    "a merge key": "base: &b { title: x }\nmap: { <<: *b }",
    "a language-specific tag": "title: !!python/object/apply:os.system [id]",
    "a directive": "%YAML 9.9\n---\ntitle: x",
    "a binary value": "title: !!binary R0lGODlhDAAMAIQAAP",
    "a tab": "\ttitle: x",
    "control characters": "title: a\x07b\x1b[31m",
    "a quoted NUL escape": 'title: "a\\0b\\e[31m\\u2028c"',
    "only colons": ":" * 10_000,
    "only dashes": "- " * 10_000,
    "only question marks": "? " * 10_000,
    "only quotation marks": "'" * 10_001,
    "only commas": "title: [" + "," * 10_000 + "]",
    "a folded scalar of blank lines": "title: >\n" + "\n" * 100_000,
    "a date that does not exist": "title: x\ndate: 2026-02-31",
    "a date in the far future": "title: x\ndate: 99999999999999999999-01-01",
    "an endless year": "title: x\ndate: " + "9" * 10_000,
}


@pytest.mark.parametrize(("name", "place"), pairs(YAML, ["front matter", "type", "settings", "theme", "data"]))
def test_hostile_yaml_is_built_or_an_error(tmp_path, name, place):
    text = YAML[name]
    files = {
        "front matter": {"things/_type.yml": TYPE, "things/a.md": f"---\n{text}\n---\n"},
        "type": {"things/_type.yml": text + "\n", "things/a.md": "---\ntitle: A\n---\n"},
        "settings": {"site.yml": SETTINGS + text + "\n"},
        "theme": {"themes/base/theme.yml": "name: base\n" + text + "\n"},
        "data": {"themes/base/data/a.yml": text + "\n"},
    }[place]
    result = build_within_limits(make_small_site(tmp_path, files))
    if result.returncode == 1:
        path = {"front matter": "content/things/a.md", "type": "content/things/_type.yml", "settings": "content/site.yml",
                "theme": "themes/base/theme.yml", "data": "themes/base/data/a.yml"}[place]
        assert path in result.stderr


BYTES = {
    "invalid UTF-8": b"a\xff\xfeb",
    "half a character at the end": b"caf\xc3",
    "an overlong slash": b"\xc0\xaf",
    "a surrogate": b"\xed\xa0\x80",
    "beyond the last code point": b"\xf4\x90\x80\x80",
    "NUL": b"a\0b\0",
    "only NUL": b"\0" * 100_000,
    "a BOM in the middle": b"a \xef\xbb\xbf b\n\n\xef\xbb\xbf# c\n",
    "UTF-16": "title: x".encode("utf-16"),
    "old line endings": b"a\r\r\rb\r",
    "line separators": "a\u2028b\u2029c\u0085d\x0be\x0c".encode(),
    "one line of several megabytes": b"word " * (LONG // 5),
    "right-to-left controls": "\u202eevil\u202c \u200f\u2066x".encode(),
    "a character with many combining marks": ("e" + "\u0301" * 100_000).encode(),
    "random bytes": random.Random(2026).randbytes(100_000),
}


@pytest.mark.parametrize(("name", "place"), pairs(BYTES, ["front matter", "body", "type", "settings", "template", "theme", "table", "style"]))
def test_hostile_bytes_are_built_or_an_error(tmp_path, name, place):
    text = BYTES[name]
    files = {
        "front matter": {"things/_type.yml": TYPE, "things/a.md": b"---\ntitle: " + text + b"\n---\n"},
        "body": {"a.md": b"---\ntitle: A\n---\n" + text},
        "type": {"things/_type.yml": TYPE.encode() + b"  more: { type: text, hint: " + text + b" }\n"},
        "settings": {"site.yml": SETTINGS.encode() + b"description: " + text + b"\n"},
        "template": {"themes/base/templates/page.html": b"<p>" + text + b"{{ page.title }}"},
        "theme": {"themes/base/theme.yml": b"name: " + text + b"\n"},
        "table": {"things/_type.yml": TYPE + "table: things.csv\n", "things/things.csv": b"title,date\n" + text + b",2026\n"},
        "style": {"themes/base/static/site.css.jinja": text},
    }[place]
    build_within_limits(make_small_site(tmp_path, files))


NAMES = [
    "quote'\".txt", "emoji 🗳️.txt", "percent %2e%2e%2f.txt", "%00.txt", "..txt", "...", "a..b.txt", "space .txt", "question?.txt", "hash#.txt",
    "back\\slash.txt", "semi;colon.txt", "<script>.txt", "amp&.txt", "-rf.txt", "--help.txt", "*.txt", "$(id).txt", "`id`.txt", "\u202etxt.exe",
    "\u200frtl\u200e.txt", "\u00e9.txt", "o\u0301.txt", "con.txt", "A.txt", "b.txt", "x" * 251 + ".txt", "😀" * 62 + ".txt", "~", "%.txt", "+.txt", "@.txt",
    "[a](b).txt", "{{ page }}.txt", "tab\u00a0.txt", "\u2028.txt",
]


def test_files_with_odd_names_keep_their_names(tmp_path):
    site = make_small_site(tmp_path, {name: name for name in NAMES if not name.startswith((".", "_")) and not name.endswith("~")})
    files = built(site)
    for name in NAMES:
        # The name of a published file is in NFC.
        assert (unicodedata.normalize("NFC", name) in files) == (not name.startswith(".") and not name.endswith("~")), name
    assert built(site, "again") == files


@pytest.mark.parametrize("name", [name.removesuffix(".txt") + ".md" for name in NAMES if len(name) < 200 and not name.startswith((".", "~"))])
def test_documents_with_odd_names_have_a_url_or_an_error(tmp_path, name):
    site = make_small_site(tmp_path, {name: "---\ntitle: Odd\n---\n\n[Home](index.md)\n"})
    result = build_within_limits(site)
    for path in (site / "output").rglob("*"):
        relative = str(path.relative_to(site / "output"))
        assert all(character.isprintable() for character in relative), relative
    if result.returncode == 1:
        assert "content/" in result.stderr


@pytest.mark.parametrize("name", ["x" * 252 + ".md", "x" * 255, "é" * 125 + "x.md", "x" * 251 + ".css", "x" * 245 + ".css.jinja", "x" * 250 + ".html"], ids=range(6))
@pytest.mark.parametrize("place", ["content", "content/things", "themes/base/static", "themes/base/static/assets", "themes/base/templates"])
def test_the_longest_names_are_built_or_an_error_that_names_the_file(tmp_path, name, place):
    site = make_small_site(tmp_path, {"things/_type.yml": TYPE})
    (site / place).mkdir(parents=True, exist_ok=True)
    (site / place / name).write_text("---\ntitle: A\n---\n" if name.endswith(".md") else "p { color: red }\n")
    result = build_within_limits(site)
    if result.returncode == 1:
        assert name[:200] in result.stderr, result.stderr
        assert not (site / "output/index.html").exists()


@pytest.mark.parametrize(("name", "place"), pairs(
    ["new\nline", "carriage\rreturn", "tab\t", "escape\x1b[31m", "bell\x07", "delete\x7f"],
    ["content", "themes/base/static", "themes/base/templates/files", "content/folder"]))
def test_names_with_control_characters_are_errors(tmp_path, name, place):
    site = make_small_site(tmp_path, {})
    (site / place).mkdir(exist_ok=True)
    (site / place / f"{name}.txt").write_text("x")
    (site / place / name).mkdir()
    (site / place / name / "a.txt").write_text("x")
    result = build_within_limits(site)
    assert result.returncode == 1
    assert "rename it" in result.stderr
    assert "\x1b[31m" not in result.stderr and "\x07" not in result.stderr, "an editor's terminal is written to"


def test_names_that_are_not_utf_8_are_errors(tmp_path):
    site = make_small_site(tmp_path, {})
    with open(os.fsencode(site) + b"/content/caf\xe9.md", "w", encoding="utf-8") as file:
        file.write("---\ntitle: x\n---\n")
    assert_refused(build_within_limits(site), "this file name is not UTF-8 text")


def test_document_names_that_differ_only_in_case_are_an_error(tmp_path):
    site = make_small_site(tmp_path, {"About.md": "---\ntitle: One\n---\n", "about.md": "---\ntitle: Two\n---\n"})
    assert_refused(build_within_limits(site), "content/about.md", "About.md", "name-conflict")


LINKS = {
    "a document": ("a.md", "/etc/passwd"),
    "a file": ("a.txt", "/etc/passwd"),
    "a file of the machine": ("environment.txt", "/proc/self/environ"),
    "a folder": ("a", "/etc"),
    "a relative folder": ("a", "../outside"),
    "a type": ("things/_type.yml", "../../outside/_type.yml"),
    "the settings": ("site.yml", "../outside/site.yml"),
    "a link to a link": ("a.txt", "b.txt"),
}


@pytest.mark.parametrize("name", LINKS)
def test_links_out_of_the_content_are_errors_that_do_not_quote_the_target(tmp_path, name):
    path, target = LINKS[name]
    site = make_small_site(tmp_path, {"things/a.md": "---\ntitle: A\n---\n"})
    (site / "outside").mkdir()
    for file in ("_type.yml", "site.yml", "note.txt"):
        (site / "outside" / file).write_text("SECRET: [SECRET")
    (site / "content/b.txt").symlink_to(site / "outside/note.txt")
    (site / "content" / path).unlink(missing_ok=True)
    (site / "content" / path).symlink_to(target)
    result = build_within_limits(site)
    assert_refused(result, f"content/{path}", "this symbolic link points outside the content folder")
    assert "SECRET" not in result.stderr and "root:" not in result.stderr
    assert not (site / "output/index.html").exists()


@pytest.mark.parametrize("path", ["static/a.txt", "static/a", "templates/page.html", "data/a.yml", "i18n/en.yml", "components/a.html", "theme.yml"])
def test_links_out_of_a_theme_are_errors(tmp_path, path):
    site = make_small_site(tmp_path, {})
    (site / "outside").mkdir()
    (site / "outside/note.txt").write_text("SECRET: [SECRET")
    link = site / "themes/base" / path
    link.parent.mkdir(exist_ok=True)
    link.unlink(missing_ok=True)
    link.symlink_to(site / "outside" if path.endswith("/a") else site / "outside/note.txt")
    result = build_within_limits(site)
    assert_refused(result, f"themes/base/{path}", "this symbolic link points outside the theme")
    assert "SECRET" not in result.stderr


@pytest.mark.parametrize("place", ["content", "themes/base/static", "themes/base/templates", "themes/base/data"])
def test_circular_links_are_errors(tmp_path, place):
    site = make_small_site(tmp_path, {})
    for name in "abcdef":
        (site / place).mkdir(exist_ok=True)
        (site / place / name).symlink_to(".")
    assert_refused(build_within_limits(site), f"{place}/a", "points back to a folder that contains it")


def test_links_inside_the_content_and_links_to_a_theme_are_followed(tmp_path):
    site = make_small_site(tmp_path, {"a.txt": "here"})
    (site / "content/b.txt").symlink_to("a.txt")
    (site / "themes/base").rename(site / "elsewhere")
    (site / "themes/base").symlink_to("../elsewhere")
    assert built(site)["b.txt"] == b"here"


@pytest.mark.parametrize(("path", "kind"), pairs(
    ["content/site.yml", "content/a.md", "content/a.txt", "content/things/_type.yml", "themes/base/theme.yml",
     "themes/base/templates/page.html", "themes/base/static/a.css", "themes/base/data/a.yml", "themes/base/i18n/en.yml"],
    ["a pipe", "a socket", "a device", "a folder"]))
def test_special_files_are_errors_or_skipped(tmp_path, path, kind):
    site = make_small_site(tmp_path, {"things/a.md": "---\ntitle: A\n---\n"})
    target = site / path
    target.parent.mkdir(exist_ok=True)
    target.unlink(missing_ok=True)
    match kind:
        case "a pipe": os.mkfifo(target)
        case "a device": target.symlink_to("/dev/zero")
        case "a folder": target.mkdir()
        case "a socket":
            with socket.socket(socket.AF_UNIX) as server:
                here = os.getcwd()
                os.chdir(target.parent)
                try:
                    server.bind(target.name)
                finally:
                    os.chdir(here)
    build_within_limits(site)


def test_huge_files_are_published_and_huge_documents_are_errors(tmp_path):
    size = (100 if IS_TORTURE else 20) << 20
    site = make_small_site(tmp_path, {"big.bin": b"\0" * size, "big.md": b"---\ntitle: Big\n---\n" + b"word " * (size // 5)})
    assert_refused(build_within_limits(site), "content/big.md", "larger than 4 MB")
    (site / "content/big.md").write_bytes(b"---\ntitle: " + b"x" * size + b"\n---\n")
    build_within_limits(site)
    (site / "content/big.md").unlink()
    assert len(built(site)["big.bin"]) == size


def test_folders_that_are_nested_too_deep_are_an_error(tmp_path):
    site = make_small_site(tmp_path, {})
    folder = site / "content"
    for _ in range(100):
        folder /= "a"
        folder.mkdir()
    assert_refused(build_within_limits(site), "nested more than 32 levels deep")


def test_a_randomly_damaged_site_is_built_or_an_error(tmp_path_factory):
    """Changes, removes, repeats, and inserts bytes in real files."""
    chance = random.Random(int(os.environ.get("TRUST_SEED", "2026")))
    site = tmp_path_factory.mktemp("damage")
    make_site(site)
    paths = [path for part in ("content", "themes") for path in sorted((site / part).rglob("*")) if path.suffix in (
        ".md", ".yml", ".csv", ".html", ".xml", ".json", ".ics", ".jinja", ".txt")]
    for _ in range(300 if IS_TORTURE else 15):
        before = {}
        for path in chance.sample(paths, 6):
            text = before[path] = path.read_bytes()
            for _ in range(chance.choice([1, 3, 20])):
                place = chance.randrange(len(text) + 1)
                piece = chance.choice([chance.randbytes(2), b"", text[:chance.randrange(1, 60)], b"{{", b"%}", b"\n---\n", b": ", b"[", b"\"", b"\xff", b"\0"])
                text = text[:place] + piece + text[place + chance.choice([0, 0, 1, 5, 200]):]
            path.write_bytes(text)
        build_within_limits(site)
        for path, text in before.items():
            path.write_bytes(text)
    assert built(site) == built(site, "clean") == tree(site / "clean")
