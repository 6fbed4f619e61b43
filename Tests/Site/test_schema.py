"""Writes schemas and forms, and checks them against their published schemas and against real content."""

import copy
import json
import os
import pathlib
import re
import shutil
import subprocess

import jsonschema
import pytest
import yaml
from forms_schema import WIDGETS, schema as forms_schema, widget

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("BROADSIDE", ROOT / ".build" / "release" / "broadside"))

EVERYTHING = """
name: thing
title: "{first} {last}"
table: things.yml
fields:
  first: { type: text, required: true }
  last: { type: text, required: true, default: Ruiz }
  count: { type: integer }
  share: { type: number, required: true }
  on: { type: boolean, required: true }
  day: { type: date, required: true }
  days: { type: list, of: { type: date } }
  site: { type: url }
  mail: { type: email, private: true }
  paint: { type: color, default: "#8a2016" }
  year: { type: choice, of: ["2020", none, "007"] }
  photo: { type: image, label: "Photo: \\"big\\"", hint: "- NO #1" }
  photos: { type: list, of: { type: image } }
  paper: { type: file }
  other: { type: reference, to: thing, inverse: others }
  tags: { type: list, of: { type: reference, to: tag, inverse: things } }
  words: { type: map, of: { type: text } }
  rows: { type: list, of: { type: list, of: { type: integer } } }
  place: { type: record, fields: { name: { type: text, required: true }, zip: { type: text }, spots: { type: map, of: { type: integer } } } }
  body-text: { type: markdown }
"""


class Core(yaml.SafeLoader):
    """Reads plain scalars according to the core schema of YAML 1.2, as text editors do: no dates, and only true and false."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("bool", r"^(true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", "-+.0123456789"),
    ("null", r"^(~|null|Null|NULL|)$", ["~", "n", "N", ""]),
]:
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))
Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))


def load(text: str):
    return yaml.load(text, Core)


def front_matter(text: str) -> dict:
    return load(text.split("---\n")[1]) or {}


def run(site: pathlib.Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PROGRAM, *arguments], cwd=site, capture_output=True, text=True)


@pytest.fixture(scope="module")
def schemas(tmp_path_factory) -> dict[str, dict]:
    folder = tmp_path_factory.mktemp("schema")
    result = run(ROOT, "schema", "--output", str(folder))
    assert (result.stderr, result.returncode) == ("", 0)
    return {path.stem: json.loads(path.read_text()) for path in folder.glob("*.json")}


@pytest.fixture
def everything(tmp_path: pathlib.Path) -> pathlib.Path:
    """A site with a field of every type."""
    for folder in ["things", "tags"]:
        (tmp_path / "content" / folder).mkdir(parents=True)
    shutil.copytree(ROOT / "themes/base", tmp_path / "themes/base")
    (tmp_path / "content/site.yml").write_text("title: Things\nbase-url: https://example.org\ntheme: base\n")
    (tmp_path / "content/things/_type.yml").write_text(EVERYTHING)
    (tmp_path / "content/tags/_type.yml").write_text("name: tag\nopen: true\nfields: { title: { type: text, required: true } }\n")
    (tmp_path / "content/things/ana.md").write_text("---\nfirst: Ana\nshare: 1\non: true\nday: 2020\ntags: [Fair housing]\n---\n")
    (tmp_path / "content/things/a.png").write_bytes((ROOT / "content/share.png").read_bytes())
    (tmp_path / "content/things/things.yml").write_text("[]\n")
    return tmp_path


def findings(schema: dict, value: object) -> list[str]:
    return [error.message for error in jsonschema.Draft7Validator(schema).iter_errors(value)]


def test_every_schema_conforms_to_draft_7(schemas):
    assert sorted(schemas) == ["brief", "chapter", "member", "news-item", "page", "place", "site", "topic", "type"]
    for schema in schemas.values():
        assert schema["$schema"] == jsonschema.Draft7Validator.META_SCHEMA["$schema"]
        jsonschema.Draft7Validator.check_schema(schema)


def test_the_content_of_this_repository_is_valid(schemas):
    types = {path.parent: load(path.read_text()) for path in (ROOT / "content").glob("*/_type.yml")}
    counted = 0
    for path in (ROOT / "content").rglob("*.md"):
        name = types[path.parent]["name"] if path.parent in types else "page"
        assert findings(schemas[name], front_matter(path.read_text())) == [], path
        counted += 1
    assert counted > 30
    assert findings(schemas["site"], load((ROOT / "content/site.yml").read_text())) == []
    for declaration in types.values():
        assert findings(schemas["type"], declaration) == []


def test_schemas_contain_labels_and_hints(schemas):
    fields = schemas["member"]["properties"]
    assert fields["name"]["title"] == "Name"
    assert fields["name"]["description"] == "The name that the member uses in public."
    assert fields["sort-name"]["description"] == 'The name used for sorting, as in "Licata, Nick". Default: {name}'
    assert fields["phone"]["description"] == "Never published. Private: excluded from the site."
    assert fields["chapter"]["enum"] == sorted(path.stem for path in (ROOT / "content/chapters").glob("*.md")) + [None]
    assert "Seattle, WA" in fields["offices"]["items"]["properties"]["place"]["examples"]
    assert schemas["site"]["properties"]["theme-settings"]["properties"]["accent"]["format"] == "color-hex"


@pytest.mark.parametrize(
    "invalid",
    [
        "{}", "{ name: }", "{ name: '' }", "{ name: ' ' }", "{ name: [Ana] }", "{ name: Ana, titel: x }", "{ name: Ana, chapter: texs }",
        "{ name: Ana, topics: dignity-at-work }", "{ name: Ana, topics: [''] }", "{ name: Ana, offices: [{ body: Council }] }",
        "{ name: Ana, offices: [{ title: Mayor, level: ctiy }] }", "{ name: Ana, offices: [{ title: Mayor, from: soon }] }",
        "{ name: Ana, offices: [{ title: Mayor, from: 2014-13 }] }", "{ name: Ana, offices: [{ title: Mayor, from: 14 }] }",
        "{ name: Ana, consent: true }", "{ name: Ana, consent: { published: perhaps } }", "{ name: Ana, links: [example.org] }",
        "{ name: Ana, photo: a.jpg }", "{ name: Ana, photo: { src: a.jpg } }", "{ name: Ana, offices: { title: Mayor } }",
    ],
)  # fmt: skip
def test_invalid_values_are_rejected(schemas, invalid):
    assert findings(schemas["member"], load(invalid))


@pytest.mark.parametrize(
    "valid",
    ["{ name: NO, state: NO, phone: 5 }", "{ name: Ana, offices: [{ title: Mayor, from: 2014, until: 2014-03 }], pronouns: }",
     "{ name: 02134, consent: { published: yes, on: 2014-03-31 18:00 -0500 } }", "{ name: Ana, publish-on: 2014-03-31T09:05Z, draft: No }"],
)  # fmt: skip
def test_values_that_a_build_accepts_are_valid(schemas, valid):
    assert findings(schemas["member"], load(valid)) == []


def test_the_schema_of_types_has_the_keys_that_the_program_accepts(schemas, everything):
    """The program lists the keys of a type or a field in the message about an unknown key."""
    path = everything / "content/tags/_type.yml"
    path.write_text("name: tag\nxyz: 1\nfields: { title: { type: text, qqqqqq: 1 }, body: { type: recrd } }\n")
    errors = run(everything, "build").stderr
    keys = re.search(r"a type has these keys: (.*)", errors)[1].split(", ")
    assert sorted(keys) == sorted(schemas["type"]["properties"])
    fields = set(re.search(r"a field has these keys: (.*)", errors)[1].split(", "))
    assert fields < set(schemas["type"]["definitions"]["fields"]["additionalProperties"]["properties"])
    assert findings(schemas["type"], load(path.read_text()))
    for invalid in ["{ type: choice }", "{ type: list }", "{ type: reference }", "{ type: list, of: { type: lst } }"]:
        assert findings(schemas["type"], {"name": "tag", "fields": {"a": load(invalid)}}), invalid
    assert findings(schemas["type"], load(EVERYTHING)) == []


def test_every_field_type_has_a_schema(everything):
    assert run(everything, "schema").stdout == "Wrote 6 schemas to .broadside/schema/\n"
    folder = everything / ".broadside/schema"
    schema = json.loads((folder / "thing.json").read_text())
    jsonschema.Draft7Validator.check_schema(schema)
    full = """
first: Ana
count: 3
share: 2.5
on: yes
day: 2020-02
days: [2020, 2020-02-03]
site: https://example.org/ñ
mail: press@example.org
paint: "#fff"
year: 2020
photo: { src: a.png, alt: A }
photos: [{ src: a.png, alt: A }]
paper: a.png
other: ana
tags: [Fair housing, New]
words: { a: b, c: 1 }
rows: [[1, 2], [3]]
place: { name: A, zip: 02134, spots: { a: 1 } }
body-text: "*a*"
"""
    assert findings(schema, load(full)) == []
    (everything / "content/things/full.md").write_text(f"---\n{full}---\n")
    assert run(everything, "build").stderr == ""
    for line in [
        "count: x", "share: x", "on: maybe", "day: x", "days: 2020", "days: [x]", "site: example.org", "mail: press", "paint: red", "year: 2021",
        "photo: a.png", "photo: { src: a.png }", "photos: [{ alt: A }]", "other: bo", "tags: x", "words: x", "rows: [1]", "place: { zip: 1 }",
        "place: { name: A, spots: { a: x } }", "nothing: 1",
    ]:  # fmt: skip
        key = line.partition(":")[0]
        text = "\n".join(other for other in full.splitlines() if not other.startswith(key + ":")) + f"\n{line}\n"
        assert findings(schema, load(text)), line
        (everything / "content/things/full.md").write_text(f"---\n{text}---\n")
        assert run(everything, "build").returncode == 1, line
    table = json.loads((folder / "thing-table.json").read_text())
    assert table["items"] == {"$ref": "thing.json"}


def forms(site: pathlib.Path, editor: str) -> dict:
    result = run(site, "schema", "--cms", editor, "--repo", "network/site", "--branch", "draft")
    assert (result.stderr, result.returncode) == ("", 0)
    return yaml.safe_load(result.stdout)


def all_fields(fields: list[dict]):
    for field in fields:
        yield field
        yield from all_fields(field.get("fields", []) + ([field["field"]] if "field" in field else []))


@pytest.mark.parametrize("site_name", ["content", "everything"])
def test_forms_conform_to_the_schema_of_decap(site_name, everything):
    site = ROOT if site_name == "content" else everything
    configuration = forms(site, "decap")
    jsonschema.Draft7Validator.check_schema(forms_schema())
    assert findings(forms_schema(), configuration) == []
    assert configuration["backend"] == {"name": "github", "repo": "network/site", "branch": "draft"}
    collections = {collection["name"]: collection for collection in configuration["collections"]}
    assert len(collections) == len(configuration["collections"])
    for collection in collections.values():
        assert (site / collection["folder"]).is_dir()
        names = [field["name"] for field in collection["fields"]]
        assert len(set(names)) == len(names) and names[-1] == "body"
        assert collection["identifier_field"] in names
        assert set(collection["sortable_fields"]) <= set(names)
        for field in all_fields(collection["fields"]):
            if field["widget"] == "relation":
                target = [other["name"] for other in collections[field["collection"]]["fields"]]
                assert set(field["search_fields"] + field["display_fields"]) <= set(target)
            if "pattern" in field:
                re.compile(field["pattern"][0])
            # https://github.com/decaporg/decap-cms/issues/2103
            if field["widget"] == "object" and not field["required"]:
                assert not any(inner["required"] for inner in field["fields"])


def test_the_schema_of_forms_rejects_errors():
    configuration = forms(ROOT, "decap")
    for change in [
        lambda c: c.pop("backend"), lambda c: c["collections"][0].pop("folder"), lambda c: c["collections"][0]["fields"][0].pop("name"),
        lambda c: c["collections"][0]["fields"][0].update(widget="strng"), lambda c: c["collections"][0]["fields"][1].pop("options"),
        lambda c: c["collections"][0]["fields"][0].update(requird=True), lambda c: c["collections"].clear(),
    ]:  # fmt: skip
        changed = copy.deepcopy(configuration)
        change(changed)
        assert findings(forms_schema(), changed)


def test_the_content_is_valid_in_the_forms(everything):
    """Every document could have been written with the forms."""
    configuration = forms(ROOT, "decap")
    checked = 0
    for collection in configuration["collections"]:
        for path in (ROOT / collection["folder"]).glob("*.md"):
            checked += check(front_matter(path.read_text()), collection["fields"], path)
    assert checked > 150


def check(values: dict, fields: list[dict], path: pathlib.Path) -> int:
    checked = 0
    for field in fields:
        value = values.get(field["name"])
        if value is None:
            assert not field["required"] or field["name"] == "body", (path, field["name"])
            continue
        for item in value if isinstance(value, list) else [value]:
            checked += 1
            if field["widget"] == "select":
                assert item in field["options"], path
            if "pattern" in field:
                assert re.search(field["pattern"][0], str(item)), path
            if field["widget"] in ["list", "object"] and "fields" in field:
                check(item, field["fields"], path)
    return checked


def test_empty_fields_of_forms_count_as_missing(everything):
    """If nobody fills in an object, Decap writes it with empty fields."""
    (everything / "content/things/bo.md").write_text(
        '---\nfirst: Bo\nshare: 1\non: true\nday: "2020"\nphoto: { src: "", alt: "" }\nplace: { name: "", zip: "" }\n'
        'site: ""\ncount: ""\nyear: ""\nother: ""\ntags: []\nmail: null\nbody-text: ""\n---\n'
    )
    assert run(everything, "build", "--strict").stderr == ""


def test_sveltia_has_widgets_that_decap_does_not_have(everything):
    configuration = forms(everything, "sveltia")
    assert findings(forms_schema(WIDGETS | {"keyvalue": widget({})}), configuration) == []
    thing = next(collection for collection in configuration["collections"] if collection["name"] == "thing")
    fields = {field["name"]: field for field in thing["fields"]}
    assert fields["words"]["widget"] == "keyvalue"
    assert [field["required"] for field in fields["photo"]["fields"]] == [True, True]
    assert fields["photo"]["hint"] == "- NO #1" and fields["photo"]["label"] == 'Photo: "big"'
    assert fields["paint"]["default"] == "#8a2016"
    assert fields["mail"]["hint"] == "Never published."


def test_the_repository_is_read_from_the_edit_url(everything):
    result = run(everything, "schema", "--cms", "decap")
    assert result.returncode == 1
    assert result.stderr == (
        "error  no repository is set\n"
        "  add --repo network/site, or an edit-url on GitHub or GitLab in content/site.yml\n\n"
    )
    settings = everything / "content/site.yml"
    text = settings.read_text()
    settings.write_text(text + 'edit-url: "https://github.com/network/site/edit/trunk/www/content/{path}"\n')
    configuration = yaml.safe_load(run(everything, "schema", "--cms", "decap").stdout)
    assert configuration["backend"] == {"name": "github", "repo": "network/site", "branch": "trunk"}
    assert [collection["folder"] for collection in configuration["collections"]] == [
        "www/content/tags", "www/content/things", "www/content",
    ]  # fmt: skip
    settings.write_text(text + 'edit-url: "https://gitlab.com/a/b/site/-/edit/main/content/{path}"\n')
    output = everything / "config.yml"
    assert run(everything, "schema", "--cms", "sveltia", "--output", str(output)).returncode == 0
    assert yaml.safe_load(output.read_text())["backend"] == {"name": "gitlab", "repo": "a/b/site", "branch": "main"}


def test_folders_are_relative_to_the_repository(everything):
    for content in ["./content", "content/", str(everything / "content")]:
        result = run(everything, "schema", "--cms", "decap", "--repo", "a/b", "--content", content)
        folders = [collection["folder"] for collection in yaml.safe_load(result.stdout)["collections"]]
        assert folders == ["content/tags", "content/things", "content"], content


def test_invalid_types_and_arguments_are_reported(everything):
    assert run(everything, "schema", "--repo", "a/b").returncode == 2
    (everything / "content/tags/_type.yml").write_text("nme: tag\n")
    result = run(everything, "schema")
    assert result.returncode == 1
    assert 'content/tags/_type.yml:1:1  error  a type has no key "nme"' in result.stderr
    assert not (everything / ".broadside").exists()
