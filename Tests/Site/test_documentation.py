"""Compares the documentation with the program: every command, option, and key is documented, and every link works."""

import json
import os
import pathlib
import re
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("BROADSIDE", ROOT / ".build" / "release" / "broadside"))
DOCS = ROOT / "docs"
PAGES = [
    *sorted(DOCS.glob("*.md")),
    *(ROOT / name for name in ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "Benchmarks/README.md"]),
]

sys.path.insert(0, str(ROOT / "Scripts"))
from command_reference import command_reference  # noqa: E402


def without_code(text: str) -> str:
    """The text without its fenced code blocks, which may be indented in a list."""
    return re.sub(r"^ *(```+).*?^ *\1$", "", text, flags=re.DOTALL | re.MULTILINE)


def without_inline_code(text: str) -> str:
    """The text without its code spans, which may continue on the next line."""
    return re.sub(r"(?<!`)(`+)(?!`)(?:(?!\n\n).)+?(?<!`)\1(?!`)", "", text, flags=re.DOTALL)


def documented_keys(page: str) -> set[str]:
    """The keys in the first column of the page's tables; a name that the writer chooses becomes `*`."""
    rows = re.findall(r"^\| (.*?) \|", without_code((DOCS / page).read_text()), re.MULTILINE)
    keys = {key for row in rows for key in re.findall(r"`([^`]+)`", row)}
    return {re.sub(r"<[^>]+>", "*", key) for key in keys}


def keys(schema: dict, definitions: dict, path: str = "", seen: tuple[str, ...] = ()) -> set[str]:
    """The paths of all properties of a JSON Schema, with `[]` for an entry of a list and `*` for any name."""
    if "$ref" in schema:
        name = schema["$ref"].split("/")[-1]
        return set() if name in seen else keys(definitions[name], definitions, path, (*seen, name))
    found: set[str] = set()
    for alternative in schema.get("anyOf", []) + schema.get("oneOf", []) + schema.get("allOf", []):
        found |= keys(alternative, definitions, path, seen)
    for name, property in schema.get("properties", {}).items():
        nested = f"{path}.{name}" if path else name
        found |= {nested} | keys(property, definitions, nested, seen)
    if isinstance(schema.get("items"), dict):
        found |= keys(schema["items"], definitions, path + "[]", seen)
    if isinstance(schema.get("additionalProperties"), dict):
        found |= keys(schema["additionalProperties"], definitions, path + ".*", seen)
    return found


@pytest.fixture(scope="module")
def schemas(tmp_path_factory) -> pathlib.Path:
    folder = tmp_path_factory.mktemp("schemas")
    for name in ["content", "themes"]:
        (folder / name).symlink_to(ROOT / name)
    subprocess.run([PROGRAM, "schema"], cwd=folder, check=True, capture_output=True)
    return folder / ".broadside" / "schema"


@pytest.mark.parametrize(("schema", "page"), [("site.json", "site-yml.md"), ("type.json", "type-yml.md")])
def test_every_key_is_documented(schemas, schema, page):
    declared = json.loads((schemas / schema).read_text())
    expected = keys(declared, declared.get("definitions", {}))
    assert len(expected) > 40
    # The keys of a field are documented once: each field, at any depth, has the same.
    assert expected - documented_keys(page) == set()


def test_every_standard_field_is_documented(schemas):
    """A plain page has no fields of its own, so its schema has those of every document."""
    standard = set(json.loads((schemas / "page.json").read_text())["properties"])
    assert {"draft", "publish-on", "aliases"} <= standard
    documented = {key.split(":")[0] for key in documented_keys("content.md")}
    assert standard - documented == set()


def test_the_command_reference_is_generated_from_the_program():
    assert (DOCS / "commands.md").read_text() == command_reference(), "run make command-reference"


def anchors(page: pathlib.Path) -> set[str]:
    """The anchors that GitHub gives the headings of a page."""
    found: set[str] = set()
    for heading in re.findall(r"^#{1,6} (.+)$", without_code(page.read_text()), re.MULTILINE):
        text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").strip().lower()
        anchor = re.sub(r"[^\w\- ]", "", text).replace(" ", "-")
        number = 0
        while (name := anchor if number == 0 else f"{anchor}-{number}") in found:
            number += 1
        found.add(name)
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_of_the_documentation_works(page):
    text = without_inline_code(without_code(page.read_text()))
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        if not file.exists() or (anchor and file.suffix == ".md" and anchor not in anchors(file)):
            broken.append(target)
    assert broken == []


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: page.name)
def test_headings_and_paragraphs_are_not_repeated(page):
    """A merge can keep both versions of a section."""
    text = re.sub(r"```.*?```", "", page.read_text(), flags=re.DOTALL)
    sections = re.findall(r"^## .+$", text, re.MULTILINE)
    paragraphs = [paragraph for paragraph in text.split("\n\n") if len(paragraph) > 200 and not paragraph.startswith("|")]
    assert [found for parts in (sections, paragraphs) for found in set(parts) if parts.count(found) > 1] == []


def test_the_index_lists_every_page():
    index = (DOCS / "README.md").read_text()
    assert [page.name for page in sorted(DOCS.glob("*.md")) if page.name != "README.md" and f"({page.name})" not in index] == []


def targets() -> dict[str, set[str]]:
    """The targets of the program, and what each of them imports: without Diagnostics, which every target that reports errors imports, and packages."""
    declared = {}
    package = (ROOT / "Package.swift").read_text()
    pattern = r'\.(?:executableTarget|target|systemLibrary)\(\s*name: "(\w+)"(.*?)(?=\n    \.|\n  \],)'
    for match in re.finditer(pattern, package, re.DOTALL):
        dependencies = re.search(r"dependencies: \[(.*?)\]\)?", re.sub(r"\.product\([^)]*\)", "", match[2]), re.DOTALL)
        declared[match[1]] = set(re.findall(r'"(\w+)"', dependencies[1] if dependencies else "")) - {"Diagnostics"}
    for other in ["TemplateBenchmark", "TestSites", "HTMLTokens", "MarkdownPages", "EmbedFiles", "WriteVersions"]:
        declared.pop(other)
    return declared


def test_the_table_of_targets_lists_what_each_target_imports() -> None:
    documented = {}
    for names, imports in re.findall(r"^\| (`\w+`(?:, `\w+`)*) \| .* \| ([\w, ]*)\|$", (ROOT / "docs" / "architecture.md").read_text(), re.MULTILINE):
        for name in re.findall(r"`(\w+)`", names):
            documented[name] = set(re.findall(r"\w+", imports))
    assert documented == targets()
    order = list(documented)
    above = {name: [used for used in imports if order.index(used) < order.index(name)] for name, imports in documented.items()}
    assert {name: used for name, used in above.items() if used} == {}, "a target imports only targets below it in the table"


def test_the_diagram_of_targets_shows_what_each_target_imports() -> None:
    """The diagram omits an import that can also be reached along other arrows."""
    declared = targets()

    def reached(name: str) -> set[str]:
        return declared[name].union(*map(reached, declared[name])) if name in declared else set()

    expected = {
        (name, used)
        for name, imports in declared.items()
        for used in imports
        if not any(used in reached(other) for other in imports - {used})
    }
    (diagram,) = re.findall(r"^```mermaid\nflowchart TD\n(.*?)^```$", (ROOT / "docs" / "architecture.md").read_text(), re.DOTALL | re.MULTILINE)
    arrows = [re.fullmatch(r" {4}(\w+) --> (\w+(?: & \w+)*)", line) for line in diagram.splitlines()]
    assert {(arrow[1], used) for arrow in arrows for used in arrow[2].split(" & ")} == expected


def test_no_committed_file_has_conflict_markers() -> None:
    """Documentation can show them in a code block, and a table of mistakes as a mistake; elsewhere, they are left over
    from a merge."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    mistakes = "Tests/CheckingTests/Mistakes/pasted.txt"
    files = [ROOT / name for name in names if name and name != mistakes and (ROOT / name).is_file()]
    assert len(files) > 1000
    marked = []
    for file in files:
        try:
            text = file.read_text()
        except UnicodeDecodeError:
            continue
        if re.search(r"^(<{7}|>{7}|\|{7})( |$)", without_code(text) if file.suffix == ".md" else text, re.MULTILINE):
            marked.append(str(file.relative_to(ROOT)))
    assert marked == []
