"""No crash and no endless work on any input: every file that one could commit is built or refused with its place, in bounded time and memory."""

import itertools
import os
import pathlib
import random
import resource
import socket
import subprocess
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


def survives(site: pathlib.Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Builds within a minute and four gigabytes, and ends as a program should."""
    said = build(site, "output", *arguments, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)))
    assert said.returncode in (0, 1), (said.returncode, said.stderr[-500:])
    assert said.returncode == 0 or "error" in said.stderr
    assert len(said.stderr) < 40_000_000
    return said


def pairs(names: Iterable[str], places: list[str]) -> list[tuple[str, str]]:
    """Every name with every place in the long form; with one of them in the short one."""
    if IS_TORTURE:
        return list(itertools.product(names, places))
    return [(name, places[number % len(places)]) for number, name in enumerate(names)]


def aliases(levels: int) -> str:
    lines = ['a0: &a0 ["x"]']
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]" for level in range(1, levels)]
    return "\n".join(lines)


YAML = {
    "a bomb of aliases": aliases(12),
    "an alias to itself": "a: &a [*a]",
    "ten thousand lists in each other": "tags: " + "[" * 10_000 + "]" * 10_000,
    "ten thousand mappings in each other": "map: " + "{a: " * 10_000 + "}" * 10_000,
    "ten thousand levels of indentation": "\n".join(" " * level + f"k{level}:" for level in range(2_000)),
    "lists that do not end": "tags: " + "[" * 100_000,
    "a million keys": "".join(f"k{number}: v\n" for number in range(1_000_000 if IS_TORTURE else 100_000)),
    "a key of a million letters": "k" * 1_000_000 + ": v",
    "a value of millions of letters": "title: " + "v" * LONG,
    "a million elements": "tags: [" + "a, " * 500_000 + "a]",
    "the same key ten thousand times": "title: a\n" * 10_000,
    "a thousand anchors": "".join(f"k{number}: &a{number} v\n" for number in range(10_000)),
    "a merge key": "base: &b { title: x }\nmap: { <<: *b }",
    "tags of other languages": "title: !!python/object/apply:os.system [id]",
    "a directive": "%YAML 9.9\n---\ntitle: x",
    "a binary": "title: !!binary R0lGODlhDAAMAIQAAP",
    "a tab": "\ttitle: x",
    "control characters": "title: a\x07b\x1b[31m",
    "a quoted escape of NUL": 'title: "a\\0b\\e[31m\\u2028c"',
    "only colons": ":" * 10_000,
    "only dashes": "- " * 10_000,
    "only questions": "? " * 10_000,
    "only quotes": "'" * 10_001,
    "only commas": "title: [" + "," * 10_000 + "]",
    "a folded text of blank lines": "title: >\n" + "\n" * 100_000,
    "a date of no calendar": "title: x\ndate: 2026-02-31",
    "a date far off": "title: x\ndate: 99999999999999999999-01-01",
    "a year of no end": "title: x\ndate: " + "9" * 10_000,
}


@pytest.mark.parametrize(("name", "place"), pairs(YAML, ["front matter", "type", "settings", "theme", "data"]))
def test_yaml(tmp_path, name, place):
    text = YAML[name]
    files = {
        "front matter": {"things/_type.yml": TYPE, "things/a.md": f"---\n{text}\n---\n"},
        "type": {"things/_type.yml": text + "\n", "things/a.md": "---\ntitle: A\n---\n"},
        "settings": {"site.yml": SETTINGS + text + "\n"},
        "theme": {"themes/base/theme.yml": "name: base\n" + text + "\n"},
        "data": {"themes/base/data/a.yml": text + "\n"},
    }[place]
    said = survives(make_small_site(tmp_path, files))
    if said.returncode == 1:
        path = {"front matter": "content/things/a.md", "type": "content/things/_type.yml", "settings": "content/site.yml",
                "theme": "themes/base/theme.yml", "data": "themes/base/data/a.yml"}[place]
        assert path in said.stderr


BYTES = {
    "no UTF-8": b"a\xff\xfeb",
    "half a letter at the end": b"caf\xc3",
    "an overlong slash": b"\xc0\xaf",
    "a surrogate": b"\xed\xa0\x80",
    "beyond the last letter": b"\xf4\x90\x80\x80",
    "NUL": b"a\0b\0",
    "only NUL": b"\0" * 100_000,
    "a BOM in the middle": b"a \xef\xbb\xbf b\n\n\xef\xbb\xbf# c\n",
    "UTF-16": "title: x".encode("utf-16"),
    "old line ends": b"a\r\r\rb\r",
    "line separators": "a\u2028b\u2029c\u0085d\x0be\x0c".encode(),
    "one line of megabytes": b"word " * (LONG // 5),
    "right to left": "\u202eevil\u202c \u200f\u2066x".encode(),
    "letters of many marks": ("e" + "\u0301" * 100_000).encode(),
    "random bytes": random.Random(2026).randbytes(100_000),
}


@pytest.mark.parametrize(("name", "place"), pairs(BYTES, ["front matter", "body", "type", "settings", "template", "theme", "table", "style"]))
def test_bytes(tmp_path, name, place):
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
    survives(make_small_site(tmp_path, files))


NAMES = [
    "quote'\".txt", "emoji 🗳️.txt", "percent %2e%2e%2f.txt", "%00.txt", "..txt", "...", "a..b.txt", "space .txt", "question?.txt", "hash#.txt",
    "back\\slash.txt", "semi;colon.txt", "<script>.txt", "amp&.txt", "-rf.txt", "--help.txt", "*.txt", "$(id).txt", "`id`.txt", "\u202etxt.exe",
    "\u200frtl\u200e.txt", "é.txt", "é.txt", "con.txt", "A.txt", "a.txt", "x" * 251 + ".txt", "😀" * 62 + ".txt", "~", "%.txt", "+.txt", "@.txt",
    "[a](b).txt", "{{ page }}.txt", "tab\u00a0.txt", "\u2028.txt",
]


def test_odd_names_of_files_are_published_under_them(tmp_path):
    site = make_small_site(tmp_path, {name: name for name in NAMES if not name.startswith((".", "_")) and not name.endswith("~")})
    made = built(site)
    for name in NAMES:
        assert (name in made) == (not name.startswith(".") and not name.endswith("~")), name
    assert built(site, "again") == made


@pytest.mark.parametrize("name", [name.removesuffix(".txt") + ".md" for name in NAMES if len(name) < 200 and not name.startswith((".", "~"))])
def test_odd_names_of_documents_have_an_address_or_an_error(tmp_path, name):
    site = make_small_site(tmp_path, {name: "---\ntitle: Odd\n---\n\n[Home](index.md)\n"})
    said = survives(site)
    for path in (site / "output").rglob("*"):
        relative = str(path.relative_to(site / "output"))
        assert all(character.isprintable() for character in relative), relative
    if said.returncode == 1:
        assert "content/" in said.stderr


@pytest.mark.parametrize("name", ["x" * 252 + ".md", "x" * 255, "é" * 125 + "x.md", "x" * 251 + ".css", "x" * 245 + ".css.jinja", "x" * 250 + ".html"], ids=range(6))
@pytest.mark.parametrize("place", ["content", "content/things", "themes/base/static", "themes/base/static/assets", "themes/base/templates"])
def test_the_longest_names_are_built_or_an_error_that_names_them(tmp_path, name, place):
    site = make_small_site(tmp_path, {"things/_type.yml": TYPE})
    (site / place).mkdir(parents=True, exist_ok=True)
    (site / place / name).write_text("---\ntitle: A\n---\n" if name.endswith(".md") else "p { color: red }\n")
    said = survives(site)
    if said.returncode == 1:
        assert name[:200] in said.stderr, said.stderr
        assert not (site / "output/index.html").exists()


@pytest.mark.parametrize(("name", "place"), pairs(
    ["new\nline", "carriage\rreturn", "tab\t", "escape\x1b[31m", "bell\x07", "delete\x7f"],
    ["content", "themes/base/static", "themes/base/templates/files", "content/folder"]))
def test_names_that_would_break_lines_are_refused(tmp_path, name, place):
    site = make_small_site(tmp_path, {})
    (site / place).mkdir(exist_ok=True)
    (site / place / f"{name}.txt").write_text("x")
    (site / place / name).mkdir()
    (site / place / name / "a.txt").write_text("x")
    said = survives(site)
    assert said.returncode == 1
    assert "rename it" in said.stderr
    assert "\x1b[31m" not in said.stderr and "\x07" not in said.stderr, "an editor's terminal is written to"


def test_names_that_are_no_text_are_refused(tmp_path):
    site = make_small_site(tmp_path, {})
    with open(os.fsencode(site) + b"/content/caf\xe9.md", "w", encoding="utf-8") as file:
        file.write("---\ntitle: x\n---\n")
    assert_refused(survives(site), "this name is no text")


def test_documents_whose_names_differ_by_case_only_are_two_or_an_error(tmp_path):
    site = make_small_site(tmp_path, {"About.md": "---\ntitle: One\n---\n", "about.md": "---\ntitle: Two\n---\n"})
    assert_refused(survives(site), "content/About.md", "content/about.md")


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
def test_links_out_of_the_content_are_refused_and_nothing_of_them_is_told(tmp_path, name):
    path, target = LINKS[name]
    site = make_small_site(tmp_path, {"things/a.md": "---\ntitle: A\n---\n"})
    (site / "outside").mkdir()
    for file in ("_type.yml", "site.yml", "note.txt"):
        (site / "outside" / file).write_text("SECRET: [SECRET")
    (site / "content/b.txt").symlink_to(site / "outside/note.txt")
    (site / "content" / path).unlink(missing_ok=True)
    (site / "content" / path).symlink_to(target)
    said = survives(site)
    assert_refused(said, f"content/{path}", "this link leads out of the content folder")
    assert "SECRET" not in said.stderr and "root:" not in said.stderr
    assert not (site / "output/index.html").exists()


@pytest.mark.parametrize("path", ["static/a.txt", "static/a", "templates/page.html", "data/a.yml", "i18n/en.yml", "components/a.html", "theme.yml"])
def test_links_out_of_a_theme_are_refused(tmp_path, path):
    site = make_small_site(tmp_path, {})
    (site / "outside").mkdir()
    (site / "outside/note.txt").write_text("SECRET: [SECRET")
    link = site / "themes/base" / path
    link.parent.mkdir(exist_ok=True)
    link.unlink(missing_ok=True)
    link.symlink_to(site / "outside" if path.endswith("/a") else site / "outside/note.txt")
    said = survives(site)
    assert_refused(said, f"themes/base/{path}", "this link leads out of the theme")
    assert "SECRET" not in said.stderr


@pytest.mark.parametrize("place", ["content", "themes/base/static", "themes/base/templates", "themes/base/data"])
def test_links_in_a_circle_are_refused_at_once(tmp_path, place):
    site = make_small_site(tmp_path, {})
    for name in "abcdef":
        (site / place).mkdir(exist_ok=True)
        (site / place / name).symlink_to(".")
    assert_refused(survives(site), f"{place}/a", "leads back to a folder that it lies in")


def test_links_within_the_content_and_a_theme_that_is_a_link_are_followed(tmp_path):
    site = make_small_site(tmp_path, {"a.txt": "here"})
    (site / "content/b.txt").symlink_to("a.txt")
    (site / "themes/base").rename(site / "elsewhere")
    (site / "themes/base").symlink_to("../elsewhere")
    assert built(site)["b.txt"] == b"here"


@pytest.mark.parametrize(("path", "kind"), pairs(
    ["content/site.yml", "content/a.md", "content/a.txt", "content/things/_type.yml", "themes/base/theme.yml",
     "themes/base/templates/page.html", "themes/base/static/a.css", "themes/base/data/a.yml", "themes/base/i18n/en.yml"],
    ["a pipe", "a socket", "a device", "a folder"]))
def test_what_is_no_file_is_an_error_or_left_out(tmp_path, path, kind):
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
    survives(site)


def test_huge_files_are_published_or_refused(tmp_path):
    size = (100 if IS_TORTURE else 20) << 20
    site = make_small_site(tmp_path, {"big.bin": b"\0" * size, "big.md": b"---\ntitle: Big\n---\n" + b"word " * (size // 5)})
    assert_refused(survives(site), "content/big.md", "larger than 4 MB")
    (site / "content/big.md").write_bytes(b"---\ntitle: " + b"x" * size + b"\n---\n")
    survives(site)
    (site / "content/big.md").unlink()
    assert len(built(site)["big.bin"]) == size


def test_deep_folders_end(tmp_path):
    site = make_small_site(tmp_path, {})
    folder = site / "content"
    for _ in range(100):
        folder /= "a"
        folder.mkdir()
    assert_refused(survives(site), "nested more than 32 deep")


def test_random_damage_to_a_real_site(tmp_path_factory):
    """Bytes changed, dropped, doubled and swapped in real files."""
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
        survives(site)
        for path, text in before.items():
            path.write_bytes(text)
    assert built(site) == built(site, "clean") == tree(site / "clean")
