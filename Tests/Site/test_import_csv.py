"""Imports rosters in the formats of real spreadsheets, with the errors that they contain."""

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
NICK = "content/members/nick-licata.md"


@pytest.fixture
def site(tmp_path: pathlib.Path) -> pathlib.Path:
    """A copy of this repository's content."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path


def run(site: pathlib.Path, table: str | bytes, *arguments: str, status: int = 0) -> subprocess.CompletedProcess[str]:
    """Imports `table` as members."""
    (site / "members.csv").write_bytes(table if isinstance(table, bytes) else table.encode())
    command = [PROGRAM, "import", "csv", "members.csv", "--type", "member", *arguments]
    result = subprocess.run(command, cwd=site, capture_output=True, text=True)
    assert result.returncode == status, result.stderr + result.stdout
    return result


def files(site: pathlib.Path) -> dict[str, bytes]:
    return {str(path.relative_to(site)): path.read_bytes() for path in (site / "content").rglob("*") if path.is_file()}


def fields(site: pathlib.Path, path: str) -> dict:
    return yaml.safe_load((site / path).read_text().split("---\n")[1])


ROSTER = """Name,Sort name,State,Chapter,offices.title,offices.body,offices.level,Topics,consent.published,Agreed on,Phone
María López,"López, María",Texas,Texas,Councilmember,Austin City Council,City,Dignity at Work; good-government,TRUE,,512-555-0100
Ada Byron,,New York,new-york,,,,,yes,,
"""


def test_an_imported_roster_builds(site: pathlib.Path) -> None:
    result = run(site, ROSTER, "--map", "Agreed on=consent.on")
    assert result.stdout == "Imported: 2 new, 0 changed, 0 unchanged.\n"
    assert (site / "content/members/maria-lopez.md").read_text() == (
        "---\nname: María López\nsort-name: López, María\nstate: Texas\nchapter: texas\noffices:\n  - title: Councilmember\n"
        "    body: Austin City Council\n    level: city\ntopics: [dignity-at-work, good-government]\n"
        'consent: { published: true }\nphone: "512-555-0100"\n---\n'
    )
    shutil.copytree(ROOT / "themes", site / "themes")
    build = subprocess.run([PROGRAM, "build", "--search", "off"], cwd=site, capture_output=True, text=True)
    assert build.returncode == 0, build.stderr
    assert "María López" in (site / "output/members/maria-lopez/index.html").read_text()
    before = files(site)
    assert run(site, ROSTER, "--map", "Agreed on=consent.on").stdout == "Imported: 0 new, 0 changed, 2 unchanged.\n"
    assert files(site) == before
    assert subprocess.run([PROGRAM, "format", "--check"], cwd=site).returncode == 0


def test_members_without_consent_are_reported(site: pathlib.Path) -> None:
    table = ROSTER.replace("TRUE", "").replace("yes", "no")
    expected = '2 members are not published: they do not meet the condition "consent.published"\n'
    assert run(site, table, "--map", "Agreed on=consent.on").stdout == "Imported: 2 new, 0 changed, 0 unchanged.\n" + expected
    assert run(site, table, "--map", "Agreed on=consent.on").stdout == "Imported: 0 new, 0 changed, 2 unchanged.\n" + expected
    assert run(site, ROSTER, "--map", "Agreed on=consent.on").stdout == "Imported: 0 new, 2 changed, 0 unchanged.\n"


def test_an_update_preserves_everything_else_in_the_file(site: pathlib.Path) -> None:
    before = (
        "---\r\n# Asked in person.\r\nstate: Washington # since 1998\r\nname: 'Nick Licata'\r\noffices:\r\n"
        "    # the last one\r\n    - body: Seattle City Council\r\n      title: Councilmember\r\n"
        "    - title: Volunteer\r\ntopics:\r\n  - good-government # most\r\n  # and\r\n  - dignity-at-work\r\n"
        "consent: {published: yes}\r\n---\r\n\r\nHis text  \r\nstays.\r\n"
    )
    (site / NICK).write_bytes(before.encode())
    table = (
        "name,state,offices.title,offices.2.title,offices.2.level,topics,consent.published,consent.on,pronouns\n"
        "Nick Licata,Oregon,Council president,Volunteer,city,dignity-at-work;immigrant-protections,TRUE,2020-01,he\n"
    )
    run(site, table)
    after = (
        before.replace("Washington", "Oregon").replace("title: Councilmember", "title: Council president")
        .replace("- title: Volunteer\r\n", "- title: Volunteer\r\n      level: city\r\n")
        .replace("  - good-government # most\r\n  # and\r\n  - dignity-at-work\r\n",
                 "  # and\r\n  - dignity-at-work\r\n  - immigrant-protections\r\n")
        .replace("published: yes}", "published: yes, on: 2020-01}")
        .replace("name: 'Nick Licata'\r\n", "name: 'Nick Licata'\r\npronouns: he\r\n")
    )
    assert (site / NICK).read_bytes().decode() == after


def test_empty_cells_and_rows_change_nothing(site: pathlib.Path) -> None:
    before = files(site)
    assert run(site, "name,state,phone\nNick Licata,,\n,,\n\nGreg Casar,Texas,\n").stdout == (
        "Imported: 0 new, 0 changed, 2 unchanged.\n"
    )
    assert files(site) == before


def test_a_dry_run_shows_the_changes_and_writes_nothing(site: pathlib.Path) -> None:
    before = files(site)
    result = run(site, "name,state,consent.published\nNick Licata,Oregon,\nAda Byron,Texas,true\n", "--dry-run")
    assert result.stdout == (
        "content/members/nick-licata.md\n    name: Nick Licata\n    sort-name: Licata, Nick\n  - state: Washington\n  + state: Oregon\n"
        "    offices:\n      - title: Councilmember\n\n"
        "content/members/ada-byron.md  new\n  + ---\n  + name: Ada Byron\n  + state: Texas\n  + consent: { published: true }\n  + ---\n\n"
        "Would import: 1 new, 1 changed, 0 unchanged.\n"
    )
    assert files(site) == before


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_a_dry_run_shows_the_changes_with_every_report_format(site: pathlib.Path, form: str) -> None:
    result = run(site, "name,consent.published\nAda Byron,true\n", "--dry-run", "--format", form)
    shown, other = (result.stdout, result.stderr) if form == "github" else (result.stderr, result.stdout)
    assert "content/members/ada-byron.md  new\n  + ---\n  + name: Ada Byron\n" in shown
    assert shown.endswith("Would import: 1 new, 0 changed, 0 unchanged.\n")
    assert other == "" if form == "github" else json.loads(other) is not None


ERRORS = [
    ("name,chapter\nAna,texs\n", '2:5 error: no chapter is named "texs"; did you mean "texas"? (content/chapters/texas.md)'),
    ("name,offices.title,offices.level\nAna,Mayor,ctiy\n",
     '2:11 error: "ctiy" is not one of the choices for "level"; did you mean "city"? use one of: '
     "city, county, school district, special district, state"),
    ("name,offices.level\nAna,city\n", '2:5 error: "title" is missing; every entry in "offices" needs one'),
    ("state\nTexas\n", '2:1 error: "name" is missing; every member needs one'),
    ("name,consent.on\nAna,1/31/2014\n", '2:5 error: "1/31/2014" is not a date; write 2014-01-31'),
    ("name,consent.published\nAna,maybe\n", '2:5 error: "maybe" is neither true nor false; write true or false'),
    ("name,Sate\nAna,Texas\n",
     '1:6 error: a member has no field "Sate"; did you mean "state"? set the field with --map "Sate=field", or skip the '
     'column with --map "Sate=-"'),
    ("name,offices.tittle\nAna,x\n",
     '1:6 error: "offices" has no field "tittle"; did you mean "offices.title"? set the field with --map "offices.tittle=field", '
     'or skip the column with --map "offices.tittle=-"'),
    ("name,title\nAna,Mayor\n",
     '1:6 error: a member has no field "title"; did you mean "offices.title" or "roles.title"? set the field with --map "title=field", '
     'or skip the column with --map "title=-"'),
    ("name,consent\nAna,yes\n",
     '1:6 error: "consent" has its own fields; use a column for each (consent.published, consent.on), or skip the column with '
     '--map "consent=-"'),
    ("name,roles.2\nAna,chair\n",
     '1:6 error: "roles.2" has its own fields; use a column for each (roles.2.body, roles.2.chapter, roles.2.title, roles.2.from, '
     'roles.2.until), or skip the column with --map "roles.2=-"'),
    ("name,photo\nAna,ana.jpg\n",
     '1:6 error: "photo" has its own fields; use a column for each (photo.src, photo.alt), or skip the column with --map "photo=-"'),
    ("name,NAME\nAna,Bea\n", '1:6 error: "NAME" fills the same field as "name"; skip one of them: --map "NAME=-"'),
    ("name,state\nAna,Texas\nAna,Ohio\n",
     "3:1 error: this row is for the same member as line 2: content/members/ana.md; combine the rows, or add a "
     '"slug" column with different names'),
    ("name,state\nAna,Texas,x\n", "2:11 error: this row has 3 cells, but the spreadsheet has 2 columns; put quotation marks around a cell that contains a separator"),
    ("name\n\"Ana\n", "2:1 error: this cell is not closed; add the closing quotation mark"),
    ("", "1:1 error: this spreadsheet is empty; write the names of the columns in the first row"),
]


@pytest.mark.parametrize(("table", "message"), ERRORS)
def test_an_error_is_reported_at_its_cell_and_nothing_is_written(site: pathlib.Path, table: str, message: str) -> None:
    before = files(site)
    result = run(site, table, "--format", "json", status=1)
    found = [
        f"{entry['line']}:{entry['column']} {entry['severity']}: {entry['message']}; {entry['help']}"
        for entry in json.loads(result.stdout)
    ]
    assert [re.sub(r" \(content/members/_type.yml:\d+\)$", "", line) for line in found] == [message]
    assert files(site) == before


@pytest.mark.parametrize(
    "table",
    [
        b"\xef\xbb\xbfname,state\r\nMar\xc3\xada,Texas\r\n",
        "name;state\r\nMaría;Texas\r\n".encode(),
        "sep=;\r\nname;state\r\nMaría;Texas\r\n".encode(),
        "name\tstate\nMaría\tTexas\n".encode(),
        "name\tstate\r\nMaría\tTexas\r\n".encode("utf-16"),
        "name,state\rMaría,Texas\r".encode(),
        "name;state\nMar\u00eda;Texas\n".encode("windows-1252"),
        '"name","state"\n" María ","Texas"\n'.encode(),
    ],
)
def test_the_formats_of_spreadsheet_programs_are_read(site: pathlib.Path, table: bytes) -> None:
    result = run(site, table)
    assert fields(site, "content/members/maria.md") == {"name": "María", "state": "Texas"}
    assert ("Windows-1252" in result.stderr) == (b"\xed" in table and not table.startswith(b"\xff"))


def test_a_key_distinguishes_people_with_the_same_name(site: pathlib.Path) -> None:
    (site / "content/members/ana.md").write_text("---\nname: Ana\nphone: 1\n---\n")
    (site / "content/members/bea.md").write_text("---\nname: Bea\nphone: 2\n---\n")
    # If a name changes, the file stays the same.
    run(site, "name,phone\nBeatriz,2\n", "--key", "phone")
    assert fields(site, "content/members/bea.md")["name"] == "Beatriz"
    error = run(site, "name,phone\nAna,3\n", "--key", "phone", status=1).stderr
    assert "content/members/ana.md has the same name as this row, but its \"phone\" is 1" in error
    run(site, "name,phone,slug\nAna,3,ana-2\n", "--key", "phone")
    assert fields(site, "content/members/ana-2.md") == {"name": "Ana", "phone": "3"}
    assert 'no column fills the key "phone"' in run(site, "name\nAna\n", "--key", "phone", status=1).stderr


def test_a_key_shared_by_two_documents_is_an_error(site: pathlib.Path) -> None:
    for name, phone in [("ana", '"0100"'), ("bea", '" 0100"'), ("eva", "1")]:
        (site / f"content/members/{name}.md").write_text(f"---\nname: {name.title()}\nphone: {phone}\n---\n")
    before = files(site)
    error = run(site, "name,phone,pronouns\nEva,1,she\nAna,0100,she\n", "--key", "phone", status=1).stderr
    assert "members.csv:3:1  error  two documents have this key: content/members/ana.md, content/members/bea.md" in error
    assert error.count("  error  ") == 1
    assert files(site) == before
    run(site, "name,phone,pronouns\nEva,1,she\n", "--key", "phone")
    assert fields(site, "content/members/eva.md")["pronouns"] == "she"


def test_a_key_shared_by_two_rows_is_an_error(site: pathlib.Path) -> None:
    before = files(site)
    result = run(site, "name,phone\nAna Ruiz,0100 x\nAna Roiz, 0100 X\n", "--key", "phone", status=1)
    assert 'members.csv:3:1  error  this row has the same "phone" as line 2' in result.stderr
    assert files(site) == before


def test_columns_can_be_mapped_skipped_and_used_as_the_body(site: pathlib.Path) -> None:
    table = "Full name,Cell,Fax,Joined,Bio\nAna Ruiz,02134,x,1/31/2014,\"First.\n\nSecond.\"\n"
    run(site, table, "--map", "full NAME=name", "--map", "Cell=phone", "--map", "Fax=-", "--map", "Joined=consent.on",
        "--dates", "mdy", "--body", "bio")
    assert (site / "content/members/ana-ruiz.md").read_text() == (
        '---\nname: Ana Ruiz\nconsent: { on: 2014-01-31 }\nphone: "02134"\n---\n\nFirst.\n\nSecond.\n'
    )
    assert 'did you mean "Cell"?' in run(site, table, "--map", "Cel=phone", status=1).stderr


def test_several_fields_are_added_to_an_empty_record(site: pathlib.Path) -> None:
    text = (site / NICK).read_text()
    (site / NICK).write_text(re.sub(r"^consent:.*$", "consent: {} # asked", text, flags=re.MULTILINE))
    run(site, "name,consent.on,consent.published\nNick Licata,2026-01-31,yes\n")
    assert "\nconsent: { published: true, on: 2026-01-31 } # asked\n" in (site / NICK).read_text()


def test_a_file_with_an_error_is_not_updated(site: pathlib.Path) -> None:
    (site / NICK).write_text("---\nname: Nick: Licata\n---\n")
    assert f"{NICK}:2:11  error" in run(site, "name,slug,state\nNick Licata,nick-licata,Ohio\n", status=1).stderr


def test_an_update_changes_only_the_fields_of_its_row(tmp_path: pathlib.Path) -> None:
    folder = tmp_path / "content" / "people"
    folder.mkdir(parents=True)
    record = "{ type: record, fields: { title: { type: text }, body: { type: text }, from: { type: text }, level: { type: text }, zone: { type: text } } }"
    (folder / "_type.yml").write_text(
        "name: person\npermalink: /{slug}/\nfields:\n  title: { type: text }\n"
        f"  offices: {{ type: list, of: {record} }}\n  consent: {record}\n  topics: {{ type: list, of: {{ type: text }} }}\n  phone: {{ type: text }}\n"
    )
    writer = front_matter.Writer(9)
    keys = ["title", "offices", "consent", "topics", "phone", "unknown", "another"]
    before, rows = {}, ["slug,title,phone,consent.from,topics,offices.title"]
    for number in range(400):
        text = writer.document(keys)
        before[number] = text
        (folder / f"{number}.md").write_bytes(text.encode())
        rows.append(f'{number},New title,"x: ""{number}""",2014 # no,one;"two, three";{number},Mayor')
    (tmp_path / "people.csv").write_text("\n".join(rows).replace('"two, three"', "two three"))
    command = [PROGRAM, "import", "csv", "people.csv", "--type", "person"]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, text=True).stderr == ""
    for number, text in before.items():
        after = (folder / f"{number}.md").read_bytes().decode()
        fence = re.compile(r"^---\r?\n", re.MULTILINE)
        (_, old, body), (_, new, new_body) = fence.split(text, maxsplit=2), fence.split(after, maxsplit=2)
        fields, found = yaml.safe_load(old), yaml.safe_load(new)
        consent = fields.get("consent") if isinstance(fields.get("consent"), dict) else {}
        row = {"title": "New title", "phone": f'x: "{number}"', "consent": {**consent, "from": "2014 # no"}, "topics": ["one", "two three", str(number)]}
        offices = fields.get("offices")
        if isinstance(offices, list) and offices and isinstance(offices[0], dict):
            row["offices"] = [{**offices[0], "title": "Mayor"}, *offices[1:]]
        else:
            row["offices"] = [{"title": "Mayor"}]
        assert found == {**fields, **row}, f"{text}\n=>\n{after}"
        assert body == new_body
        assert ("\r" in text) == ("\r" in after)
    again = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert again.stdout == "Imported: 0 new, 0 changed, 400 unchanged.\n"


def test_an_unreadable_file_is_not_treated_as_new(site: pathlib.Path) -> None:
    path = site / "content/members/ada-wong.md"
    path.write_bytes(b"---\nname: Ada W\xffong\n---\n\nA biography.\n")
    result = run(site, "Name,consent.published\nAda Wong,yes\n", status=1)
    assert "ada-wong.md already exists and cannot be read" in result.stderr
    assert path.read_bytes() == b"---\nname: Ada W\xffong\n---\n\nA biography.\n"


def test_an_import_writes_all_files_or_none(site: pathlib.Path) -> None:
    (site / "content/members/zed-good.md").mkdir()
    before = files(site)
    run(site, "Name,consent.published\nAda Wong,yes\nZed Good,yes\n", status=1)
    assert files(site) == before
    too_long = run(site, f"Name,consent.published\nAda Wong,yes\n{'A' * 253},yes\n", status=1)
    assert "file name too long" in too_long.stderr
    assert files(site) == before
    long = "A" * 251
    run(site, f"Name,consent.published\nAda Wong,yes\n{long},yes\n")
    assert (site / f"content/members/{long.lower()}.md").is_file()
    assert not list((site / "content/members").glob(".*"))
