"""Writes new documents, reads them with PyYAML, and builds them."""

import json
import os
import pathlib
import pty
import re
import shutil
import subprocess

import pytest
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("BROADSIDE", ROOT / ".build" / "release" / "broadside"))


@pytest.fixture
def site(tmp_path: pathlib.Path) -> pathlib.Path:
    for folder in ["content", "themes"]:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def run(site: pathlib.Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PROGRAM, *arguments], cwd=site, capture_output=True, text=True, stdin=subprocess.DEVNULL)


def front_matter(path: pathlib.Path) -> dict:
    return yaml.safe_load(path.read_text().split("---\n")[1])


def answer(site: pathlib.Path, arguments: list[str], typed: str) -> tuple[int, str]:
    """Runs the program on a pseudoterminal with typed input. Returns the exit status and what the terminal shows."""
    ours, theirs = pty.openpty()
    os.write(ours, typed.encode())
    with subprocess.Popen([PROGRAM, *arguments], cwd=site, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 4096):
                shown += part
        except OSError:  # Linux reports a closed terminal with this error.
            pass
    os.close(ours)
    return process.returncode, shown.decode()


def test_the_file_lists_every_field_in_order_with_its_hint(site):
    result = run(site, "new", "member", "María López", "--date", "2026-02-03")
    assert (result.stdout, result.stderr, result.returncode) == ("Wrote content/members/maria-lopez.md\n", "", 0)
    text = (site / "content/members/maria-lopez.md").read_text()
    declared = yaml.safe_load((ROOT / "content/members/_type.yml").read_text())["fields"]
    places = [text.index(f"\n{key}:") if f"\n{key}:" in text else text.index(f"\n# {key}:") for key in declared]
    assert places == sorted(places)
    plain = text.replace("\n# ", " ")
    for field in declared.values():
        assert field["hint"].rstrip(".") in plain
    assert '# sort-name: "{name}"' in text
    assert "#     level:  # Level of government. One of: city, county, school district" in text
    assert "# Published only if consent.published." in text
    assert run(site, "build", "--strict").returncode == 0


def test_uncommented_fields_are_valid(site):
    """Uncomments every field and fills in the required ones."""
    shutil.copy(ROOT / "content/share.png", site / "content/members/ana.png")
    run(site, "new", "member", "Ana Ruiz")
    path = site / "content/members/ana-ruiz.md"
    text = re.sub(r"^# ((?:  |[a-z-]+:).*)$", r"\1", path.read_text(), flags=re.MULTILINE)
    for key, value in [("- title", "Mayor"), ("published", "true"), ("- body", "board"), ("src", "ana.png"), ("alt", "Ana")]:
        text = text.replace(f" {key}:", f" {key}: {value}")
    path.write_text(text)
    assert run(site, "build", "--strict").stderr == ""
    page = (site / "output/members/ana-ruiz/index.html").read_text()
    assert "Mayor" in page and "ana.png" in page


def test_the_next_build_reports_empty_required_fields(site):
    result = run(site, "new", "briefs", "Rent relief", "--date", "2026-02-03")
    assert "Fill in: kind, description, topics\n" in result.stdout
    assert front_matter(site / "content/briefs/rent-relief.md")["date"].isoformat() == "2026-02-03"
    build = run(site, "build")
    for field in ["kind", "description", "topics"]:
        assert f'"{field}" is missing' in build.stderr
    assert build.stderr.count("  error  ") == 3


def test_values_from_arguments_are_filled_in_and_build(site):
    shutil.copy(ROOT / "content/share.png", site / "content/news/hall.png")
    result = run(
        site, "new", "news item", "A statement", "--set", "description=It says so.", "--set", "kind=statement",
        "--set", "chapters=texas; colorado", "--set", "chapters=florida", "--set", "contact.role=Press",
        "--set", "image.src=hall.png", "--set", "image.alt=The hall", "--set", "correction=One.\n\nTwo: #2", "--draft",
    )  # fmt: skip
    assert (result.stderr, result.returncode) == ("", 0)
    fields = front_matter(site / "content/news/a-statement.md")
    assert fields["chapters"] == ["texas", "colorado", "florida"]
    assert fields["contact"] == {"role": "Press", "email": None}
    assert fields["image"] == {"src": "hall.png", "alt": "The hall"}
    assert fields["correction"] == "One.\n\nTwo: #2"
    assert fields["draft"] is True
    assert "Fill in" not in result.stdout
    assert run(site, "build", "--strict").stderr == ""
    assert not (site / "output/news/a-statement").exists()
    assert run(site, "build", "--strict", "--drafts").stderr == ""
    assert "Two: #2" in (site / "output/news/a-statement/index.html").read_text()


def test_required_fields_of_a_record_are_requested_if_it_has_a_value(site):
    arguments = ["--set", "description=D.", "--set", "contact.email=press@example.org"]
    assert "Fill in: contact.role\n" in run(site, "new", "news", "A statement", *arguments).stdout
    assert run(site, "build").stderr.startswith('content/news/a-statement.md:')
    assert run(site, "build").stderr.count("  error  ") == 1
    status, shown = answer(site, ["new", "news", "Another", *arguments], "Press\n")
    assert status == 0 and "Role: " in shown or "contact.role: " in shown
    assert front_matter(site / "content/news/another.md")["contact"]["role"] == "Press"


def test_nested_records_are_filled_in(tmp_path):
    (tmp_path / "content/notes").mkdir(parents=True)
    shutil.copytree(ROOT / "themes/base", tmp_path / "themes/base")
    (tmp_path / "content/site.yml").write_text("title: Notes\nbase-url: https://example.org\ntheme: base\n")
    inner = "{ type: record, fields: { a: { type: text, required: true }, b: { type: date, required: true } } }"
    (tmp_path / "content/notes/_type.yml").write_text(
        "name: note\nfields:\n  outer:\n    type: record\n    required: true\n    fields:\n"
        f"      must: {{ type: text, required: true }}\n      may: {inner}\n      rows: {{ type: list, of: {inner} }}\n"
    )
    result = run(tmp_path, "new", "note", "One", "--set", "outer.must=x")
    assert result.stdout == "Wrote content/notes/one.md\n"
    assert run(tmp_path, "build", "--strict").stderr == ""
    result = run(tmp_path, "new", "note", "Two", "--set", "outer.rows.a=x", "--date", "2026-02-03")
    assert "Fill in: outer.must\n" in result.stdout
    fields = front_matter(tmp_path / "content/notes/two.md")["outer"]
    assert [{key: str(value) for key, value in row.items()} for row in fields["rows"]] == [{"a": "x", "b": "2026-02-03"}]


@pytest.mark.parametrize("name", ["news-item", "News", "News_Item", "news  item"])
def test_the_name_of_a_type_is_accepted_in_any_spelling(site, name):
    assert run(site, "new", name, "A statement").stdout.startswith("Wrote content/news/a-statement.md\n")


def test_existing_files_are_not_overwritten(site):
    before = (site / "content/members/nick-licata.md").read_bytes()
    result = run(site, "new", "member", "Nick Licata")
    assert result.returncode == 1
    assert result.stderr == (
        "error  content/members/nick-licata.md already exists\n"
        "  open it, or choose another name: --name nick-licata-2\n\n"
    )
    assert (site / "content/members/nick-licata.md").read_bytes() == before
    assert run(site, "new", "member", "Nick Licata", "--name", "seattle/nick-licata-2").returncode == 0
    assert (site / "content/members/seattle/nick-licata-2.md").is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["membr", "Ana"], 'no type is named "membr"\n  did you mean "member"?'),
        (["newz", "Ana"], 'no type is named "newz"\n  did you mean "news"?'),
        (["xyz", "Ana"], 'no type is named "xyz"\n  use one of: brief, chapter, member, news-item, place, topic, page'),
        (["member"], 'the member has no title\n  write it after the type: broadside new member "Title"'),
        (["member", " \n"], "the member has no title"),
        (["page", "!?"], '"!?" is not a valid file name\n  set a name with --name'),
        (["page", "A", "--name", "../a"], '"../a" is not a valid file name in content'),
        (["page", "A", "--name", "_a"], '"_a" is not a valid file name in content'),
        (["member", "A", "--set", "chapter=texs"], '--set chapter: no chapter is named "texs"  [dangling-reference]\n  did you mean "texas"?'),
        (["member", "A", "--set", "stat=TX"], '--set stat: no field is named "stat"\n  did you mean "state"?'),
        (["member", "A", "--set", "published=true"], '--set published: no field is named "published"\n  did you mean "consent.published"?'),
        (["member", "A", "--set", "consent=true"], '--set consent: "consent" has its own fields\n  set one of them: '),
        (["member", "A", "--set", "offices.from=soon"], '--set offices.from: "soon" is not a date'),
        (["member", "A", "--set", "photo.src=a.jpg"], '--set photo.src: there is no file "a.jpg"'),
    ],
)  # fmt: skip
def test_errors_are_reported_and_nothing_is_written(site, arguments, message):
    before = sorted(site.rglob("*"))
    result = run(site, "new", *arguments)
    assert (result.returncode, result.stdout) == (1, "")
    assert f"error  {message}" in result.stderr
    assert sorted(site.rglob("*")) == before


def test_invalid_arguments_exit_with_status_2(site):
    assert run(site, "new", "member", "A", "--set", "draft").returncode == 2
    assert run(site, "new").returncode == 2


TEXTS = [
    "NO", "yes", "null", "~", "1.10", "02134", "2014-01-31", "12:30:45", "0x1f", "=", "<<", "a: b", "a:", "# a", "a #b", "- a",
    "[a", "{a}", "*a", "&a", "!a", "%a", "@a", "`a", "'a'", '"a"', "it's \"so\"", "back\\slash", "two\nlines\n", "a\tb", "a\r\nb",
    "✊🏽 Unidos", "a\u2028b", "a\u0085b", "---", "a\n---\nb", "…", "? a", "| a", "> a", "x" * 300, "Ω: ñ", "a ", "a\u00a0",
]  # fmt: skip


def test_any_text_is_read_back_unchanged(tmp_path):
    """Reads the text with PyYAML and with the program, which exports it."""
    (tmp_path / "content/notes").mkdir(parents=True)
    shutil.copytree(ROOT / "themes/base", tmp_path / "themes/base")
    (tmp_path / "content/site.yml").write_text("title: Notes\nbase-url: https://example.org\ntheme: base\n")
    (tmp_path / "content/notes/_type.yml").write_text(
        "name: note\nexports: [/notes.json]\nfields:\n  title: { type: text, required: true }\n  more: { type: list, of: { type: text } }\n"
        "  about: { type: map, of: { type: text } }\n"
    )
    for number, text in enumerate(TEXTS):
        values = [f"title={text}", f"more={text}", f"about.NO={text}"]
        arguments = ["--name", f"n{number:02}"] + [argument for value in values for argument in ("--set", value)]
        assert run(tmp_path, "new", "note", *arguments).returncode == 0, text
    written = [front_matter_of_text(path) for path in sorted((tmp_path / "content/notes").glob("*.md"))]
    assert [fields["title"] for fields in written] == TEXTS
    assert [fields["about"] for fields in written] == [{"NO": text} for text in TEXTS]
    assert [fields["more"] for fields in written] == [[text.strip()] for text in TEXTS]
    build = run(tmp_path, "build", "--search", "off")
    assert build.returncode == 0, build.stderr
    exported = json.loads((tmp_path / "output/notes.json").read_text())
    assert sorted(note["title"] for note in exported) == sorted(TEXTS)


def front_matter_of_text(path: pathlib.Path) -> dict:
    text = path.read_bytes().decode()
    assert text.startswith("---\n") and text.endswith("\n---\n\n")
    return yaml.safe_load(text[4:-5])


def test_required_fields_are_requested_on_a_terminal(site):
    status, shown = answer(
        site, ["new", "brief"], "Rent relief\nbrif\nbrief\nWhat a city can do.\ndignity; nope\ndignity-at-work; local-power\n"
        "dignity-at-work; good-government\n",
    )  # fmt: skip
    assert status == 0, shown
    assert "Every policy brief needs these fields. Press Return to leave a field empty for now." in shown
    assert "One of: brief, report, toolkit" in shown
    assert '"brif" is not one of the choices for "kind"; did you mean "brief"?' in shown
    assert 'no topic is named "dignity"' in shown
    assert 'no topic is named "local-power"' in shown
    assert "Wrote content/briefs/rent-relief.md" in shown
    fields = front_matter(site / "content/briefs/rent-relief.md")
    assert fields["title"] == "Rent relief"
    assert fields["topics"] == ["dignity-at-work", "good-government"]
    assert run(site, "build", "--strict").stderr == ""


def test_an_empty_answer_on_a_terminal_leaves_the_field_empty(site):
    status, shown = answer(site, ["new", "chapter", "Ohio"], "OH\n\nAt work.\n")
    assert status == 0
    assert "Fill in: status" in shown
    assert front_matter(site / "content/chapters/ohio.md")["state"] == "OH"


def test_the_end_of_input_on_a_terminal_writes_nothing(site):
    status, shown = answer(site, ["new", "chapter", "Ohio"], "OH\n\x04")
    assert status == 1
    assert "Nothing was written." in shown
    assert not (site / "content/chapters/ohio.md").exists()


def test_a_full_disk_leaves_nothing_behind(site):
    command = ["bash", "-c", 'trap "" XFSZ; ulimit -f 0; exec "$0" "$@"', PROGRAM]
    result = subprocess.run([*command, "new", "member", "Lim Three"], cwd=site, capture_output=True, text=True)
    assert result.returncode == 1
    assert not (site / "content/members/lim-three.md").exists()
    result = subprocess.run([*command, "init", "fresh"], cwd=site, capture_output=True, text=True)
    assert result.returncode == 1
    assert list((site / "fresh").iterdir()) == []
