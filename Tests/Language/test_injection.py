"""Puts hostile values into every place of a page, in every way, and reads the result like a browser.

A page must have no more elements, attributes, or comments than with a harmless value, and no URL with an unknown scheme. Values in
scripts must parse as JSON. A value that arrives unchanged is read back and must be the same, except for characters that HTML or XML
cannot contain: HTML parsers drop NUL or replace it with U+FFFD. In XML, U+FFFE, U+FFFF, and control characters other than tabs and line
breaks become U+FFFD. Both read CR and CR LF as a line break, and XML reads tabs and line breaks in attributes as spaces.
"""

import json
import pathlib
import re
import subprocess
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Mapping
from urllib.parse import parse_qsl, unquote

import html5lib
import pytest
from engines import PATIENCE, PROGRAM
from hostile import (
    CUTS, HARMLESS, PLACES, REFUSED, REFUSED_FILES, TRICKY, TRICKY_DATA, URLS, VALUES, WAYS, Place, Way,
)  # fmt: skip

HTML = "{http://www.w3.org/1999/xhtml}"
SCHEMES = {None, "http", "https", "mailto", "tel"}
URL_ATTRIBUTES = {"href", "src", "action", "formaction", "cite", "poster", "data", "{http://www.w3.org/1999/xlink}href"}
REFUSAL = re.compile("error  .*(cannot be (written|a tag name|an attribute name)|only numbers, colors, and literals|only a number can be part|a colon after a value|middle of a name|different HTML context|HTML context here differs|ends inside|cannot be inside)")
# A template can contain a block only once.
SINGLE = [way for way in WAYS if "{% block" not in way.template]


class Refused(Exception):
    """Broadside's errors for a template that it rejects."""


def render(templates: Mapping[str, str], data: str | Mapping[str, object], folder: pathlib.Path) -> str:
    """Renders the first template with Broadside."""
    for name, text in templates.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    values = folder / "data.json"
    values.write_text(data if isinstance(data, str) else json.dumps(data))
    command = [PROGRAM, "render", folder / next(iter(templates)), "--data", values]
    run = subprocess.run(command, capture_output=True, timeout=PATIENCE)
    assert run.returncode in (0, 1), f"a crash: {run.stderr.decode(errors='replace')}"
    if run.returncode == 1:
        raise Refused(run.stderr.decode())
    return run.stdout.decode()


def parse(page: str) -> ElementTree.Element:
    return html5lib.parse(page)


def shape(element: ElementTree.Element) -> tuple:
    """The elements, attributes, and comments of a tree, without their text."""
    return element.tag, sorted(element.attrib), [shape(child) for child in element]


def scheme(url: str) -> str | None:
    """The scheme that a browser finds in a URL (URL Standard, 4.4)."""
    cleaned = re.sub(r"[\t\n\r]", "", url.lstrip("".join(map(chr, range(33)))))
    match = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", cleaned)
    return match and match[1].lower()


def candidates(srcset: str) -> Iterator[str]:
    """The URLs of a `srcset` (HTML Standard, 4.8.4.2.1)."""
    while srcset := srcset.lstrip(" \t\n\f\r,"):
        url = re.match("[^ \t\n\f\r]+", srcset)[0]
        srcset = srcset.removeprefix(url)
        if not url.endswith(","):
            srcset = re.sub(r"^(\([^)]*\)?|[^,(])*", "", srcset)
        yield url.rstrip(",")


def refreshed(content: str) -> str:
    """The URL of a refresh (HTML Standard, 4.2.5.3)."""
    return re.match(r"\s*[0-9.]*\s*[;,]?\s*(?:url\s*=\s*)?['\"]?(.*)", content, re.IGNORECASE | re.DOTALL)[1]


def in_html(text: str) -> str:
    """The text without characters that HTML cannot contain."""
    return re.sub("[\0\ufffd]", "", re.sub("\r\n?", "\n", text))


def in_xml(text: str, line_end: str = "\n") -> str:
    """The text as XML contains it. In attributes, `line_end` is a space, which also replaces tabs."""
    text = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
    return re.sub("[\t\n]" if line_end == " " else "\n", line_end, re.sub("\r\n?", "\n", text))


def reading(place: Place, section: ElementTree.Element) -> str:
    """The text at the place of the value, with the literal text around it."""
    element = [node for node in section.iter() if isinstance(node.tag, str)][-1]
    return (element.text or "") if place.attribute is None else element.get(place.attribute)


def expected(place: Place, value: str) -> str:
    """The expected text at the place of the value, with the literal text around it."""
    before, after = place.markup.split("@", 1) if place.kind != "script" else place.markup.rsplit("@", 1)
    around = (re.search(r"[^<>]*$" if place.attribute is None else r"[^\"'=]*$", before)[0], re.match(r"[^<\"']*", after)[0])
    return around[0].replace("&lt;", "<").removeprefix("\n") + value + around[1]


def problem(place: Place, section: ElementTree.Element, value: str, keeps: str) -> str | None:
    """The problem with a value in its place, if there is one."""
    read = reading(place, section)
    match place.kind:
        case "text" | "attribute":
            if keeps != "never" and in_html(read) != in_html(expected(place, value)):
                return "is read as another"
        case "script":
            before, after = place.markup.rsplit("@", 1)
            code = read.removeprefix(re.split(r"<script[^>]*>", before)[-1]).removesuffix(after[: after.index("</script>")])
            try:
                written = json.loads(code)
            except ValueError:
                return "is no JSON"
            if re.search("[<>\u2028\u2029]", code):
                return "could end the script or a line of it"
            if keeps == "always" and written != value:
                return "is read as another"
        case "srcset":
            if not SCHEMES.issuperset(map(scheme, candidates(read))):
                return "leads to code"
        case "refresh":
            if scheme(refreshed(read)) not in SCHEMES:
                return "leads to code"
        case _:
            if scheme(read) not in SCHEMES:
                return "leads to code"
            whole = re.search("[^\"']*@[^\"']*", place.markup)[0].replace("&amp;", "&")
            if not read.startswith(whole.partition("@")[0]):
                return "changes what stands before it"
            if place.kind == "query" and keeps == "always":
                pairs = parse_qsl(read.partition("?")[2], keep_blank_values=True, errors="strict")
                if pairs != [("a", "b"), ("q", value)]:
                    return "is read as another"
            if place.kind == "fragment" and keeps == "always" and unquote(read.partition("#")[2]) != value:
                return "is read as another"
            if place.kind == "url" and keeps == "always" and read.strip() != "#unsafe":
                if unquote(read) != unquote(whole.replace("@", value)):
                    return "is read as another"
    return None


def filled(place: Place, template: str) -> str:
    return re.sub("@(?!context)", lambda _: template, place.markup)


def page(place: Place, way: Way) -> str:
    """A page with a section for each value."""
    markup = way.around.replace("$", filled(place, way.template))
    return f"<!doctype html><title>t</title>{{% for v in values %}}<section>{markup}</section>{{% endfor %}}"


def sections(place: Place, way: Way, folder: pathlib.Path) -> list[ElementTree.Element]:
    """The sections of the page: one for the harmless value, and one for each hostile value."""
    tree = parse(render({"page.html": page(place, way)} | dict(way.files), {"values": [HARMLESS, *VALUES]}, folder))
    return list(tree.find(f"{HTML}body"))


def problems(place: Place, way: Way, folder: pathlib.Path) -> Iterator[str]:
    """The first problem with a value that gets to the place in one way."""
    try:
        harmless, *found = sections(place, way, folder)
    except Refused as refusal:
        yield f"{way.name}: {str(refusal).partition('error')[2].splitlines()[0]}"
        return
    if len(found) != len(VALUES):
        yield f"{way.name}: {len(found)} sections for {len(VALUES)} values"
    for value, section in zip(VALUES, found):
        wrong = "adds markup" if shape(section) != shape(harmless) else problem(place, section, value, way.keeps)
        if wrong:
            yield f"{way.name}: {value[:60]!r} {wrong}: {reading(place, section)[:100]!r}"
            return


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_every_value_is_safe_in_a_place(place: Place, tmp_path: pathlib.Path) -> None:
    """A place is safe for every value, in whatever way the value gets there."""
    found = [one for way in WAYS for one in problems(place, way, tmp_path)]
    assert not found, "\n".join(found)


def test_all_places_on_one_page_are_safe(tmp_path: pathlib.Path) -> None:
    """A page with one value in all places has the same elements and attributes as with a harmless value."""
    template = "".join(f"<section>{filled(place, '{{ v }}')}</section>" for place in PLACES)
    harmless, *others = (shape(parse(render({"page.html": template}, {"v": value}, tmp_path))) for value in [HARMLESS, *VALUES])
    assert [value for value, other in zip(VALUES, others) if other != harmless] == []


@pytest.mark.parametrize("way", SINGLE, ids=lambda way: way.name)
def test_a_value_stays_text_in_xml(way: Way, tmp_path: pathlib.Path) -> None:
    """A value stays the text of one element or one attribute in XML."""
    item = "<i title=\"@\" label='@'>@<b/></i>".replace("@", way.template)
    template = f"<?xml version='1.0'?>\n<list>{{% for v in values %}}{way.around.replace('$', item)}{{% endfor %}}</list>"
    root = ElementTree.fromstring(render({"page.xml": template} | dict(way.files), {"values": VALUES}, tmp_path))
    assert [shape(element) for element in root] == [("i", ["label", "title"], [("b", [], [])])] * len(VALUES)
    for value, element in zip(VALUES, root):
        if way.keeps != "never":
            assert in_xml(element.text) == in_xml(value)
            assert {in_xml(element.get(name), " ") for name in ("title", "label")} == {in_xml(value, " ")}


@pytest.mark.parametrize("way", [way for way in SINGLE if way.around == "$"], ids=lambda way: way.name)
def test_a_value_stays_one_json_value(way: Way, tmp_path: pathlib.Path) -> None:
    """A value stays one value in JSON."""
    item = '{"a": @, "b": [@, 1]}'.replace("@", way.template)
    template = f"[{{% for v in values %}}{item}{{% if not loop.last %}},{{% endif %}}{{% endfor %}}]"
    read = json.loads(render({"page.json": template} | dict(way.files), {"values": VALUES}, tmp_path))
    assert [list(one) for one in read] == [["a", "b"]] * len(VALUES)
    assert all(one["a"] == one["b"][0] and one["b"][1:] == [1] for one in read)
    if way.keeps == "always":
        assert [one["a"] for one in read] == VALUES


@pytest.mark.parametrize("value", ["javascript:alert(1)", "data:text/html,x", "java\nscript:alert(1)"])
def test_urls_in_svg_run_no_code(value: str, tmp_path: pathlib.Path) -> None:
    """URLs in SVG are checked, because browsers run scripts in SVG."""
    template = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
        '<a href="{{ x }}"/><a xlink:href="{{ x }}"/><image href="{{ x }}"/></svg>'
    )
    root = ElementTree.fromstring(render({"page.svg": template}, {"x": value}, tmp_path))
    assert not any(runs(element) for element in root)


@pytest.mark.parametrize(("name", "template"), [("page.html", one) for one in REFUSED] + REFUSED_FILES)
def test_a_value_without_a_safe_form_is_rejected(name: str, template: str, tmp_path: pathlib.Path) -> None:
    """A template in which a value has no safe form is rejected before rendering."""
    with pytest.raises(Refused, match=REFUSAL):
        render({name: "{{ x.none.at_all }}" + template}, {"x": ["alert(1)"]}, tmp_path)


def runs(element: ElementTree.Element) -> bool:
    """Returns true if a value of a misleading template is code in an element of the page."""
    code = element.text or "" if element.tag in (f"{HTML}script", "{http://www.w3.org/2000/svg}script") else ""
    handlers = [value for name, value in element.attrib.items() if name.startswith("on")]
    urls = [value for name, value in element.attrib.items() if name in URL_ATTRIBUTES | {"to"}]
    refresh = [refreshed(element.get("content"))] if element.get("http-equiv") == "refresh" else []
    return any(re.search(r'(?<!")alert\(1\)', one) for one in [code, *handlers]) or not SCHEMES.issuperset(map(scheme, urls + refresh))


@pytest.mark.parametrize("template", TRICKY)
def test_a_misleading_template_is_rejected_or_harmless(template: str, tmp_path: pathlib.Path) -> None:
    """A template that does not mean what it seems to mean is rejected or does no harm."""
    try:
        output = render({"page.html": template}, TRICKY_DATA, tmp_path)
    except Refused:
        return
    assert not any(runs(element) for element in parse(output).iter() if isinstance(element.tag, str)), output


@pytest.mark.parametrize("cut", CUTS)
@pytest.mark.parametrize("value", [HARMLESS, "a b c d e f", "gmi", "a=b=c", "onclick=alert(1) c", "!--"])
def test_cut_html_is_rejected_or_balanced(cut: str, value: str, tmp_path: pathlib.Path) -> None:
    """HTML from the engine is not cut, or no part of it leaves a tag, a quote, or a comment open."""
    before = '{% set s %}<b title="{{ x }}">{{ x }}</b>{% endset %}'
    template = f'{before}<section>{{{{ {cut} }}}}</section><p title="{{{{ y }}}}">z</p>'
    try:
        output = render({"page.html": template}, {"x": value, "y": "onmouseover=alert(1) "}, tmp_path)
    except Refused as refusal:
        assert "HTML cannot be truncated" in str(refusal)
        return
    body = parse(output).find(f"{HTML}body")
    assert [element.tag for element in body] == [f"{HTML}section", f"{HTML}p"], output
    section, after = body
    assert {element.tag for element in section.iter()} <= {f"{HTML}section", f"{HTML}b"}, output
    assert {name for element in section.iter() for name in element.attrib} <= {"title"}, output
    assert after.attrib == {"title": "onmouseover=alert(1) "}, output


@pytest.mark.parametrize("url", URLS)
def test_a_safe_url_is_unchanged(url: str, tmp_path: pathlib.Path) -> None:
    """A URL that runs no code is unchanged, whether it is plain text, HTML, or from a macro."""
    template = (
        "{% macro link(a) %}{{ a }}{% endmacro %}{% set b %}{{ x }}{% endset %}"
        '<a href="{{ x }}"></a><a href="{{ x|e }}"></a><a href="{{ link(x) }}"></a><a href="{{ b }}"></a><a href="{{ x|safe }}"></a>'
    )
    links = parse(render({"page.html": template}, {"x": url}, tmp_path)).iter(f"{HTML}a")
    assert [unquote(link.get("href")) for link in links] == [unquote(url)] * 5


def test_urlencode_output_is_not_encoded_again(tmp_path: pathlib.Path) -> None:
    """The output of `urlencode` is not encoded again."""
    template = '<a href="/?q={{ x|urlencode }}&amp;{{ {"a b": x}|urlencode }}"></a>'
    link = next(parse(render({"page.html": template}, {"x": "a b&c/é"}, tmp_path)).iter(f"{HTML}a"))
    assert parse_qsl(link.get("href")[2:]) == [("q", "a b&c/é"), ("a b", "a b&c/é")]


@pytest.mark.parametrize("text", [r"a\ud800b", r"\udc00\ud800", r"\ud83d\ude00\ud83d", r"\udfff<b>"])
def test_lone_surrogates_are_rejected_or_replaced(text: str, tmp_path: pathlib.Path) -> None:
    """A lone surrogate, which UTF-8 cannot encode, is an error in the data or becomes U+FFFD."""
    try:
        output = render({"page.html": '<p title="{{ x }}">{{ x }}</p><script>{{ x }}</script>'}, f'{{"x": "{text}"}}', tmp_path)
    except Refused as refusal:
        assert "data.json:1:" in str(refusal)
    else:
        assert "\ufffd" in output and "<b>" not in output


def test_there_are_enough_values() -> None:
    """There are enough hostile values, without duplicates."""
    assert len(set(VALUES)) == len(VALUES) >= 70
