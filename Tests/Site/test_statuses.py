"""Builds the site in content/ with laws of each status, and checks that only those in force count as adopted."""

import json
import os
import pathlib
import re
import shutil
import subprocess

import html5lib
import jsonschema
import pytest
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("BROADSIDE", ROOT / ".build" / "release" / "broadside"))
STATUSES = ["adopted", "proposed", "repealed"]
SPANISH = {"adopted": "aprobada", "proposed": "propuesta", "repealed": "derogada"}
LABELS = {name: label.capitalize() for name, label in SPANISH.items()}

RENT = """---
title: Rent rules
kind: brief
description: Rules for rents.
topics: [equitable-development]
adoptions:
  - { place: "Seattle, WA", state: Washington, status: adopted }
  - { place: "Tacoma, WA", state: Washington, status: proposed }
  - { place: "Austin, TX", state: Texas, status: repealed }
  - { place: "Denver, CO", state: Colorado, status: proposed }
---

Text.
"""


class Site:
    """A copy of the site in content/ with the brief above. Changes to files are made before it is built."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        shutil.copytree(ROOT / "content", folder / "content")
        (folder / "themes").symlink_to(ROOT / "themes")
        self.write("briefs/rent-rules.md", RENT)

    def write(self, path: str, text: str):
        (self.folder / "content" / path).write_text(text)

    def replace(self, path: str, old: str, new: str):
        text = (self.folder / "content" / path).read_text()
        assert old in text
        self.write(path, text.replace(old, new))

    def build(self, *options: str) -> list[str]:
        """Builds the site, and returns its warnings."""
        command = [PROGRAM, "build", "--date", "2026-02-03", "--search", "off", *options]
        result = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stderr
        return [line for line in result.stderr.splitlines() if " warning " in line]

    def page(self, path: str):
        return html5lib.parse((self.folder / "output" / path / "index.html").read_text(), namespaceHTMLElements=False)

    def text(self, path: str) -> str:
        """The text of a page's `main`."""
        return " ".join(" ".join(self.page(path).find(".//main").itertext()).split())

    def exists(self, path: str) -> bool:
        return (self.folder / "output" / path / "index.html").exists()


def tiles(page) -> dict[str, str]:
    """The classes of the map's tiles, by the code of the state."""
    found = {}
    for tile in [*page.iterfind(".//{*}svg/{*}g"), *page.iterfind(".//{*}svg/{*}a")]:
        if "class" in tile.attrib:
            found["".join(tile.itertext()).strip()] = tile.attrib["class"]
    return found


def legend(page) -> list[tuple[str, str]]:
    return [(item.attrib.get("class", ""), item.text) for item in page.iterfind(".//ul[@class='legend']/li")]


@pytest.fixture
def site(tmp_path) -> Site:
    return Site(tmp_path)


def test_each_status_is_separate_on_the_page_of_a_brief(site):
    site.build()
    page = site.page("briefs/rent-rules")
    box = page.find(".//aside/dl")
    facts = dict(zip([term.text for term in box.iterfind("dt")], ["".join(d.itertext()) for d in box.iterfind("dd")]))
    assert {name: facts[name.capitalize()] for name in STATUSES} == {
        "adopted": "in 1 place", "proposed": "in 2 places", "repealed": "in 1 place"
    }
    # In Washington, one place has adopted the policy, and in another it is proposed.
    assert tiles(page) == {"WA": "status-1", "CO": "status-2", "TX": "status-3"}
    assert legend(page) == [("status-1", "Adopted"), ("status-2", "Proposed"), ("status-3", "Repealed")]
    assert page.find(".//{*}svg").attrib["aria-label"] == (
        "Map: status of this policy by state; adopted: Washington; proposed: Washington, Colorado; repealed: Texas"
    )
    assert page.find(".//h2[@id='theme:adoptions']").text == "Status by place"
    rows = [["".join(cell.itertext()) for cell in row.iterfind("td")][:2] for row in page.iterfind(".//tbody/tr")]
    assert rows == [
        ["Seattle, WA", "Adopted"], ["Tacoma, WA", "Proposed"], ["Austin, TX", "Repealed"], ["Denver, CO", "Proposed"]
    ]


def test_a_list_of_adopted_policies_contains_only_laws_in_force(site):
    site.build()
    output = site.folder / "output"
    lists = {str(path.parent.relative_to(output)) for path in output.glob("briefs/*-in/*/index.html")}
    assert lists == {
        "briefs/adopted-in/washington", "briefs/proposed-in/washington", "briefs/proposed-in/colorado",
        "briefs/repealed-in/texas",
    }
    assert site.page("briefs/adopted-in/washington").find(".//h1").text == "Adopted in Washington"
    assert site.page("briefs/repealed-in/texas").find(".//h1").text == "Repealed in Texas"
    assert site.page("briefs/status/repealed").find(".//h1").text == "Policy library: repealed in at least one place"
    links = [link.text for link in site.page("briefs").iterfind(".//nav[@id='theme:facets']//a")]
    assert [link for link in links if re.match(r"(Adopted|Proposed|Repealed) in ", link)] == [
        "Adopted in Washington", "Proposed in Colorado", "Proposed in Washington", "Repealed in Texas"
    ]


def test_no_page_calls_a_proposed_or_repealed_law_adopted(site):
    site.replace("briefs/rent-rules.md", '  - { place: "Seattle, WA", state: Washington, status: adopted }\n', "")
    site.build()
    for path in site.folder.glob("output/**/*.html"):
        text = path.read_text()
        if "Rent rules" in text or "rent-rules" in text:
            main = re.sub(r"<[^>]*>", " ", re.sub(r"(?s).*<main[^>]*>|</main>.*", "", text))
            assert "dopted" not in main, path.relative_to(site.folder)


def test_a_place_lists_its_policies_by_status(site):
    site.build()
    assert "Policy library: repealed Rent rules" in site.text("places/austin-tx")
    assert "adopted" not in site.text("places/austin-tx")
    assert "Policy library: adopted Rent rules" in site.text("places/seattle-wa")
    assert "proposed" not in site.text("places/seattle-wa")


@pytest.mark.parametrize("labels", [False, True], ids=["names", "labels"])
def test_the_maps_do_not_depend_on_english_words(site, labels):
    """The choices are in Spanish: by their names, or by their labels with the names in documents unchanged."""
    if labels:
        of = ", ".join(f"{{ {name}: {label} }}" for name, label in LABELS.items())
        site.replace("briefs/_type.yml", "of: [adopted, proposed, repealed]", f"of: [{of}]")
        site.replace(
            "chapters/_type.yml", "of: [certified, organizing]", "of: [{ certified: Certificado }, { organizing: En formación }]"
        )
    else:
        for path in ["briefs/_type.yml", "briefs/rent-rules.md"]:
            for name, word in SPANISH.items():
                text = (site.folder / "content" / path).read_text()
                site.write(path, re.sub(rf"(status:? (= )?|[\[,] ?){name}\b", rf"\g<1>{word}", text))
        site.replace("chapters/_type.yml", "of: [certified, organizing]", "of: [certificado, organizando]")
        for path in (site.folder / "content/chapters").glob("*.md"):
            text = path.read_text().replace("status: certified", "status: certificado")
            path.write_text(text.replace("status: organizing", "status: organizando"))
    site.replace("site.yml", "language: en", "language: es")
    site.build()
    chapters = site.page("chapters")
    certified, organizing = ("Certificado", "En formación") if labels else ("Certificado", "Organizando")
    assert legend(chapters)[:2] == [("status-1", certified), ("status-2", organizing)]
    assert {code: tiles(chapters)[code] for code in ["TX", "NY", "CA"]} == {"TX": "status-1", "NY": "status-1", "CA": "status-2"}
    assert [heading.text or heading[0].text for heading in chapters.iterfind(".//section/h2")] == [certified, organizing]
    brief = site.page("briefs/rent-rules")
    assert legend(brief) == [("status-1", "Aprobada"), ("status-2", "Propuesta"), ("status-3", "Derogada")]
    assert tiles(brief) == {"WA": "status-1", "CO": "status-2", "TX": "status-3"}
    assert "Aprobada en 1 lugar Propuesta en 2 lugares Derogada en 1 lugar" in site.text("briefs/rent-rules")
    # With labels, the URLs and exports keep the names of the choices.
    names = STATUSES if labels else list(SPANISH.values())
    assert all(site.exists(f"briefs/status/{name}") for name in names)
    assert f'"status": "{names[2]}"' in re.sub(r'":"', '": "', (site.folder / "output/briefs.json").read_text())


def test_a_choice_whose_status_is_not_in_the_declaration_is_an_error(site):
    """A site in Spanish whose conditions are still in English does not silently lose its lists."""
    site.replace("briefs/_type.yml", "of: [adopted, proposed, repealed]", "of: [aprobada, propuesta, derogada]")
    result = subprocess.run(
        [PROGRAM, "build", "--search", "off"], cwd=site.folder, capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    assert '"adopted" is not one of the choices' in result.stderr


def test_every_style_of_a_status_is_in_the_style_sheets():
    for theme in ["civic", "harbor"]:
        css = (ROOT / f"themes/{theme}/static/assets/site.css.jinja").read_text()
        for position in [1, 2, 3]:
            assert f".map .status-{position} rect" in css
            assert f".legend .status-{position}::before" in css


def test_editors_see_the_labels_of_choices_and_write_their_names(site):
    site.replace("chapters/_type.yml", "of: [certified, organizing]", "of: [{ certified: Certificado }, organizing]")
    forms = site.folder / "forms.yml"
    for command in [["schema"], ["schema", "--cms", "decap", "--repo", "network/site", "--output", forms]]:
        subprocess.run([PROGRAM, *command], cwd=site.folder, check=True, capture_output=True)
    schema = json.loads((site.folder / ".broadside/schema/chapter.json").read_text())
    assert schema["properties"]["status"]["enum"] == ["certified", "organizing"]
    [chapters] = [entry for entry in yaml.safe_load(forms.read_text())["collections"] if entry["name"] == "chapter"]
    [status] = [field for field in chapters["fields"] if field["name"] == "status"]
    assert status["options"] == [
        {"label": "Certificado", "value": "certified"}, {"label": "organizing", "value": "organizing"}
    ]
    declaration = json.loads((site.folder / ".broadside/schema/type.json").read_text())
    for path in ["chapters", "briefs"]:
        jsonschema.validate(yaml.safe_load((site.folder / f"content/{path}/_type.yml").read_text()), declaration)
    (site.folder / "roster.csv").write_text("title,state,status,lead\nOhio,OH,CERTIFICADO,New.\n")
    subprocess.run([PROGRAM, "import", "csv", "roster.csv", "--type", "chapter"], cwd=site.folder, check=True, capture_output=True)
    assert "status: certified" in (site.folder / "content/chapters/ohio.md").read_text()


def test_states_that_the_maps_do_not_find_are_reported(tmp_path):
    site = Site(tmp_path)
    site.replace("briefs/rent-rules.md", "state: Washington, status: adopted", "state: WA, status: adopted")
    site.replace("chapters/texas.md", "state: TX", "state: Texas")
    assert site.build() == [
        'content/briefs/rent-rules.md:7:3  warning  the map has no state "WA"  [template-report]',
        'content/chapters/texas.md:4:8  warning  the map shows "Texas" only under its abbreviation  [template-report]',
    ]


def test_a_state_is_on_the_map_however_its_name_is_written(tmp_path):
    site = Site(tmp_path)
    site.replace("briefs/rent-rules.md", "state: Colorado, status: proposed", "state: colorado, status: proposed")
    site.replace("briefs/rent-rules.md", "state: Texas, status: repealed", "state: Guam, status: repealed")
    assert site.build() == [
        'content/briefs/rent-rules.md:7:3  warning  the map has no state "Guam"  [template-report]',
    ]
    page = html5lib.parse((tmp_path / "output/briefs/rent-rules/index.html").read_text(), namespaceHTMLElements=False)
    squares = {group.findtext(".//{*}text"): group.get("class") for group in page.iter() if group.tag.endswith("}g") or group.tag == "g"}
    assert {code: style for code, style in squares.items() if style} == {"WA": "status-1", "CO": "status-2"}
