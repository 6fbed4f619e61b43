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
IMPORTED = "content/members/_imported.json"


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
    assert result.stdout == (
        "content/members/maria-lopez.md  new\ncontent/members/ada-byron.md  new\n\nImported: 2 new, 0 changed, 0 unchanged.\n"
    )
    assert (site / "content/members/maria-lopez.md").read_text() == (
        "---\nname: María López\nsort-name: López, María\nstate: Texas\nchapter: texas\noffices:\n  - title: Councilmember\n"
        "    body: Austin City Council\n    level: city\ntopics: [dignity-at-work, good-government]\n"
        'consent: { published: true }\nphone: "512-555-0100"\n---\n'
    )
    shutil.copytree(ROOT / "themes", site / "themes")
    build = subprocess.run([PROGRAM, "build", "--search", "off"], cwd=site, capture_output=True, text=True)
    assert build.returncode == 0, build.stderr
    assert "María López" in (site / "output/members/maria-lopez/index.html").read_text()
    assert not list((site / "output").rglob("_imported*"))
    before = files(site)
    assert run(site, ROSTER, "--map", "Agreed on=consent.on").stdout == "Imported: 0 new, 0 changed, 2 unchanged.\n"
    assert files(site) == before
    assert subprocess.run([PROGRAM, "format", "--check"], cwd=site).returncode == 0


def test_members_without_consent_are_reported(site: pathlib.Path) -> None:
    table = ROSTER.replace("TRUE", "").replace("yes", "no")
    expected = '2 members are not published: they do not meet the condition "consent.published"\n'
    assert run(site, table, "--map", "Agreed on=consent.on").stdout.endswith("Imported: 2 new, 0 changed, 0 unchanged.\n" + expected)
    assert run(site, table, "--map", "Agreed on=consent.on").stdout == "Imported: 0 new, 0 changed, 2 unchanged.\n" + expected
    assert run(site, ROSTER, "--map", "Agreed on=consent.on").stdout == (
        "content/members/maria-lopez.md  changed\ncontent/members/ada-byron.md  changed\n\nImported: 0 new, 2 changed, 0 unchanged.\n"
    )


def test_an_update_preserves_everything_else_in_the_file(site: pathlib.Path) -> None:
    before = (
        "---\r\n# Asked in person.\r\nstate: Washington # since 1998\r\nname: 'Nick Licata'\r\noffices:\r\n"
        "    # the last one\r\n    - body: Seattle City Council\r\n      title: Councilmember\r\n"
        "    - title: Volunteer\r\ntopics:\r\n  - good-government # most\r\n  # and\r\n  - dignity-at-work\r\n"
        "consent: {published: yes}\r\n---\r\n\r\nHis text  \r\nstays.\r\n"
    )
    (site / NICK).write_bytes(before.encode())
    table = (
        "name,state,offices.title,offices.district,offices.2.title,offices.2.level,topics,consent.published,consent.on,pronouns\n"
        "Nick Licata,Oregon,Councilmember,8,Volunteer,city,dignity-at-work;immigrant-protections,TRUE,2020-01,he\n"
    )
    run(site, table)
    after = (
        before.replace("Washington", "Oregon")
        .replace("- body: Seattle City Council\r\n", "- body: Seattle City Council\r\n      district: \"8\"\r\n")
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
    # The fingerprints of the values are new; without them, later edits could not be detected.
    after = files(site)
    del after[IMPORTED]
    assert after == before


def test_a_dry_run_shows_the_changes_and_writes_nothing(site: pathlib.Path) -> None:
    before = files(site)
    result = run(site, "name,state,consent.published\nNick Licata,Oregon,\nAda Byron,Texas,true\n", "--dry-run")
    assert result.stdout == (
        "members.csv:2  content/members/nick-licata.md  changed\nmembers.csv:3  content/members/ada-byron.md  new\n\n"
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
    ("name,offices.level\nAna,city\n", '2:5 error: "title" is missing; every entry in "offices" needs this field'),
    ("state\nTexas\n", '2:1 error: "name" is missing; every member needs this field'),
    ("name,consent.on\nAna,1/31/2014\n", '2:5 error: "1/31/2014" is not a date; for dates like this, add --dates mdy (month first)'),
    ("name,consent.on\nAna,3/1/2020\n",
     '2:5 error: "3/1/2020" is not a date; for dates like this, add --dates mdy (month first) or --dates dmy (day first)'),
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
    ("name\n\"Ana\n", "2:1 error: this cell has no closing quotation mark; add the closing quotation mark"),
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
    assert 'no column has a value for the key field "phone"' in run(site, "name\nAna\n", "--key", "phone", status=1).stderr


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


def test_a_key_and_a_name_of_different_documents_are_an_error(site: pathlib.Path) -> None:
    member(site, "a", "name: María López\n")
    member(site, "b", "name: Ana Ruiz\nphone: 512-555-0100\n")
    before = files(site)
    table = "name,phone,state\nMaría López,512-555-0100,Kansas\n"
    error = run(site, table, "--key", "phone", status=1).stderr
    assert 'members.csv:2:1  error  this row has the "phone" of content/members/b.md, but the name of content/members/a.md' in error
    assert 'to update content/members/b.md, add a "slug" column with the name of that file' in error
    assert files(site) == before
    # A slug decides, and a name that no other document has is a new name of the person with the key.
    run(site, "name,phone,slug\nMaría López,512-555-0100,b\n", "--key", "phone")
    assert fields(site, "content/members/b.md")["name"] == "María López"
    run(site, "name,phone\nEva Lind,512-555-0100\n", "--key", "phone")
    assert fields(site, "content/members/b.md")["name"] == "Eva Lind"


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
    before, rows = {}, {}
    for number in range(400):
        text = writer.document(keys)
        before[number] = text
        (folder / f"{number}.md").write_bytes(text.encode())
        rows[number] = f'{number},New title,"x: ""{number}""",2014 # no,one;two three;{number},Mayor'
    command = [PROGRAM, "import", "csv", "people.csv", "--type", "person"]
    header = "slug,title,phone,consent.from,topics,offices.title"

    def other_offices(text: str) -> list | None:
        """The offices of a document; `None` if they are not a list of records."""
        offices = yaml.safe_load(re.split(r"^---\r?\n", text, maxsplit=2, flags=re.MULTILINE)[1]).get("offices")
        if offices in (None, [], {}):
            return []
        return offices if isinstance(offices, list) and all(isinstance(office, dict) for office in offices) else None

    broken = [number for number, text in before.items() if other_offices(text) is None]
    assert broken
    (tmp_path / "people.csv").write_text("\n".join([header, *(rows[number] for number in broken)]))
    refused = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    for number in broken:
        assert f'"offices" in content/people/{number}.md is not a list of records' in refused.stderr
        assert (folder / f"{number}.md").read_bytes() == before.pop(number).encode()
    (tmp_path / "people.csv").write_text("\n".join([header, *(rows[number] for number in before)]))
    assert "error" not in subprocess.run(command, cwd=tmp_path, capture_output=True, text=True).stderr
    for number, text in before.items():
        after = (folder / f"{number}.md").read_bytes().decode()
        fence = re.compile(r"^---\r?\n", re.MULTILINE)
        (_, old, body), (_, new, new_body) = fence.split(text, maxsplit=2), fence.split(after, maxsplit=2)
        fields, found = yaml.safe_load(old), yaml.safe_load(new)
        consent = fields.get("consent") if isinstance(fields.get("consent"), dict) else {}
        row = {"title": "New title", "phone": f'x: "{number}"', "consent": {**consent, "from": "2014 # no"}, "topics": ["one", "two three", str(number)]}
        row["offices"] = [{"title": "Mayor"}, *(other_offices(text) or [])]
        assert found == {**fields, **row}, f"{text}\n=>\n{after}"
        assert body == new_body
        assert ("\r" in text) == ("\r" in after)
    again = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert again.stdout == f"Imported: 0 new, 0 changed, {len(before)} unchanged.\n"


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


def member(site: pathlib.Path, name: str, text: str) -> pathlib.Path:
    path = site / "content/members" / f"{name}.md"
    path.write_text(f"---\n{text}---\n\nText.\n")
    return path


OFFICES = """name: Ana Ruiz
offices:
  - title: Mayor
    body: City of Austin
    from: 2026
  # The first one.
  - title: Councilmember
    body: Austin City Council
    from: 2018-05
    until: 2025
"""
OFFICE_COLUMNS = "name,offices.title,offices.body,offices.from,offices.until\n"


def test_a_record_is_matched_by_its_values_and_not_by_its_position(site: pathlib.Path) -> None:
    path = member(site, "ana-ruiz", OFFICES)
    before = path.read_text()
    # A less precise date and another spelling are the same record; an empty cell keeps the end.
    result = run(site, OFFICE_COLUMNS + "Ana Ruiz,Councilmember,Austin City Council,2018,\n")
    assert "0 new, 0 changed, 1 unchanged" in result.stdout
    run(site, OFFICE_COLUMNS + "Ana Ruiz,councilmember,Austin city council,2018,2024\n")
    assert path.read_text() == before.replace("until: 2025", "until: 2024").replace(
        "title: Councilmember\n    body: Austin City Council", "title: councilmember\n    body: Austin city council"
    )


@pytest.mark.parametrize(
    ("row", "index"),
    [
        ("Ana Ruiz,Deputy,Travis County,2022,", 1),  # between the others, which have the latest first
        ("Ana Ruiz,Deputy,Travis County,2030,", 0),
        ("Ana Ruiz,Deputy,Travis County,2009,", 2),
        ("Ana Ruiz,Deputy,Travis County,,", 0),
    ],
)
def test_a_record_that_matches_none_is_added_in_the_order_of_the_list(site: pathlib.Path, row: str, index: int) -> None:
    path = member(site, "ana-ruiz", OFFICES)
    before = fields(site, "content/members/ana-ruiz.md")["offices"]
    run(site, OFFICE_COLUMNS + row + "\n")
    after = fields(site, "content/members/ana-ruiz.md")["offices"]
    assert after.pop(index)["title"] == "Deputy"
    assert after == before
    assert "  # The first one.\n  - title: Councilmember\n" in path.read_text()
    assert "0 new, 0 changed, 1 unchanged" in run(site, OFFICE_COLUMNS + row + "\n").stdout


def test_a_list_with_the_earliest_record_first_keeps_its_order(site: pathlib.Path) -> None:
    member(site, "ana-ruiz", "name: Ana Ruiz\noffices: [{ title: A, from: 2001 }, { title: B, from: 2010 }]\n")
    run(site, "name,offices.title,offices.from,offices.2.title,offices.2.from\nAna Ruiz,C,2020,D,2005\n")
    assert [office["title"] for office in fields(site, "content/members/ana-ruiz.md")["offices"]] == ["A", "D", "B", "C"]


LISTS = "name: person\npermalink: /{slug}/\nfields:\n  title: { type: text }\n  jobs: { type: list, hint: HINT, of: { type: record, fields: { title: { type: text }, from: { type: date } } } }\n"


@pytest.mark.parametrize(("hint", "order"), [("Oldest first.", ["A", "B"]), ("Latest first.", ["B", "A"]), ("Jobs.", ["B", "A"])])
def test_the_hint_of_a_list_decides_where_a_second_record_goes(tmp_path: pathlib.Path, hint: str, order: list[str]) -> None:
    folder = tmp_path / "content" / "people"
    folder.mkdir(parents=True)
    (folder / "_type.yml").write_text(LISTS.replace("HINT", hint))
    (folder / "ana.md").write_text("---\ntitle: Ana\njobs: [{ title: A, from: 2001 }]\n---\n")
    (tmp_path / "people.csv").write_text("title,jobs.title,jobs.from\nAna,B,2010\n")
    subprocess.run([PROGRAM, "import", "csv", "people.csv", "--type", "person"], cwd=tmp_path, check=True, capture_output=True)
    assert [job["title"] for job in fields(tmp_path, "content/people/ana.md")["jobs"]] == order


AMBIGUOUS = [
    ("name,offices.title\nAna Ruiz,Councilmember\n", "2 records in \"offices\" match this row: content/members/ana-ruiz.md, lines 4 and 7"),
    ("name,offices.level\nAna Ruiz,city\n", "this row does not identify a record in \"offices\""),
    ("name,offices.title,offices.from,offices.2.title,offices.2.from\nAna Ruiz,Councilmember,2018,Councilmember,2018\n",
     "the values in this row do not distinguish two records in \"offices\""),
    ("name,offices.title,offices.body,offices.from,offices.2.body,offices.2.from,offices.2.title\nAna Ruiz,Councilmember,,2018,Austin,,Councilmember\n",
     "the values in this row do not distinguish two records in \"offices\""),
]


@pytest.mark.parametrize(("table", "message"), AMBIGUOUS)
def test_an_ambiguous_record_is_an_error_at_its_row(site: pathlib.Path, table: str, message: str) -> None:
    path = member(site, "ana-ruiz", "name: Ana Ruiz\noffices:\n  - title: Councilmember\n    body: Austin\n    from: 2018\n  - title: Councilmember\n    from: 2022\n")
    before = path.read_text()
    error = run(site, table, status=1).stderr
    assert re.search(r"members\.csv:2:\d+  error  " + re.escape(message), error), error
    assert path.read_text() == before


def test_match_chooses_the_columns_that_identify_a_record(site: pathlib.Path) -> None:
    path = member(site, "ana-ruiz", OFFICES)
    table = OFFICE_COLUMNS + "Ana Ruiz,Councilmember,Austin City Council,2017,\n"
    result = run(site, table, "--dry-run")
    assert 'this row adds a record to "offices" that differs from an existing one only in "from" (content/members/ana-ruiz.md:8)' in result.stderr
    assert "0 new, 1 changed" in run(site, table, "--match", "offices=title, body").stdout
    assert path.read_text() == "---\n" + OFFICES.replace("2018-05", "2017") + "---\n\nText.\n"
    assert '--match ofices=title: a member has no field "ofices"' in run(site, table, "--match", "ofices=title", status=1).stderr
    assert "write a list of records and its fields" in run(site, table, "--match", "state=title", status=1).stderr


@pytest.mark.parametrize(
    ("days", "fix"),
    [
        (["3/1/2020", "1/31/2014"], "for dates like this, add --dates mdy (month first)"),
        (["31/1/2020", "1/31/2014"], "this column has some dates with the day first and others with the month first; write all of them in the form 2014-01-31"),
    ],
)
def test_the_advice_on_dates_fits_the_whole_column(site: pathlib.Path, days: list[str], fix: str) -> None:
    table = "name,consent.on,phone\n" + "".join(f"Ana {day[0]},{day},1/31/2014\n" for day in days)
    findings = json.loads(run(site, table, "--format", "json", status=1).stdout)
    assert [(finding["line"], finding["column"], finding["help"]) for finding in findings] == [(2, 7, fix), (3, 7, fix)]


def test_a_time_is_in_the_zone_of_the_site(site: pathlib.Path) -> None:
    settings = site / "content/site.yml"
    settings.write_text(settings.read_text() + "time-zone: America/New_York\n")
    run(site, "name,consent.on\nAna Ruiz,2026-03-01 18:00\n")
    assert "on: 2026-03-01 18:00" in (site / "content/members/ana-ruiz.md").read_text()


def test_a_document_is_found_by_the_name_in_it(site: pathlib.Path) -> None:
    member(site, "district-4", "name: María López\n")
    member(site, "eva-lind", "name: Eva Lind\naliases: [eva-stern]\n")
    member(site, "x", "name: Bea Roy\nslug: bea\n")
    result = run(site, "name,pronouns\nMaria Lopez,she\nEva Stern,she\nBea Roy,she\n", "--map", "name=name", "--dry-run")
    assert result.stdout.startswith(
        "members.csv:2  content/members/district-4.md  changed\nmembers.csv:3  content/members/eva-lind.md  changed\n"
        "members.csv:4  content/members/x.md  changed\n\n"
    )
    assert 'this row matches the file name or an earlier name of content/members/eva-lind.md, but the title there is "Eva Lind", not "Eva Stern"' in result.stderr
    assert "0 new, 2 changed" in run(site, "slug,pronouns\neva-stern,she\nbea,she\n").stdout


def test_two_documents_with_the_name_of_a_row_are_an_error(site: pathlib.Path) -> None:
    member(site, "district-4", "name: María López\nphone: 1\n")
    member(site, "district-5", "name: María López\nphone: 2\n")
    before = files(site)
    error = run(site, "name,pronouns\nMaría López,she\n", status=1).stderr
    assert "members.csv:2:1  error  two documents have this name: content/members/district-4.md, content/members/district-5.md" in error
    assert 'use --key with a field that differs between them, or add a "slug" column' in error
    assert files(site) == before
    run(site, "name,phone,pronouns\nMaría López,2,she\n", "--key", "phone")
    run(site, "name,slug,pronouns\nMaría López,district-4,he\n")
    assert [fields(site, f"content/members/district-{number}.md")["pronouns"] for number in (4, 5)] == ["he", "she"]


def test_two_new_documents_with_the_same_name_need_a_slug(site: pathlib.Path) -> None:
    error = run(site, "name,slug\nAna,ana-2\nAna,\n", status=1).stderr
    assert "members.csv:3:1  error  this row has the same name as line 2" in error
    table = "name,slug\nAna,ana-2\nAna,ana\n"
    run(site, table)
    assert "0 new, 0 changed, 2 unchanged" in run(site, table).stdout


def test_importing_twice_changes_nothing(tmp_path: pathlib.Path) -> None:
    """Random rows over random documents: whatever an import accepts, the same import again leaves unchanged."""
    folder = tmp_path / "content" / "people"
    folder.mkdir(parents=True)
    record = "{ type: record, fields: { title: { type: text }, from: { type: date }, level: { type: choice, of: [a, b] }, done: { type: boolean } } }"
    (folder / "_type.yml").write_text(
        "name: person\npermalink: /{slug}/\nrequire: done\nfields:\n  title: { type: text }\n"
        f"  offices: {{ type: list, of: {record} }}\n  one: {record}\n  tags: {{ type: list, of: {{ type: text }} }}\n  day: {{ type: date }}\n  done: {{ type: boolean }}\n"
    )
    random = __import__("random").Random(5)
    titles = ["Ana", "ana", "Ána", "C++", "C#", "+", "Bea Roy", ""]
    values = {"title": ["Mayor", "mayor", "C++", "C#", "x\ny", "~", ""], "from": ["2018", "2018-05", "2020", ""], "level": ["a", "B", ""], "done": ["yes", "no", ""]}
    columns = ["title", "slug", *(f"offices.{number}{key}" for number in ("", "2.") for key in values), "one.title", "one.from", "tags", "day", "done"]
    accepted = 0

    def cell(column: str) -> str:
        key = column.split(".")[-1]
        text = random.choice(titles if column == "title" else ["", "", "x", "ana"] if column == "slug" else values.get(key, ["", "2018", "2019"] if key == "day" else ["", "a;b", ";"]))
        return '"' + text.replace('"', '""') + '"'

    def run_import() -> subprocess.CompletedProcess[str]:
        return subprocess.run([PROGRAM, "import", "csv", "people.csv", "--type", "person"], cwd=tmp_path, capture_output=True, text=True)

    for _ in range(150):
        for path in folder.iterdir():
            if path.name != "_type.yml" and random.random() < 0.7:
                path.unlink()
        used = random.sample(columns, random.randint(1, 8))
        rows = [",".join(cell(column) for column in used) for _ in range(random.randint(1, 3))]
        (tmp_path / "people.csv").write_text("\n".join([",".join(used), *rows]) + "\n")
        before = {path.name: path.read_bytes() for path in folder.iterdir()}
        first = run_import()
        after = {path.name: path.read_bytes() for path in folder.iterdir()}
        assert "cannot be changed automatically" not in first.stderr
        if first.returncode:
            assert after == before
            continue
        accepted += 1
        second = run_import()
        assert second.returncode == 0, (tmp_path / "people.csv").read_text() + second.stderr
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == after, (tmp_path / "people.csv").read_text()
    assert accepted > 20


def test_documents_without_a_row_are_listed(site: pathlib.Path) -> None:
    result = run(site, "name,state\nNick Licata,Washington\n")
    assert "members.csv:1:1  note  1 member is not in members.csv: greg-casar.md" in result.stderr
    assert (site / "content/members/greg-casar.md").is_file()
    assert "not in members.csv" not in run(site, "name\nNick Licata\nGreg Casar\n").stderr


def test_an_edit_after_the_last_import_is_not_undone(site: pathlib.Path) -> None:
    table = "name,state,phone,offices.title,offices.from,offices.until\nAna Ruiz,Texas,1,Mayor,2018,\n"
    run(site, table)
    path = site / "content/members/ana-ruiz.md"
    path.write_text(path.read_text().replace("Texas", "Ohio").replace('phone: "1"', "phone: 2").replace("from: 2018", "from: 2018\n    until: 2024"))
    edited = path.read_text()
    result = run(site, table)
    assert 'members.csv:2:10  warning  "state" was edited in content/members/ana-ruiz.md after the last import: it is "Ohio" there and "Texas" here' in result.stderr
    # The value of a private field is not repeated.
    assert '"phone" was edited in content/members/ana-ruiz.md after the last import\n' in result.stderr
    assert path.read_text() == edited
    # A newer value in the row is a conflict, too, as is an edit of a value that the row did not have.
    newer = run(site, table.replace("Texas", "Utah").replace("2018,", "2018,2025"))
    assert '"state" was edited' in newer.stderr and '"until" was edited' in newer.stderr
    assert path.read_text() == edited
    # The conflict ends when both have the same value; the next change of the row is applied.
    assert '"state" was edited' not in run(site, table.replace("Texas", "Ohio")).stderr
    run(site, table.replace("Texas", "Iowa"))
    assert fields(site, "content/members/ana-ruiz.md")["state"] == "Iowa"


@pytest.mark.parametrize("key", [(), ("--key", "pronouns")])
def test_a_renamed_document_keeps_the_protection_of_its_edits(site: pathlib.Path, key: tuple[str, ...]) -> None:
    table = "Name,Pronouns,Phone\nAna Ruiz,xe,512-555-0100\n"
    run(site, table)
    path = site / "content/members/ana-ruiz.md"
    path.write_text(path.read_text().replace("0100", "0199"))
    path = path.rename(site / "content/members/district-4.md")
    edited = path.read_text()
    for row in [table, table.replace("Ana Ruiz", "Ana R. Ruiz")] if key else [table, table]:
        result = run(site, row, *key)
        assert '"phone" was edited in content/members/district-4.md after the last import' in result.stderr
        assert path.read_text().replace("Ana R. Ruiz", "Ana Ruiz") == edited
    # The fingerprints have followed the document.
    assert list(json.loads((site / IMPORTED).read_text())["documents"]) == ["district-4"]
    path.unlink()
    assert "content/members/district-4.md was deleted or renamed" in run(site, row, *key).stderr
    # Another person with the same name has a slug.
    run(site, "Name,State,slug\nAna Ruiz,Ohio,ana-2\n")
    assert (site / "content/members/ana-2.md").is_file()


def test_another_spelling_of_a_record_is_no_edit(site: pathlib.Path) -> None:
    table = "name,offices.title,offices.from,offices.level\nAna Ruiz,Mayor,2018,city\n"
    run(site, table)
    path = site / "content/members/ana-ruiz.md"
    for row in [table.replace("Mayor", "mayor"), table, table.replace("2018", "2018-05"), table]:
        assert "was edited" not in run(site, row).stderr
    assert fields(site, "content/members/ana-ruiz.md")["offices"] == [{"title": "Mayor", "from": "2018-05", "level": "city"}]
    # Nor does it end the protection of the other values.
    path.write_text(path.read_text().replace("level: city", "level: county"))
    for row in [table.replace("Mayor", "MAYOR"), table.replace("2018", "2018-05"), table]:
        assert '"level" was edited in content/members/ana-ruiz.md' in run(site, row).stderr
    without = "name,offices.title,offices.level\nAna Ruiz,Mayor,city\n"
    assert '"level" was edited in content/members/ana-ruiz.md' in run(site, without).stderr


def test_a_conflict_shows_the_items_of_a_list(site: pathlib.Path) -> None:
    table = "name,topics\nAna Ruiz,dignity-at-work; good-government\n"
    run(site, table)
    path = site / "content/members/ana-ruiz.md"
    path.write_text(path.read_text().replace("[dignity-at-work, good-government]", "[good-government, dignity-at-work]"))
    assert 'it is "good-government; dignity-at-work" there and "dignity-at-work; good-government" here' in run(site, table).stderr


def test_what_an_editor_removed_is_not_added_again(site: pathlib.Path) -> None:
    table = "name,state,offices.title,offices.from\nAna Ruiz,Texas,Mayer,2018\nBea Roy,Ohio,,\n"
    run(site, table)
    path = site / "content/members/ana-ruiz.md"
    path.write_text(path.read_text().replace("Mayer", "Mayor"))
    (site / "content/members/bea-roy.md").unlink()
    edited = path.read_text()
    result = run(site, table)
    assert 'members.csv:2:16  warning  this record in "offices" was removed or renamed in content/members/ana-ruiz.md' in result.stderr
    assert "members.csv:3:1  warning  content/members/bea-roy.md was deleted or renamed after the last import" in result.stderr
    assert path.read_text() == edited
    assert not (site / "content/members/bea-roy.md").exists()
    # A document that was renamed with an alias is the same one.
    path.rename(site / "content/members/ana.md")
    (site / "content/members/ana.md").write_text(edited.replace("name: Ana Ruiz", "name: Ana\naliases: [ana-ruiz]").replace("Texas", "Utah"))
    assert '"state" was edited in content/members/ana.md' in run(site, table).stderr


def test_a_damaged_list_of_fingerprints_is_an_error(site: pathlib.Path) -> None:
    run(site, "name\nAna\n")
    (site / IMPORTED).write_text("<<<<<<< HEAD\n{}\n")
    assert f"{IMPORTED}:1:1  error  this file cannot be read" in run(site, "name\nAna\n", status=1).stderr


def test_withdrawn_consent_unpublishes_a_document_and_is_listed_first(site: pathlib.Path) -> None:
    table = "name,state,consent.published\nAna Ruiz,Texas,yes\nBea Roy,Ohio,no\n"
    run(site, table)
    path = site / "content/members/bea-roy.md"
    # An edit does not protect a document whose consent is withdrawn, but it is not published by an older row either.
    path.write_text(path.read_text().replace("published: false", "published: true"))
    ana = site / "content/members/ana-ruiz.md"
    ana.write_text(ana.read_text().replace("published: true", "published: false").replace("Texas", "Utah"))
    result = run(site, table)
    assert result.stderr.startswith(
        'content/members/bea-roy.md:1:1  warning  this document is not published anymore: it does not meet the condition "consent.published"\n'
    )
    assert fields(site, "content/members/bea-roy.md")["consent"] == {"published": False}
    assert fields(site, "content/members/ana-ruiz.md")["consent"] == {"published": False}
    assert '"published" was edited in content/members/ana-ruiz.md after the last import' in result.stderr
    assert result.stdout.endswith('2 members are not published: they do not meet the condition "consent.published"\n')


def test_withdrawn_consent_does_not_undo_other_edits(site: pathlib.Path) -> None:
    table = "Name,State,Phone,consent.published\nAna Ruiz,Texas,512-555-0100,yes\n"
    run(site, table)
    path = site / "content/members/ana-ruiz.md"
    path.write_text(path.read_text().replace("0100", "0199").replace("Texas", "Ohio"))
    result = run(site, table.replace("yes", "no"))
    member = fields(site, "content/members/ana-ruiz.md")
    assert (member["phone"], member["state"], member["consent"]) == ("512-555-0199", "Ohio", {"published": False})
    assert '"phone" was edited' in result.stderr and '"state" was edited' in result.stderr
    assert "this document is not published anymore" in result.stderr


def test_only_the_values_that_withdraw_consent_are_forced(tmp_path: pathlib.Path) -> None:
    folder = tmp_path / "content" / "people"
    folder.mkdir(parents=True)
    (folder / "_type.yml").write_text(
        "name: person\npermalink: /{slug}/\nrequire: web or print\nfields:\n  title: { type: text }\n"
        "  web: { type: boolean }\n  print: { type: boolean }\n  city: { type: text }\n"
    )

    def run_import(row: str) -> str:
        (tmp_path / "people.csv").write_text("title,web,print,city\n" + row)
        result = subprocess.run([PROGRAM, "import", "csv", "people.csv", "--type", "person"], cwd=tmp_path, capture_output=True, text=True)
        assert result.returncode == 0, result.stderr
        return result.stderr

    run_import("Ana,no,no,Austin\n")
    path = folder / "ana.md"
    path.write_text(path.read_text().replace("false", "true").replace("Austin", "Dallas"))
    # One of the two is enough to be published, so that neither is forced alone.
    assert '"web" was edited' in run_import("Ana,no,,Austin\n")
    assert fields(tmp_path, "content/people/ana.md") == {"title": "Ana", "web": True, "print": True, "city": "Dallas"}
    assert '"city" was edited' in run_import("Ana,no,no,Austin\n")
    assert fields(tmp_path, "content/people/ana.md") == {"title": "Ana", "web": False, "print": False, "city": "Dallas"}
