"""Formats front matter and reads it with PyYAML before and after."""

import json
import os
import pathlib
import re
import shutil
import subprocess

import pytest
import yaml

import front_matter

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("BROADSIDE", ROOT / ".build" / "release" / "broadside"))
TYPE = """name: member
permalink: /{slug}/
fields:
  title: { type: text }
  offices: { type: list, of: { type: record, fields: { title: { type: text }, body: { type: text }, level: { type: text }, from: { type: date } } } }
  consent: { type: record, fields: { published: { type: boolean }, title: { type: text }, from: { type: date } } }
  topics: { type: list, of: { type: text } }
  phone: { type: text }
"""


@pytest.fixture
def content(tmp_path: pathlib.Path) -> pathlib.Path:
    (tmp_path / "content" / "members").mkdir(parents=True)
    (tmp_path / "content" / "members" / "_type.yml").write_text(TYPE)
    return tmp_path / "content"


def run(content: pathlib.Path, *arguments: str, status: int = 0) -> subprocess.CompletedProcess[str]:
    result = subprocess.run([PROGRAM, "format", *arguments], cwd=content.parent, capture_output=True, text=True)
    assert result.returncode == status, result.stderr + result.stdout
    return result


def formatted(content: pathlib.Path, front: str) -> str:
    """Returns the front matter after formatting."""
    path = content / "members" / "a.md"
    path.write_bytes(f"---\n{front}---\nBody.\n".encode())
    run(content)
    return path.read_bytes().decode().removeprefix("---\n").removesuffix("---\nBody.\n")


def split(text: str) -> tuple[str, str]:
    match = re.match(r"---\r?\n(.*?)^---\r?\n", text, re.DOTALL | re.MULTILINE)
    return match[1], text[match.end():]


def test_formatting_is_idempotent_and_keeps_all_values(content: pathlib.Path) -> None:
    writer = front_matter.Writer(12)
    keys = ["title", "offices", "consent", "topics", "phone", "slug", "unknown", "another"]
    before = {}
    for number in range(1500):
        path = content / "members" / f"{number}.md"
        path.write_bytes(writer.document(keys).encode())
        before[path] = path.read_bytes().decode()
    assert run(content).stderr == ""
    once = {path: path.read_bytes().decode() for path in before}
    for path, text in before.items():
        (old, old_body), (new, new_body) = split(text), split(once[path])
        assert yaml.safe_load(old) == yaml.safe_load(new), f"{old}\n=>\n{new}"
        assert old_body == new_body
        assert all(old.count(comment) == new.count(comment) for comment in front_matter.COMMENTS), f"{old}\n=>\n{new}"
        if "|+" in old:
            assert new == old
            continue
        names = [name for name in yaml.safe_load(new) or {} if name in keys]
        assert names == sorted(names, key=keys.index) or {"unknown", "another"} <= set(names), new
    assert run(content, "--check").stderr == ""
    run(content)
    assert {path: path.read_bytes().decode() for path in before} == once


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('phone: "1"\ntitle: "Ana"\n', 'title: Ana\nphone: "1"\n'),
        ("title:   Ana   \n", "title: Ana\n"),
        ("title: 'it''s: so'\n", 'title: "it\'s: so"\n'),
        ('title: "NO"\n', 'title: "NO"\n'),
        ("title: NO\n", "title: NO\n"),
        ("topics: [a,'b', \"c, d\" ]\n", 'topics: [a, b, "c, d"]\n'),
        ("consent: {title: x,published: true}\n", "consent: { published: true, title: x }\n"),
        ("topics:\n- a\n- b\n", "topics:\n  - a\n  - b\n"),
        ("own: 1\ntitle: Ana\nelse: 2\n", "title: Ana\nown: 1\nelse: 2\n"),
        ("# of the phone\nphone: x # why\ntitle: Ana\n", "title: Ana\n# of the phone\nphone: x # why\n"),
        ("# of the file\n\nphone: x\ntitle: Ana\n", "# of the file\n\ntitle: Ana\nphone: x\n"),
        ("\n\nphone: x\n\n\ntitle: Ana\n\n", "title: Ana\nphone: x\n"),
        ("offices:\n    - from: 2014\n      title: Mayor\n    # - title: Clerk\ntitle: Ana\n",
         "title: Ana\noffices:\n  - title: Mayor\n    from: 2014\n  # - title: Clerk\n"),
        ("phone: |\n     text\n      more\n\ntitle: Ana\n", "title: Ana\nphone: |\n     text\n      more\n"),
    ],
)
def test_front_matter_is_normalized(content: pathlib.Path, before: str, after: str) -> None:
    assert formatted(content, before) == after


def test_check_lists_the_files_and_changes_nothing(content: pathlib.Path) -> None:
    path = content / "members" / "a.md"
    path.write_text("---\nphone: x\ntitle: Ana\n---\n")
    result = run(content, "--check", "--format", "github", status=1)
    assert result.stdout == (
        "::error file=content/members/a.md,line=1,col=1,endColumn=4,title=front-matter-format::this front matter is not formatted%0A"
        "run broadside format content/members/a.md\n"
    )
    assert path.read_text() == "---\nphone: x\ntitle: Ana\n---\n"
    assert run(content).stdout == "Formatted 1 of 1 document.\n  content/members/a.md\n"
    assert run(content, "--check").stdout == ""


def test_a_file_with_an_error_is_reported_and_not_changed(content: pathlib.Path) -> None:
    broken = content / "members" / "broken.md"
    broken.write_text("---\nphone: x\ntitle: a: b\n---\n")
    (content / "members" / "good.md").write_text("---\nphone: x\ntitle: b\n---\n")
    result = run(content, status=1)
    assert "content/members/broken.md:3:9  error  this line contains a second \": \"" in result.stderr
    assert broken.read_text() == "---\nphone: x\ntitle: a: b\n---\n"
    assert (content / "members" / "good.md").read_text() == "---\ntitle: b\nphone: x\n---\n"


def test_only_the_named_files_are_formatted(content: pathlib.Path) -> None:
    for name in ["a", "b"]:
        (content / "members" / f"{name}.md").write_text("---\nphone: x\ntitle: Ana\n---\n")
    assert run(content, "content/members/b.md").stdout == "Formatted 1 of 1 document.\n  content/members/b.md\n"
    assert run(content, "content/members").stdout == "Formatted 1 of 2 documents.\n  content/members/a.md\n"
    gone = run(content, "content/members/bb.md", status=1)
    assert (gone.stdout, gone.stderr) == ("", "error  there is no file content/members/bb.md\n  did you mean content/members/b.md?\n\n")
    (content / "members" / "notes.txt").write_text("")
    assert "there is no document at content/members/notes.txt\n  documents are .md files\n" in run(content, "content/members/notes.txt", status=1).stderr
    assert run(content, "content/nowhere/", status=1).stderr == "error  there is no file content/nowhere/\n  paths are relative to the current folder\n\n"


def test_many_arguments_and_duplicates_are_accepted(content: pathlib.Path) -> None:
    names = [f"content/members/{number}.md" for number in range(1000)]
    for name in names:
        (content.parent / name).write_text("---\nphone: x\ntitle: Ana\n---\n")
    command = [PROGRAM, "format", "--check", "--format", "json"]
    for named, expected in [(names[:900], names[:900]), ([names[5], f"./{names[5]}", "content/members"], names)]:
        result = subprocess.run([*command, *named], cwd=content.parent, capture_output=True, text=True)
        assert sorted(entry["file"] for entry in json.loads(result.stdout)) == sorted(expected)


def test_formatting_the_sites_content_does_not_change_the_build(tmp_path: pathlib.Path) -> None:
    for folder in ["content", "themes"]:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for path in (tmp_path / "content").rglob("*.md"):
        front, body = split(path.read_text())
        lines = re.split(r"(?m)^(?=[a-z])", front)[1:]
        path.write_text("---\n" + "".join(reversed(lines)) + "---\n" + body)
    build = [PROGRAM, "build", "--search", "off", "--output"]
    subprocess.run([*build, "before"], cwd=tmp_path, check=True, capture_output=True)
    assert "Formatted 0 of" not in run(tmp_path / "content").stdout
    subprocess.run([*build, "after"], cwd=tmp_path, check=True, capture_output=True)
    files = lambda folder: {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert files(tmp_path / "before") == files(tmp_path / "after")
    assert run(ROOT / "content", "--check").stderr == ""


def test_a_file_with_two_names_is_written_once_and_other_files_are_not_touched(content: pathlib.Path) -> None:
    members = content / "members"
    (members / "a.md").write_text("---\nphone: x\ntitle: Ana\n---\n")
    (members / "b.md").symlink_to("a.md")
    (members / ".a.md.new").write_text("mine")
    run(content)
    assert (members / "a.md").read_text() == "---\ntitle: Ana\nphone: x\n---\n"
    assert (members / "b.md").is_symlink()
    assert sorted(path.name for path in members.glob(".*")) == [".a.md.new"]
