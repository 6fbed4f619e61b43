"""The composed form (NFC) and the decomposed form (NFD) of a name are one name, and URLs and IDs are composed.

On screen, both forms look the same. Files from macOS often have decomposed names, and keyboards produce composed letters.
"""

import html
import pathlib
import re
import subprocess
import unicodedata
import urllib.parse

import pytest
from test_check import PROGRAM, SITE, findings

FORMS = ["NFC", "NFD"]
# One pixel.
GIF = bytes.fromhex("47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b")
PAGE = "---\ntitle: Words\ndescription: About words.\n{fields}---\n{text}\n"
DIFFERENT_NAMES = [(unicodedata.normalize("NFC", "fête"), unicodedata.normalize("NFD", "fête")), ("Minutes", "minutes")]


def write(site: pathlib.Path, files: dict[str, str | bytes], form: str = "NFC") -> None:
    """Writes the standard site, and `files` with their names in the given form."""
    for path, contents in (files if site.exists() and any(site.iterdir()) else SITE | files).items():
        file = site / unicodedata.normalize(form, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(contents.encode() if isinstance(contents, str) else contents)


def build(site: pathlib.Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PROGRAM, "build", "--date", "2026-01-15", *arguments], cwd=site, capture_output=True, text=True)


def output(site: pathlib.Path) -> dict[str, bytes]:
    return {str(file.relative_to(site / "output")): file.read_bytes() for file in sorted((site / "output").rglob("*")) if file.is_file()}


def broken_urls(files: dict[str, bytes]) -> list[str]:
    """The URLs in the pages that a static host would not find, because it compares bytes."""
    pages = "".join(text.decode() for name, text in files.items() if name.endswith(".html"))
    urls = [html.unescape(url) for url in re.findall(r'(?:src|href)="(/[^"#?]*)', pages)]
    paths = [urllib.parse.unquote(url).lstrip("/") for url in urls]
    return [path for path in paths if path not in files and path.rstrip("/") + "/index.html" not in files and path]


# For each use of a name: the files with the name in one form, and the use of the name, in the other form.
USES = {
    "an image in a field": ({"content/members/séance.gif": GIF}, {"content/members/eva.md": "---\nname: Eva\nphoto: { src: séance.gif, alt: Eva at a table }\n---\n"}),
    "a Markdown image": ({"content/séance.gif": GIF}, {"content/words.md": PAGE.format(fields="", text="![Six people at a table](séance.gif)")}),
    "a Markdown link to a file": ({"content/séance/ordre.pdf": b"%PDF"}, {"content/words.md": PAGE.format(fields="", text="[Agenda](séance/ordre.pdf) and [again](/séance/ordre.pdf)")}),
    "a Markdown link to a document": ({"content/members/chloé.md": "---\nname: Chloé\n---\n"}, {"content/words.md": PAGE.format(fields="", text="[Chloé](members/chloé.md)")}),
    "the URL of a document": (
        {"content/members/김민서.md": "---\nname: Kim\n---\n", "content/members/köln.md": "---\nname: Ko\n---\n"},
        {"content/words.md": PAGE.format(fields="", text="[Kim](/members/김민서/) and [Ko](/members/koeln/)")}),
    "a component": (
        {"content/séance.gif": GIF, "themes/plain/components/légende.html": '<img src="{{ component.src }}" alt="">'},
        {"themes/plain/components/légende.yml": "attributes:\n  src: { type: file }\n", "content/words.md": PAGE.format(fields="", text=':::légende{src="séance.gif"}\n:::')}),
    "the template of a document": ({"themes/plain/templates/séance.html": "<h1>Special</h1>{{ page.content }}"}, {"content/words.md": PAGE.format(fields="template: séance.html\n", text="Text.")}),
    "an included template": ({"themes/plain/templates/séance.html": "<h1>Special</h1>"}, {"themes/plain/templates/page.html": '{% include "séance.html" %}{{ page.content }}'}),
    "an asset": ({"themes/plain/static/séance.svg": "<svg/>"}, {"themes/plain/templates/page.html": '<img src="{{ asset("séance.svg") }}" alt="">{{ page.content }}'}),
    "a static file of the theme": ({"themes/plain/static/séance.svg": "<svg/>"}, {"content/words.md": PAGE.format(fields="", text="![A table](/séance.svg)")}),
    # A template uses the composed form.
    "a data file of the theme": ({"themes/plain/data/séance.yml": "a: Special\n"}, {"themes/plain/templates/page.html": '{{ data["s\\u00e9ance"].a }}{{ page.content }}'}),
    "the theme": ({"themes/séance/theme.yml": "name: x\nextends: plain\n"}, {"content/site.yml": SITE["content/site.yml"].replace("theme: plain", "theme: séance")}),
    "a table": (
        {"content/lieux/équipe.csv": "name,photo\nZoé,séance.gif\n", "content/lieux/séance.gif": GIF},
        {"content/lieux/_type.yml": 'name: lieu\ntable: équipe.csv\ntitle: "{name}"\nlist: { path: /lieux/ }\nfields:\n  name: { type: text, required: true }\n  photo: { type: file }\n', "themes/plain/templates/lieu.html": "{{ page.photo }} {{ page.photo | file_size }}"}),
    "a reference": (
        {"content/members/chloé.md": "---\nname: Chloé\n---\n"},
        {"content/notes/_type.yml": "name: note\nlist: { path: /notes/ }\nfields:\n  title: { type: text, required: true }\n  by: { type: reference, to: member }\n", "content/notes/a.md": "---\ntitle: A\nby: chloé\n---\n", "themes/plain/templates/note.html": '<a href="{{ page.by.url }}">{{ page.by.title }}</a>'}),
    "a file with its size": (
        {"content/members/séance.gif": GIF},
        {"content/members/eva.md": "---\nname: Eva\nphoto: { src: séance.gif, alt: Eva at a table }\n---\n", "themes/plain/templates/member.html": "{{ page.photo.src | file_size if page.photo }}"}),
}


@pytest.mark.parametrize("use", USES)
def test_both_forms_of_a_name_are_one_name(use: str, tmp_path: pathlib.Path):
    named, using = USES[use]
    outputs = []
    for form in FORMS:
        for other in FORMS:
            site = tmp_path / (form + other)
            write(site, {}, form)
            write(site, named, form)
            write(site, {path: unicodedata.normalize(other, text) for path, text in using.items()}, other)
            result = build(site, "--strict")
            assert result.returncode == 0, (form, other, result.stderr)
            files = output(site)
            assert broken_urls(files) == []
            assert all(unicodedata.is_normalized("NFC", name) for name in files)
            # Text keeps its form.
            outputs.append({name: unicodedata.normalize("NFC", text.decode(errors="replace")) for name, text in files.items()})
    assert all(files == outputs[0] for files in outputs)


@pytest.mark.parametrize("names", DIFFERENT_NAMES, ids=["form", "case"])
@pytest.mark.parametrize(
    "place", ["content/{}.md", "content/members/{}.md", "content/{}.gif", "content/{}.txt", "content/{}/a.txt", "themes/plain/static/{}.txt", "themes/plain/static/{}/a.txt",
              "themes/plain/templates/{}.html", "themes/plain/data/{}.yml"])
def test_names_that_differ_only_in_form_or_case_are_an_error(place: str, names: tuple[str, str], tmp_path: pathlib.Path):
    texts = {".md": "---\ntitle: A\n---\n", ".gif": "GIF89a"}
    text = "---\nname: Ana\n---\n" if "members" in place else texts.get(pathlib.Path(place).suffix, "a: b\n")
    write(tmp_path, {})
    for name in names:
        file = tmp_path / place.format(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    result = build(tmp_path)
    assert result.returncode == 1
    [error] = [line for line in result.stderr.splitlines() if "  error  " in line]
    assert error.endswith("[name-conflict]")
    if "/a." in place:
        place = place.replace("/a.txt", "")
    path = place.format(max(names, key=lambda name: name.encode()))
    assert error.startswith(path)
    if names == DIFFERENT_NAMES[0]:
        assert '"ê" is composed (U+00EA) here, and decomposed (U+0065 U+0302) there' in error
    else:
        assert f'"{pathlib.Path(place.format("Minutes")).name}"' in error


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("other", FORMS)
def test_ids_and_fragments_are_composed(form: str, other: str, tmp_path: pathlib.Path):
    text = "## Réunion\n\n[here](#réunion)[^é]\n\n[^é]: A note.\n\n> [!NOTE]\n> [in an alert](#réunion)\n\n<p id=\"été\"><a href=\"#été\" aria-describedby=\"été\">été</a></p>\n"
    write(tmp_path, {
        "content/site.yml": SITE["content/site.yml"] + "markdown: { raw-html: true }\n",
        "content/kansas.md": PAGE.format(fields="", text=unicodedata.normalize(form, text)),
        "content/words.md": PAGE.format(fields="", text=unicodedata.normalize(other, "[there](kansas.md#réunion), [a note](kansas.md#fn-%C3%A9), [escaped](kansas.md#re%CC%81union)\n")),
        "themes/plain/templates/page.html": '{% for heading in page.headings %}<a href="#{{ heading.id }}">{{ heading.title }}</a>{% endfor %}{{ page.content }}',
    })
    result = build(tmp_path, "--strict")
    assert result.returncode == 0, result.stderr
    kansas, words = ((tmp_path / "output" / name / "index.html").read_text() for name in ("kansas", "words"))
    assert '<h2 id="r\u00e9union">' in kansas
    ids = re.findall(r' id="([^"]*)"', kansas)
    fragments = re.findall(r'href="[^"]*#([^"]*)"', kansas + words)
    assert len(fragments) == 9
    # A browser looks for an ID that is the fragment as written, and then for the decoded one (HTML standard, section 7.4.6.4).
    assert [fragment for fragment in fragments if fragment not in ids and urllib.parse.unquote(fragment) not in ids] == []
    assert all(unicodedata.is_normalized("NFC", urllib.parse.unquote(id)) for id in ids)
    assert 'aria-describedby="\u00e9t\u00e9"' in kansas


def test_check_compares_ids_as_browsers_do(tmp_path: pathlib.Path):
    """The template has a decomposed ID, which no link reaches."""
    found = findings(tmp_path, {
        "content/index.md": "---\ntitle: Home\ndescription: The start.\n---\n[About](about.md) and [top](#d\u00e9but)\n",
        "themes/plain/templates/page.html": SITE["themes/plain/templates/page.html"].replace("page-title", "de\u0301but"),
    })
    assert "content/index.md:5:29 warning missing-anchor" in found


def test_an_old_url_is_the_same_in_both_forms(tmp_path: pathlib.Path):
    old = [unicodedata.normalize(form, "/séance/") for form in ("NFD", "NFC")]
    write(tmp_path, {"content/words.md": PAGE.format(fields=f"aliases: [{', '.join(old)}]\n", text="Text.")})
    result = build(tmp_path, "--strict")
    assert result.returncode == 0, result.stderr
    assert output(tmp_path)["_redirects"] == b"/s%C3%A9ance/ /words/ 301\n"
