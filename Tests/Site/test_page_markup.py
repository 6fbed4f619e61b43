"""Compares the elements that `broadside check` finds in a page, and the text that `broadside diff` shows, with those that html5lib, a browser's parser, finds."""

import json
import os
import pathlib
import re
import subprocess

import html5lib
import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("BROADSIDE", ROOT / ".build" / "release" / "broadside"))

# Each `*` becomes an element with an id and a link; the test decides which of them a browser creates.
PAGES = {
    "a comment": "<!-- * --> *",
    "a comment with a tag's end": "<!-- a > b * --> *",
    "an empty comment": "<!----> * <!-- * -->",
    "comments that close at once": "<!--> * <!---> * <!-- * -->",
    "a comment that begins like an end": "<!--!> * --> *",
    "a comment that begins like an end, with a dash": "<!---!> * --> *",
    "a comment with dashes": "<!-- -- * -- --> *",
    "a comment with many dashes": "<!--- * ---> *",
    "a comment with an exclamation mark": "<!-- * --!> *",
    "a comment with an exclamation mark and a dash": "<!-- * --!- * --> *",
    "a comment in a comment": "<!-- * <!-- * --> *",
    "dashes with spaces": "<!-- * -- > * --> *",
    "a comment that is not closed": "* <!-- * -- *",
    "a comment in an attribute": '<p title="<!--">*</p> -->',
    "a declaration": "<!x * > *",
    "CDATA in HTML": "<![CDATA[ * ]]> *",
    "a processing instruction": "<?php * ?> *",
    "an end tag without a name": "</ * > *",
    "a script": "<script>let a = '*' < b</script> *",
    "a script in capitals": "<SCRIPT>*</Script > *",
    "a script with a similar end": "<script>* </scripts> * </script-x> * </script/> *",
    "a script with a comment": "<script><!-- * </script> *",
    "a script with a script in a comment": "<script><!-- <script> * </script> * --></script> *",
    "a script with a script in a closed comment": "<script><!-- <script> --> * </script> *",
    "a script with a short comment": "<script><!--> <script> * </script> *",
    "a self-closing script": "<script/> * </script> *",
    "a script that is not closed": "* <script> * </scrip",
    "a style sheet": "<style>a > b { background: url(*) } </style> *",
    "a template": "<template>* <b>*</b></template> *",
    "a template in a template": "<template><template>*</template> * </template> *",
    "an end of a template without a beginning": "</template> *",
    "a script in a template": "<template><script></template> * </script> * </template> *",
    "a template that is not closed": "* <template> *",
    "a title and a text area": "<textarea>*</textarea> <title>*</title> *",
    "other raw text": "<xmp>*</xmp> <iframe>*</iframe> *",
    "text for old browsers": "<noembed>*</noembed> <noframes>*</noframes> *",
    "content without scripts": "<noscript>*</noscript> *",
    "plain text": "* <plaintext> * </plaintext> *",
    "SVG with a title": "<svg><title>*</title> * </svg> *",
    "SVG with styles": "<svg><style> * </style><script>*</script></svg> *",
    "SVG with empty elements": "<svg><style/><script/> * </svg> *",
    "SVG with CDATA": "<svg><text><![CDATA[ * > * ]]></text> * </svg> *",
    "SVG with HTML": "<svg><foreignObject><style>*</style> *</foreignObject> *</svg> *",
    "SVG with a template": "<svg><template>*</template></svg> *",
    "empty SVG": "<svg/><style>*</style> *",
    "SVG that is not closed": "<div><svg><p><style>*</style> *",
    "MathML": "<math><style>*</style></math> *",
    "MathML with text": "<math><mi><style>*</style></mi> <mo><b>*</b></mo> <style>*</style></math> *",
    "MathML with numbers and strings": "<math><mn><style>*</style></mn><ms><style>*</style></ms><mtext><style>*</style> *</mtext></math>",
    "MathML with another element": "<math><mrow><style>*</style></mrow></math> *",
    "MathML with SVG in text": "<math><mtext><svg><style>*</style></svg><style>*</style></mtext></math> *",
    "MathML with a title": "<math><title><style>*</style></title></math> *",
    "MathML with an HTML annotation": '<math><annotation-xml encoding="Text/HTML"><style>*</style> *</annotation-xml><style>*</style></math>',
    "MathML with an XHTML annotation": '<math><annotation-xml encoding="application/xhtml+xml"><style>*</style> *</annotation-xml></math>',
    "MathML with another annotation": '<math><annotation-xml encoding="text/plain"><style>*</style> *</annotation-xml></math>',
    "MathML with an SVG annotation": "<math><annotation-xml><svg><title><style>*</style></title> *</svg></annotation-xml></math> *",
    "SVG with a font": "<svg><font color=red><style>*</style> *",
    "SVG with a typeface": "<svg><g><font FACE=a><style>*</style></g> *",
    "MathML with a font size": "<math><font size=1><style>*</style> *",
    "SVG with a font without attributes": "<svg><font><style>*</style></font> *</svg> *",
    "an attribute without quotes": "<p class=<!--> * <p class=a/> *",
    "quotation marks in text": 'He said "id= * and * <p title=\'"\'> *',
    "an attribute that is not closed": '* <p title="*',
}


def page(text: str) -> str:
    numbers = iter(range(100))
    return "<p>" + re.sub(r"\*", lambda _: f'<a id=x{(number := next(numbers))} href="/t{number}/">x</a>', text)


def write(folder: pathlib.Path, body: str) -> None:
    files = {
        "content/site.yml": "title: Test\nbase-url: https://example.org\ntheme: plain\n",
        "content/page.md": "---\ntitle: Page\ntemplate: markup.html\n---\n",
        "content/links.md": "---\ntitle: Links\n---\n" + "".join(f"[x](page.md#x{number})\n\n" for number in range(4)),
        "themes/plain/theme.yml": "name: plain\n",
        "themes/plain/data/markup.json": json.dumps({"body": body}),
        "themes/plain/templates/markup.html": "<!doctype html><html><head></head><body>{{ data.markup.body | safe }}",
        "themes/plain/templates/page.html": "{{ page.content }}",
        "themes/plain/templates/404.html": "",
        "themes/plain/templates/sitemap.xml": "",
        "themes/plain/templates/redirect.html": "",
        "themes/plain/templates/feed.xml": "",
        "themes/plain/templates/files/robots.txt": "",
    }
    for number in range(4):
        files[f"content/t{number}.md"] = f"---\ntitle: T{number}\n---\n"
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def found(folder: pathlib.Path) -> tuple[set[str], set[str]]:
    """Returns the ids and the linked pages that a check finds, of `x0` to `x3` and `/t0/` to `/t3/`."""
    result = subprocess.run([PROGRAM, "check", "--format", "json"], cwd=folder, capture_output=True, text=True)
    findings = json.loads(result.stdout)
    assert {finding["severity"] for finding in findings} <= {"warning", "note"}, findings
    anchors = {re.search(r'"#(x\d)"', finding["message"])[1] for finding in findings if finding["rule"] == "missing-anchor"}
    orphans = {re.search(r"/t\d/", finding["message"])[0] for finding in findings if finding["rule"] == "orphan-page" and "/t" in finding["message"]}
    return {f"x{n}" for n in range(4)} - anchors, {f"/t{n}/" for n in range(4)} - orphans


@pytest.mark.parametrize("name", PAGES)
def test_the_elements_of_a_page_are_those_of_a_browser(tmp_path, name):
    body = page(PAGES[name])
    write(tmp_path, body)
    document = html5lib.parse("<!doctype html><html><head></head><body>" + body, namespaceHTMLElements=False)
    # html5lib reads templates as other elements.
    for template in list(document.iter("template")):
        template.clear()
    ids = {element.get("id") for element in document.iter() if element.get("id")}
    links = {element.get("href") for element in document.iter() if element.get("href")}
    assert found(tmp_path) == (ids, links)


def test_a_link_in_every_form_counts_and_other_attributes_do_not(tmp_path):
    write(
        tmp_path,
        "<meta name=x0><input name=x1><a name=x2></a><p id='caf&eacute;' id=x3></p>"
        '<a href=" /t0/ ">x</a><img srcset="/t1/, ../t2/ 2x"><p title="href=/t3/">',
    )
    assert found(tmp_path) == ({"x2"}, {"/t0/", "/t1/", "/t2/"})


def shown(element) -> str:
    """Returns the text of an element that browsers show."""
    if element.tag in HIDDEN or not isinstance(element.tag, str):
        return element.tail or ""
    return (element.text or "") + "".join(shown(child) for child in element) + (element.tail or "")


def links_of(element) -> list[str]:
    """Returns the targets of the links in an element that browsers show."""
    if element.tag in HIDDEN or not isinstance(element.tag, str):
        return []
    return ([element.get("href")] if element.tag == "a" and element.get("href") else []) + [link for child in element for link in links_of(child)]


HIDDEN = ["script", "style", "iframe", "noembed", "noframes"]
# Character references, in text and in links.
REFERENCES = {
    "references in text": "<p>&notin; &copy 2020 &copyright &amp;amp; &#128; &#x1F5F3 &nbsp; &unknown;</p>",
    "a link with an ampersand": '<a href="/a?b&amp;copy=1&copy=2&amp;amp;#c">x</a>',
    "an image with references": '<img src="/x.png" alt="Fish &amp;amp; chips">',
}


def test_the_text_and_links_of_a_comparison_are_those_of_a_browser(tmp_path):
    # A change that is the same on several pages would be listed once, so each page has its own words and links.
    bodies = {
        name: re.sub(r'href="/t(\d+)/">x<', rf'href="/{number}/\1/">word{number}-\1<', page(text)) for number, (name, text) in enumerate(PAGES.items())
    }
    bodies |= REFERENCES
    for number, body in enumerate(bodies.values()):
        for folder, content in [("old", ""), ("new", body)]:
            (tmp_path / folder).mkdir(exist_ok=True)
            (tmp_path / folder / f"p{number}.html").write_text("<!doctype html><html><head></head><body>" + content)
    result = subprocess.run([PROGRAM, "diff", "old", "new", "--format", "json"], cwd=tmp_path, capture_output=True, text=True, check=True)
    changed = {page["address"]: page["changes"] for page in json.loads(result.stdout)["changed"]}
    for number, (name, body) in enumerate(bodies.items()):
        document = html5lib.parse("<!doctype html><html><head></head><body>" + body, namespaceHTMLElements=False)
        for template in list(document.iter("template")):
            after = template.tail
            template.clear()
            template.tail = after
        for image in list(document.iter("img")):
            image.text = f" [{image.get('alt')}] "
        # The namespace of SVG and MathML is part of the name.
        for element in document.iter():
            element.tag = re.sub(r"^{.*}", "", element.tag) if isinstance(element.tag, str) else element.tag
        changes = changed.get(f"/p{number}.html", [])
        words = [part["text"] for change in changes if change["what"] == "text" for part in change["parts"] if part["kind"] == "added"]
        if name in REFERENCES:
            assert " ".join(words).split() == shown(document).split(), name
        else:
            assert re.findall(r"word[\d-]+", " ".join(words)) == re.findall(r"word[\d-]+", shown(document)), name
        links = [link for change in changes if change["what"] == "links" for link in change["added"]]
        assert links == list(dict.fromkeys(links_of(document))), name
