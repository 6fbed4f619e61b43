"""Imports WordPress exports, with pandoc and without it."""

import csv
import datetime
import html
import json
import os
import pathlib
import re
import shutil
import subprocess

import pytest
import yaml

from wordpress import OLD_URL, Item, export

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("BROADSIDE", ROOT / ".build" / "release" / "broadside"))
POSTS = ["--type", "post=news-item"]
needs_pandoc = pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")


@pytest.fixture
def site(tmp_path: pathlib.Path) -> pathlib.Path:
    """A copy of this repository's site."""
    for folder in ["content", "themes"]:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def run(site: pathlib.Path, data: bytes, *arguments: str, status: int = 0) -> subprocess.CompletedProcess[str]:
    """Imports an export. Its text stays HTML unless `arguments` contain "pandoc"."""
    (site / "export.xml").write_bytes(data)
    arguments = [argument for argument in arguments if argument != "pandoc"] + ([] if "pandoc" in arguments else ["--keep-html"])
    types = [] if "--type" in arguments else POSTS
    command = [PROGRAM, "import", "wordpress", "export.xml", *types, *arguments]
    result = subprocess.run(command, cwd=site, capture_output=True, text=True)
    assert result.returncode == status, result.stderr + result.stdout
    return result


def document(site: pathlib.Path, path: str) -> tuple[dict, str]:
    front, body = (site / "content" / path).read_text().removeprefix("---\n").split("\n---\n", 1)
    return yaml.safe_load(front), body.strip("\n")


def post(content: str, **fields) -> Item:
    return Item(7, "A post", content, name="a-post", link=f"{OLD_URL}/2015/03/14/a-post/", **fields)


@needs_pandoc
def test_an_imported_site_builds_and_redirects_its_old_urls(site: pathlib.Path) -> None:
    items = [
        post(
            f'<!-- wp:paragraph -->\n<p>See <a href="{OLD_URL}/the-team/">the <em>team</em></a>.</p>\n<!-- /wp:paragraph -->\n'
            "<!--more-->\n<p>More &amp; more.</p>",
            excerpt="In <em>short</em>.", terms=[("category", "work", "Dignity at Work"), ("post_tag", "x", "x")], modified="2016-01-02 10:00:00",
        ),
        Item(8, "The team", "We.", "page", "the-team", f"{OLD_URL}/the-team/"),
        Item(9, "History", f"Of [us]. <a href='/?p=7#top'>A post</a>\n\nSecond\nline.", "page", "history", f"{OLD_URL}/the-team/history/", parent=8),
    ]
    result = run(site, export(items), "--map", "category=topics", "pandoc")
    assert "Imported: 3 new, 0 changed, 0 unchanged." in result.stdout
    fields, body = document(site, "news/a-post.md")
    assert fields == {
        "title": "A post", "date": "2015-03-14 09:05 -0500", "description": "In short.", "updated": datetime.date(2016, 1, 2),
        "topics": ["dignity-at-work"], "aliases": ["/2015/03/14/a-post/", "/?p=7"],
        "feed-id": "https://old.example.org/?p=7",
    }
    assert body == "See [the *team*](../the-team.md).\n\n<!--more-->\n\nMore & more."
    fields, body = document(site, "the-team/history.md")
    assert fields == {"title": "History", "aliases": ["/?page_id=9"], "feed-id": "https://old.example.org/?p=9"}
    assert body == "Of \\[us\\]. [A post](../news/a-post.md#top)\n\nSecond  \nline."
    assert 'there is no field for the taxonomy "post_tag" (in 1 item): x' in result.stderr
    build = subprocess.run([PROGRAM, "build", "--search", "off"], cwd=site, capture_output=True, text=True)
    assert build.returncode == 0, build.stderr
    assert (site / "output/the-team/history/index.html").is_file()
    assert "/ p=7 /news/a-post/ 301\n" in (site / "output/_redirects").read_text()
    assert "/2015/03/14/a-post/ /news/a-post/ 301\n" in (site / "output/_redirects").read_text()
    assert subprocess.run([PROGRAM, "format", "--check"], cwd=site).returncode == 0
    again = run(site, export(items), "--map", "category=topics", "pandoc")
    assert "Imported: 0 new, 0 changed, 3 unchanged." in again.stdout


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
def test_every_version_of_the_format_is_read(site: pathlib.Path, version: str) -> None:
    item = Item(7, "Ours & “theirs”", "<p>One ]]> two</p>", name="ours", terms=[("category", "good-government", "Good Government in the Public Interest")])
    run(site, export([item], version), "--map", "category=topics")
    fields, body = document(site, "news/ours.md")
    assert (fields["title"], fields["topics"], body) == ("Ours & “theirs”", ["good-government"], "<p>One ]]> two</p>")


STATUSES = [
    ({"status": "publish"}, {}, ["/2015/03/14/a-post/", "/?p=7"]),
    ({"status": "draft"}, {"draft": True}, None),
    ({"status": "pending"}, {"draft": True}, None),
    ({"status": "private"}, {"draft": True}, None),
    ({"password": "secret"}, {"draft": True}, None),
    ({"status": "future", "date": "2031-03-14 09:05:00", "date_gmt": "2031-03-14 14:05:00"}, {"publish-on": "2031-03-14"}, ["/2015/03/14/a-post/", "/?p=7"]),
]


@pytest.mark.parametrize(("fields", "expected", "aliases"), STATUSES)
def test_only_public_items_are_published(site: pathlib.Path, fields: dict, expected: dict, aliases: list | None) -> None:
    run(site, export([post("<p>Text.</p>", **fields)]))
    found, _ = document(site, "news/a-post.md")
    assert found.get("aliases") == aliases
    assert {key: str(value) if key == "publish-on" else value for key, value in found.items() if key in ("draft", "publish-on")} == expected


def test_internal_items_of_wordpress_are_skipped(site: pathlib.Path) -> None:
    comment = f"<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content><![CDATA[<b>no</b>]]></wp:comment_content></wp:comment>"
    items = [
        post("<p>Text.</p>", extra=comment), Item(2, "R", type="revision"), Item(3, "M", type="nav_menu_item"), Item(4, "T", status="trash"),
        Item(5, "A", status="auto-draft"), Item(6, "E", type="tribe_events"), Item(8, "CSS", "p {}", type="custom_css"),
    ]
    result = run(site, export(items))
    assert "Skipped: 1 item of type tribe_events. To import them: --type tribe_events=TYPE\nSkipped: 1 comment.\n" in result.stdout
    assert "Imported: 1 new" in result.stdout


DATES = [
    ("2015-03-14 09:05:00", "2015-03-14 14:05:00", "2015-03-14 09:05 -0500"),
    ("2015-07-14 00:30:00", "2015-07-13 19:00:00", "2015-07-14 00:30 +0530"),
    ("2015-03-14 09:05:00", "0000-00-00 00:00:00", "2015-03-14"),
    ("0000-00-00 00:00:00", "2015-03-14 14:05:00", "2015-03-14 14:05 +0000"),
    ("0000-00-00 00:00:00", "0000-00-00 00:00:00", "None"),
    ("2015-03-14 09:05:00", "2013-01-01 00:00:00", "2015-03-14"),
]


@pytest.mark.parametrize(("date", "utc", "expected"), DATES)
def test_dates_keep_their_time_zones(site: pathlib.Path, date: str, utc: str, expected: str) -> None:
    run(site, export([post("<p>Text.</p>", date=date, date_gmt=utc)]))
    assert str(document(site, "news/a-post.md")[0].get("date")) == expected


HTML = [
    ("One\n\nTwo\nlines <b>x</b>", "<p>One</p>\n<p>Two<br />\nlines <b>x</b></p>"),
    ("<p>One</p>\n\n\n<ul>\n\n<li>a</li>\n</ul>", "<p>One</p>\n<ul>\n<li>a</li>\n</ul>"),
    ("<pre>a\n\n\n  b</pre>", "<pre>a\n&#10;\n&#10;  b</pre>".replace("\n&#10;\n&#10;", "\n&#10;\n")),
    ("<!-- wp:heading {\"level\":2} -->\n<h2>H</h2>\n<!-- /wp:heading -->", "<h2>H</h2>"),
    ("<p>a</p><script>alert(1)</script><style>p {}</style>b", "<p>a</p>\n<p>b</p>"),
    ('<iframe src="https://video.example.org/1" width="3"></iframe>', '<p><a href="https://video.example.org/1">https://video.example.org/1</a></p>'),
    ('[caption id="a" width="3"]<a href="b"><img src="c.jpg" alt="C" width="3" /></a> Words <em>x</em>[/caption]',
     '<p><a href="https://old.example.org/2015/03/14/a-post/b"><img src="https://old.example.org/2015/03/14/a-post/c.jpg" alt="C"></a></p>\n<p><em>Words <em>x</em></em></p>'),
    ("[embed]https://video.example.org/1[/embed]", '<p><a href="https://video.example.org/1">https://video.example.org/1</a></p>'),
    ('[video mp4="https://x.org/a.mp4"][/video]', '<p><a href="https://x.org/a.mp4">https://x.org/a.mp4</a></p>'),
    ("Text [sic] and [gallery ids=\"1,2\"] and [[gallery]]", "<p>Text [sic] and [gallery ids=\"1,2\"] and [gallery]</p>"),
    ("[[code]x[/code]] [[ul class='a']]", "<p>[code]x[/code] [ul class='a']</p>"),
    ("<pre>if [[ -f x ]]; then a[[0]]=[[ b ]]</pre>", "<pre>if [[ -f x ]]; then a[[0]]=[[ b ]]</pre>"),
    ("<a \"one > <b>two</b> <!-- three <i>four</i>", "<p><a \"one > <b>two</b> <!-- three <i>four</i></p>"),
    # Quotation marks that are not around a value do not keep a tag from ending.
    ("<b 'one <i \"two <u>three</u> four' <s>five", "<p><b 'one <i \"two <u>three four' <s>five</p>"),
    ("<b x='one <i>two</i>", "<p><b x='one <i>two</i></p>"),
    ("one <!-- two <u>three</u> <!-- four -->", "<p>one </p>"),
    ("a</>b <?php c ?>d &copy e", "<p>ab d &copy e</p>"),
    ("[a x=1] b [/b] [a x=2] c [embed]https://x.org/[/embed] [embed]d",
     '<p>[a x=1] b [/b] [a x=2] c </p>\n<p><a href="https://x.org/">https://x.org/</a></p>\n<p> [embed]d</p>'),
    ("a<!--more Read on-->b", "<p>a</p>\n\n<!--more-->\n\n<p>b</p>"),
    ("<blockquote>One\n\nTwo</blockquote>", "<blockquote>\n<p>One</p>\n<p>Two</p>\n</blockquote>"),
    ("1 < 2 && 3 > 2 <3 <", "<p>1 < 2 && 3 > 2 <3 <</p>"),
]


@pytest.mark.parametrize(("content", "expected"), HTML)
def test_html_is_kept_without_wordpress_markup(site: pathlib.Path, content: str, expected: str) -> None:
    run(site, export([post(content)]))
    assert document(site, "news/a-post.md")[1] == expected


UNCLOSED = {
    "comments": "<!-- " * 200_000, "brackets": "[[" * 300_000, "pairs of brackets": "[[a x=1] " * 100_000, "quotation marks": '<a "' * 150_000,
    "quotation marks before an end": '<a "' * 150_000 + "'>", "both quotation marks": "<a \"<b '" * 80_000 + '">', "tags": "<a " * 150_000,
    "shortcodes": "[a x=1] " * 100_000, "shortcodes of many names": "".join(f"[a{number} x=1] " for number in range(50_000)),
}


def test_unclosed_markup_is_read_once(site: pathlib.Path) -> None:
    """Each text took minutes when the importer read the rest of it again for every piece."""
    items = [Item(number, name, text, name=f"endless-{number}") for number, (name, text) in enumerate(UNCLOSED.items(), 1)]
    (site / "export.xml").write_bytes(export(items))
    command = [PROGRAM, "import", "wordpress", "export.xml", *POSTS, "--keep-html"]
    result = subprocess.run(command, cwd=site, capture_output=True, text=True, timeout=60)
    assert f"Imported: {len(items)} new" in result.stdout, result.stderr
    for item in items:
        assert len(document(site, f"news/{item.name}.md")[1]) >= len(item.content.strip())


@needs_pandoc
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('<figure class="wp-block-image"><img src="https://x.org/a.jpg" alt="A" class="wp-image-3"/><figcaption>Words</figcaption></figure>',
         "![A](https://x.org/a.jpg)\n\n*Words*"),
        ("[gallery ids=\"1\"]", '\\[gallery ids="1"\\]'),
        ("<h2 class='x'>H</h2><p>a<br>b</p>", "## H\n\na  \nb"),
        ("<div class='a'><div>x <span style='y'>z</span></div></div>", "x z"),
        ("* no list\n\n# no heading", "\\* no list\n\n\\# no heading"),
        ("<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>", "| a   |\n|-----|\n| 1   |"),
        ("<p>unclosed <b>bold", "unclosed **bold**"),
        ("", ""),
    ],
)
def test_pandoc_converts_html_to_markdown(site: pathlib.Path, content: str, expected: str) -> None:
    run(site, export([post(content)]), "pandoc")
    assert document(site, "news/a-post.md")[1] == expected


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("echo 'no luck' >&2; exit 3", "pandoc could not read it: no luck"),
        ("kill $$", "pandoc could not read it"),
        ("exit 0", "cannot read "),
        ('for argument; do case "$argument" in --output=*) yes x | head -c 9000000 >"${argument#--output=}";; esac; done', "the output of pandoc is too long"),
    ],
)
def test_html_is_kept_and_reported_if_pandoc_fails(site: pathlib.Path, monkeypatch: pytest.MonkeyPatch, script: str, reason: str) -> None:
    (site / "bin").mkdir()
    (site / "bin" / "pandoc").write_text(f"#!/bin/sh\n{script}\n")
    (site / "bin" / "pandoc").chmod(0o755)
    monkeypatch.setenv("PATH", f"{site / 'bin'}:{os.environ['PATH']}")
    result = run(site, export([post("<p>Text.</p>" + " " * 200_000)]), "pandoc")
    assert f"export.xml:14:1  warning  this text was kept as HTML: {reason}" in result.stderr
    assert "Documents with HTML: 1." in result.stdout
    assert document(site, "news/a-post.md")[1] == "<p>Text.</p>"


def test_missing_names_are_generated_and_duplicates_are_numbered(site: pathlib.Path) -> None:
    items = [
        Item(1, "", "<p>The first words of a text without a title, and more.</p>", status="draft"),
        Item(2, "Same", "<p>a</p>", name="same"), Item(3, "Same", "<p>b</p>", name="same"), Item(4, "", "", status="draft"),
        Item(5, "Être &#8211; <em>là</em>", "<p>c</p>", name="%c3%aatre-l%c3%a0"),
        Item(6, "News", "<p>d</p>", "page", "news"), Item(7, "Under news", "<p>e</p>", "page", "under", parent=6),
    ]
    result = run(site, export(items))
    assert document(site, "news/untitled-1.md")[0]["title"] == "The first words of a text without a …"
    assert document(site, "news/untitled-4.md")[0]["title"] == "Untitled 4"
    assert document(site, "news/same-2.md")[1] == "<p>b</p>"
    assert document(site, "news/etre-la.md")[0]["title"] == "Être – là"
    assert document(site, "news-under.md")[0]["title"] == "Under news"
    assert 'two items have the name "same"' in result.stderr
    assert "this item has no title (the same applies to 1 other item)" not in result.stderr


def test_unknown_terms_are_reported_and_can_be_mapped(site: pathlib.Path) -> None:
    terms = [("category", "uncategorized", "Uncategorized"), ("category", "housing", "Housing"), ("category", "gov", "Good Governmint in the Public Interest")]
    data = export([post("<p>Text.</p>", terms=terms)])
    result = run(site, data, "--map", "category=topics", "--dry-run")
    assert 'no topic is named "Housing" (used by 1 item)' in result.stderr
    assert "Uncategorized" not in result.stderr
    run(site, data, "--map", "category=topics", "--term", "housing=equitable-development", "--term", "Good Governmint in the Public Interest=-")
    assert document(site, "news/a-post.md")[0]["topics"] == ["equitable-development"]
    assert 'did you mean "topics"?' in run(site, data, "--map", "category=topcs", status=1).stderr
    assert 'the export has no taxonomy "categry"' in run(site, data, "--map", "categry=topics", status=1).stderr


def test_an_unknown_term_is_reported_once_with_its_number_of_uses(site: pathlib.Path) -> None:
    terms = [("category", f"topic-{number}", f"Topic {number}") for number in range(60)] + [("category", "gov", "Good Govermnent")]
    items = [Item(number, f"Post {number}", "<p>x</p>", name=f"p{number}", terms=terms) for number in range(1, 1001)]
    for number in range(3000):
        (site / f"content/topics/made-up-{number}.md").write_text(f"---\ntitle: Made up {number}\n---\n")
    (site / "export.xml").write_bytes(export(items))
    command = [PROGRAM, "import", "wordpress", "export.xml", *POSTS, "--map", "category=topics", "--map", "author=-", "--keep-html", "--dry-run"]
    result = subprocess.run(command, cwd=site, capture_output=True, text=True, timeout=30)
    assert result.stderr.count('"Good Govermnent" (used by 1000 items)') == 1
    assert '--term "Good Govermnent=good-government"' in result.stderr
    assert result.stderr.count("used by 1000 items") == 61


def test_images_and_files_are_listed_with_their_uses(site: pathlib.Path) -> None:
    upload = f"{OLD_URL}/wp-content/uploads/2015/03"
    items = [
        post(f'<p><img src="{upload}/hall-300x200.jpg" alt="x"> <img src="/wp-content/uploads/other.png"> <a href="{upload}/law.pdf">law</a></p>'),
        Item(20, "Hall, full", type="attachment", status="inherit", attachment=f"{upload}/hall.jpg", meta={"_wp_attachment_image_alt": "A full hall"}),
        Item(21, "Law", type="attachment", status="inherit", attachment=f"{upload}/law.pdf"),
    ]
    result = run(site, export(items))
    rows = list(csv.reader((site / "wordpress-media.csv").open()))
    used = "content/news/a-post.md"
    assert rows == [
        ["file", "title", "alt", "used in"], [f"{upload}/hall.jpg", "Hall, full", "A full hall", used], [f"{upload}/law.pdf", "Law", "", used],
        [f"{OLD_URL}/wp-content/uploads/other.png", "", "", used],
    ]
    assert "Imported: 1 new," in result.stdout
    assert "Images and other media: 3, listed in wordpress-media.csv" in result.stdout
    assert "Imported: 0 new, 0 changed, 1 unchanged." in run(site, export(items)).stdout
    (site / "notes.csv").write_text("mine\n")
    error = run(site, export(items), "--media-list", "notes.csv", status=1).stderr
    assert "notes.csv:1:1  error  this file already exists and is not a media list" in error


def test_unsupported_markup_is_reported_once(site: pathlib.Path) -> None:
    items = [Item(number, f"Post {number}", '[contact-form-7 id="1"] <!-- wp:latest-posts /-->', name=f"p{number}") for number in range(5)]
    result = run(site, export(items))
    assert "warning  the shortcode [contact-form-7] remains in 5 documents" in result.stderr
    assert "warning  removed from 5 documents: block latest-posts" in result.stderr


INVALID = [
    (lambda data: data[:1900], "the export is incomplete"),
    (lambda data: data.replace(b"<rss", b'<!DOCTYPE rss [<!ENTITY a "b">]>\n<rss'), "the export has a DOCTYPE"),
    (lambda data: data.replace(b"<channel>", b"<channel><broken>"), "this is not valid XML: mismatched tag"),
    (lambda data: b"<html><body></body></html>", "this is not a WordPress export"),
    (lambda data: b"", "the export is incomplete"),
]


@pytest.mark.parametrize(("damage", "message"), INVALID)
def test_an_invalid_export_is_reported_and_nothing_is_written(site: pathlib.Path, damage, message: str) -> None:
    before = sorted(site.rglob("*.md"))
    result = run(site, damage(export([post("<p>Text.</p>")])), status=1)
    assert f"error  {message}" in result.stderr and "export.xml:" in result.stderr
    assert sorted(site.rglob("*.md")) == before


def test_invalid_characters_in_exports_are_repaired(site: pathlib.Path) -> None:
    data = export([post("<p>Text\x0b of \x01 two é.</p>")]).replace(b"<title>Old", b"<title>&nbsp;&eacute;Old").replace("é".encode(), b"\xe9")
    result = run(site, b"\n\n  " + data)
    assert document(site, "news/a-post.md")[1] == "<p>Text of  two \ufffd.</p>"
    assert "the export has 2 control characters, which XML does not allow" in result.stderr
    assert "the export has bytes that are not valid UTF-8" in result.stderr


ENCODINGS = [
    ("ISO-8859-1", "Être à “l’heure” – 5 €".encode("windows-1252")),
    ("windows-1252", "Être à “l’heure” – 5 €".encode("windows-1252")),
    # A site in Latin-1 exports its posts in UTF-8, and its own name in Latin-1.
    ("ISO-8859-1", "Être à “l’".encode() + "heure” – 5 €".encode("windows-1252")),
    ("utf-8", "Être à “l’heure” – 5 €".encode()),
]


@pytest.mark.parametrize(("encoding", "text"), ENCODINGS)
def test_the_declared_encoding_of_an_export_is_used(site: pathlib.Path, encoding: str, text: bytes) -> None:
    data = export([post("<p>@</p>")]).replace(b'encoding="UTF-8"', f"encoding='{encoding}'".encode()).replace(b"@", text)
    result = run(site, data)
    assert document(site, "news/a-post.md")[1] == "<p>Être à “l’heure” – 5 €</p>"
    assert "UTF-8" not in result.stderr


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("ISO-8859-15", export([post("x")]).replace(b'encoding="UTF-8"', b'encoding="ISO-8859-15"')),
        ("Shift_JIS", export([post("x")]).replace(b'encoding="UTF-8"', b'encoding = "Shift_JIS"')),
        ("UTF-16", export([post("x")]).decode().encode("utf-16")),
        ("UTF-16", export([post("x")]).decode().encode("utf-16-be")),
    ],
)
def test_an_unsupported_encoding_is_reported(site: pathlib.Path, name: str, data: bytes) -> None:
    error = run(site, data, status=1).stderr
    assert f'export.xml:1:1  error  the encoding "{name}" is not supported' in error
    assert not (site / "content/news/a-post.md").exists()


def test_existing_files_are_not_changed(site: pathlib.Path) -> None:
    (site / "content/news/a-post.md").write_text("---\ntitle: Mine\n---\n")
    result = run(site, export([post("<p>Text.</p>")]))
    assert "content/news/a-post.md:1:1  warning  this file already exists" in result.stderr
    assert (site / "content/news/a-post.md").read_text() == "---\ntitle: Mine\n---\n"


def test_an_ambiguous_type_must_be_specified(site: pathlib.Path) -> None:
    error = run(site, export([post("x")]), "--type", "page=page", status=1).stderr
    assert "no type is chosen for posts" in error and "--type post=brief, or --type post=news-item" in error
    assert 'did you mean "news-item"?' in run(site, export([post("x")]), "--type", "post=news-itm", status=1).stderr


def test_two_thousand_posts_are_imported(site: pathlib.Path) -> None:
    text = "<p>" + "Words of a <strong>council</strong> &amp; its hearing. " * 40 + "</p>\n\n"
    items = [Item(number, f"Post {number}", text * 3, name=f"post-{number}", link=f"{OLD_URL}/post-{number}/") for number in range(1, 2001)]
    assert "Imported: 2000 new" in run(site, export(items)).stdout
    assert len(list((site / "content/news").glob("post-*.md"))) == 2000


UPLOADS = f"{OLD_URL}/wp-content/uploads"
MARKUP = [
    # Attributes of the old site do not prevent a link from becoming Markdown.
    ('<p>See <a href="https://x.org/a" target="_blank" rel="noopener" class="b" style="c" data-d="e" aria-label="f">the agenda</a>.</p>',
     "See [the agenda](https://x.org/a)."),
    ('<p><a href="https://x.org/b" title="The &quot;b&quot;" target="_blank">b</a></p>', "[b](https://x.org/b \"The 'b'\")"),
    ('<p>A <a name="top"></a>place and <a class="x">no link</a>.</p>', "A place and no link."),
    # An address in the text stays as it is.
    ("<figure><div>\nhttps://x.org/watch?v=_OBl_z&amp;t=1\n</div></figure>", "<https://x.org/watch?v=_OBl_z&t=1>"),
    ("<p>(https://x.org/_a_(b)), or www.x.org/_c_.</p>", "(<https://x.org/_a_(b)>), or [www.x.org/\\_c\\_](http://www.x.org/_c_)."),
    ("<p><code>https://x.org/_a_</code></p>", "`https://x.org/_a_`"),
    ('<!-- wp:buttons --><div class="wp-block-buttons"><div class="wp-block-button"><a class="wp-block-button__link" href="https://x.org/join/">Join us</a></div>'
     '<div class="wp-block-button"><a class="wp-block-button__link">Later</a></div></div><!-- /wp:buttons -->',
     "[Join us](https://x.org/join/)\n\nLater"),
    ('<pre class="wp-block-code"><code lang="x">a_b</code></pre><pre class="brush: swift">c</pre>', "    a_b\n\n``` swift\nc\n```"),
    ("<p>Press <kbd>Esc</kbd> <mark style='x'>now</mark> <u>or</u> <small>not</small></p>", "Press `Esc` now or not"),
    ('<!-- wp:social-link {"url":"https:\\/\\/social.example\\/_us","service":"mastodon"} /-->', "[mastodon](https://social.example/_us)"),
    (f'<div class="wp-block-cover" style="background-image:url({UPLOADS}/cover.jpg)"><p>In the cover</p></div>',
     f"![]({UPLOADS}/cover.jpg)\n\nIn the cover"),
    ("<p>[gallery ids='21,22']</p>", f"![A full hall]({UPLOADS}/hall.jpg)\n\n*The hall*\n\n![]({UPLOADS}/map-20x30.png)"),
    ("[gallery]", f"![]({UPLOADS}/map-20x30.png)"),
    ('[playlist ids="23"]', f"<{UPLOADS}/song.mp3>"),
    ('<p>Before</p><!-- wp:block {"ref":30} /--><p>After</p>', "Before\n\nA reusable text\n\nAfter"),
    ('<!-- wp:gallery {"ids":[21,22]} /-->', f"![A full hall]({UPLOADS}/hall.jpg)\n\n*The hall*\n\n![]({UPLOADS}/map-20x30.png)"),
    # A relative URL is that of the old site.
    ('<p><img src="/wp-content/uploads/a.jpg" alt="a"> <a href="/about/">b</a> <a href="../b/?x=1#c">c</a> <a href="#d">d</a></p>',
     "![a](https://old.example.org/wp-content/uploads/a.jpg) [b](https://old.example.org/about/) [c](https://old.example.org/2015/03/14/b/?x=1#c) [d](#d)"),
    ('<p><a href="">x</a> <a href=" "><em>y</em></a> <a href="javascript:void(0)">z</a> <img src="">.</p>', "x *y* z ."),
]
OTHER_ITEMS = [
    Item(21, "Hall", type="attachment", status="inherit", attachment=f"{UPLOADS}/hall.jpg", excerpt="The hall", meta={"_wp_attachment_image_alt": "A full hall"}),
    Item(22, "Map", type="attachment", status="inherit", attachment=f"{UPLOADS}/map-20x30.png", parent=7),
    Item(23, "Song", type="attachment", status="inherit", attachment=f"{UPLOADS}/song.mp3"),
    Item(30, "Block", "<p>A reusable text</p>", "wp_block"),
]


@needs_pandoc
@pytest.mark.parametrize(("content", "expected"), MARKUP)
def test_markup_of_wordpress_becomes_markdown_without_a_loss(site: pathlib.Path, content: str, expected: str) -> None:
    result = run(site, export([post(content), *OTHER_ITEMS]), "pandoc")
    assert document(site, "news/a-post.md")[1] == expected
    assert "Documents with HTML" not in result.stdout


@needs_pandoc
def test_what_markdown_cannot_express_is_reported(site: pathlib.Path) -> None:
    result = run(site, export([post('<p>H<sub>2</sub>O, <u>u</u>, <a id="x"></a> [gallery ids="21,99"]</p>'), *OTHER_ITEMS]), "pandoc")
    assert "Documents with HTML: 1." in result.stdout
    assert "removed from 1 document: underline" in result.stderr
    assert "removed from 1 document: anchor" in result.stderr
    assert "removed from 1 document: gallery images that are not in the export" in result.stderr


LITERAL = [
    "&nbsp; &copy; &#65; &#x41; AT&T & &amp;nbsp; a&b;c;",
    *(["one", line, "two"] for line in ("- two", "+ x", "* x", "1. x", "1) x", "# x", "===", "---", "- - -", "=", "-", "> q", "```", "~~~", "| a | b |", "|-|", ":-", ":::note", "    x", "-5", "1.5", "[^1]: x")),
    *([line] for line in ("---", "===", ":::figure", "- x", "1. x")),
]


@needs_pandoc
@pytest.mark.parametrize("lines", LITERAL, ids=str)
def test_text_that_looks_like_markdown_stays_text(site: pathlib.Path, lines: str | list[str]) -> None:
    lines = [lines] if isinstance(lines, str) else lines
    text = [line.replace("&", "&amp;").replace(">", "&gt;") for line in lines]
    run(site, export([post(f"<p>{'<br>'.join(text)}</p>")]), "pandoc")
    build = subprocess.run([PROGRAM, "build", "--search", "off"], cwd=site, capture_output=True, text=True)
    assert build.returncode == 0, build.stderr
    page = (site / "output/news/a-post/index.html").read_text()
    paragraphs = [re.sub(r"<[^>]*>", "", part) for part in re.findall(r"<p>(.*?)</p>", page, re.S)]
    shown = ["\n".join(line.strip() for line in html.unescape(part).splitlines()) for part in paragraphs]
    assert "\n".join(line.strip() for line in lines) in shown, document(site, "news/a-post.md")[1]


URLS = ["https://x.org/a(b", "https://x.org/a)b", "https://x.org/a)(b", "https://x.org/a(b)c", "https://x.org/?a&copy;b", "https://x.org/a_b_c?x=*y*&z"]


@needs_pandoc
@pytest.mark.parametrize("url", URLS)
def test_every_url_stays_a_link(site: pathlib.Path, url: str) -> None:
    written = url.replace("&", "&amp;")
    run(site, export([post(f'<p><a href="{written}" title="t &amp;nbsp;">a</a> <a href="{written}">{written}</a> <img src="{written}" alt="&amp;nbsp;"></p>')]), "pandoc")
    subprocess.run([PROGRAM, "build", "--search", "off"], cwd=site, capture_output=True, text=True)
    page = html.unescape((site / "output/news/a-post/index.html").read_text())
    assert page.count(f'href="{url}"') == 2 and f'>{url}</a>' in page and f'src="{url}"' in page, document(site, "news/a-post.md")[1]
    assert 'title="t &nbsp;"' in page and 'alt="&nbsp;"' in page


@needs_pandoc
def test_an_escape_has_no_trace_in_html(site: pathlib.Path) -> None:
    run(site, export([post("<table><tr><td>a<br>- b &amp;nbsp; c</td></tr></table><p>a<br>- b</p>")]), "pandoc")
    body = document(site, "news/a-post.md")[1]
    assert "<td>a<br />\n- b &amp;nbsp; c</td>" in body and body.endswith("a  \n\\- b")


def test_only_one_of_two_items_gets_a_guid(site: pathlib.Path) -> None:
    items = [post("<p>x</p>"), Item(7, "Copy", "<p>y</p>", name="copy", excerpt="E")]
    for _ in range(2):
        result = run(site, export(items))
        assert f"warning  this item has the same <guid> as content/news/a-post.md: {OLD_URL}/?p=7" in result.stderr
        assert document(site, "news/a-post.md")[0]["feed-id"] == f"{OLD_URL}/?p=7"
        assert "feed-id" not in document(site, "news/copy.md")[0]
        (site / "content/news/copy.md").unlink()


def test_the_media_list_contains_relative_urls_once(site: pathlib.Path) -> None:
    item = post(f'<p><img src="/wp-content/uploads/a.jpg"><img src="{OLD_URL}/wp-content/uploads/a.jpg"></p>')
    run(site, export([item]))
    assert (site / "wordpress-media.csv").read_text() == f"file,title,alt,used in\n{OLD_URL}/wp-content/uploads/a.jpg,,,content/news/a-post.md\n"


def test_the_blocks_that_are_removed_from_one_item_are_one_warning(site: pathlib.Path) -> None:
    item = post("<!-- wp:avatar /--><!-- wp:calendar /--><!-- wp:avatar /--><p>x</p>")
    assert "warning  removed from 1 document: 2 blocks (avatar, calendar)\n" in run(site, export([item])).stderr
    gallery = post('<!-- wp:gallery {"ids":[21]} /--><!-- wp:search /-->')
    result = run(site, export([gallery, *OTHER_ITEMS]))
    assert "removed from 1 document: block search\n" in result.stderr and "gallery" not in result.stderr


FOOTNOTES = '[{"content":"See <a href=\\"https://x.org/_n\\">n</a>.","id":"b"},{"content":"Second","id":"a"},{"content":"Unused","id":"c"}]'
NOTED = '<p>One<sup data-fn="a" class="fn"><a href="#a" id="a-link">1</a></sup> two<sup data-fn="b" class="fn"><a href="#b">2</a></sup></p><!-- wp:footnotes /-->'


@needs_pandoc
def test_footnotes_become_footnotes(site: pathlib.Path) -> None:
    result = run(site, export([post(NOTED, meta={"footnotes": FOOTNOTES})]), "pandoc")
    assert document(site, "news/a-post.md")[1] == "One[^1] two[^2]\n\n[^1]: Second\n\n[^2]: See [n](https://x.org/_n).\n\n[^3]: Unused"
    assert "block footnotes" not in result.stderr


@needs_pandoc
def test_footnotes_are_converted_like_the_text(site: pathlib.Path) -> None:
    words = 'See <a href="https://x.org/_n" target="_blank" rel="noopener">a_b</a>, https://x.org/_c_ and <a href="/about/">c</a>.'
    run(site, export([post('<p>One<sup data-fn="a" class="fn"><a href="#a">1</a></sup></p>', meta={"footnotes": json.dumps([{"content": words, "id": "a"}])})]), "pandoc")
    expected = "See [a_b](https://x.org/_n), <https://x.org/_c_> and [c](https://old.example.org/about/)."
    assert document(site, "news/a-post.md")[1] == f"One[^1]\n\n[^1]: {expected}"


def test_footnotes_are_links_in_html(site: pathlib.Path) -> None:
    run(site, export([post(NOTED, meta={"footnotes": FOOTNOTES})]))
    body = document(site, "news/a-post.md")[1]
    assert '<p>One<sup id="fnref-1"><a href="#fn-1">1</a></sup>' in body and '<a id="fn-1" href="#fnref-1">1</a> Second</p>' in body


def test_the_media_list_and_the_document_name_the_featured_image(site: pathlib.Path) -> None:
    items = [post("<p>One.</p>", meta={"_thumbnail_id": "21"}), *OTHER_ITEMS, Item(8, "A page", "x", "page", "a-page", meta={"_thumbnail_id": "21"}),
             Item(9, "B", "x", name="b", meta={"_thumbnail_id": "99"})]
    result = run(site, export(items), "--map", "author=-")
    with (site / "wordpress-media.csv").open() as file:
        rows = {row["file"]: row for row in csv.DictReader(file)}
    assert rows[f"{UPLOADS}/hall.jpg"] == {
        "file": f"{UPLOADS}/hall.jpg", "title": "Hall", "alt": "A full hall", "used in": "content/news/a-post.md; content/a-page.md"}
    assert set(rows) == {f"{UPLOADS}/{name}" for name in ("hall.jpg", "map-20x30.png", "song.mp3")}
    text = (site / "content/news/a-post.md").read_text()
    assert f"# The featured image. Download {UPLOADS}/hall.jpg to this folder,\n# and remove the # from the next line.\n# image: {{ src: hall.jpg, alt: A full hall }}\n---\n" in text
    assert "Featured images: 1, as comments in the documents." in result.stdout
    assert "1 featured image cannot be kept, because the type has no field for an image" in result.stderr
    assert "1 featured image is not in the export" in result.stderr
    assert subprocess.run([PROGRAM, "format", "--check"], cwd=site).returncode == 0
    # The comment is the field that a build accepts once the file is there.
    (site / "content/news/hall.jpg").write_bytes(b"GIF89a")
    (site / "content/news/a-post.md").write_text(text.replace("# image:", "image:").replace("---\n\nOne", "description: x\n---\n\nOne"))
    checked = subprocess.run([PROGRAM, "check", "--format", "json"], cwd=site, capture_output=True, text=True)
    assert "a-post.md" not in "".join(entry for entry in checked.stdout.split("{") if '"error"' in entry)


def test_only_aliases_that_a_build_accepts_are_written(site: pathlib.Path) -> None:
    (site / "content/news/mine.md").write_text("---\ntitle: Mine\ndescription: Mine.\ndate: 2019-05-05\naliases: [/old/mine/, '/?p=15']\n---\n")
    links = {
        1: f"{OLD_URL}//2020//first/", 2: f"{OLD_URL}/news/", 3: f"{OLD_URL}/feed.xml", 4: f"{OLD_URL}/news/fourth/", 5: f"{OLD_URL}/old/mine/",
        6: f"{OLD_URL}/a:b%20c/", 7: f"{OLD_URL}//2020/first/", 8: f"{OLD_URL}/news/2019/", 9: f"{OLD_URL}/feed.xml/below/", 10: f"{OLD_URL}/{'x' * 300}/",
        15: f"{OLD_URL}/fifteen/",
    }
    names = {4: "fourth"}
    items = [Item(number, f"P{number}", "<p>x</p>", name=names.get(number, f"p{number}"), link=link, excerpt=f"E{number}.") for number, link in links.items()]
    result = run(site, export(items), "--map", "author=-")
    aliases = {number: document(site, f"news/{names.get(number, f'p{number}')}.md")[0].get("aliases") for number in links}
    assert aliases == {
        1: ["/2020/first/", "/?p=1"], 2: ["/?p=2"], 3: ["/?p=3"], 4: ["/?p=4"], 5: ["/?p=5"], 6: ["/a%3Ab%20c/", "/?p=6"], 7: ["/?p=7"], 8: ["/?p=8"],
        9: ["/?p=9"], 10: ["/?p=10"], 15: ["/fifteen/"],
    }
    assert ("7 old URLs are left out, because the site or another document uses them: /news/, /feed.xml, /old/mine/, /2020/first/, "
            "/news/2019/, /feed.xml/below/, /?p=15") in result.stderr
    assert "1 old URL is left out, because it is not a valid path on the site: /xxx" in result.stderr
    assert "URLs that stay the same: 1.\n" in result.stdout
    build = subprocess.run([PROGRAM, "build", "--search", "off"], cwd=site, capture_output=True, text=True)
    assert build.returncode == 0, build.stderr
    assert (site / "output/2020/first/index.html").is_file()
    assert "Imported: 0 new, 0 changed, 11 unchanged." in run(site, export(items), "--map", "author=-").stdout


def test_authors_and_sticky_posts_are_reported_or_kept(site: pathlib.Path) -> None:
    data = export([post("<p>x</p>", extra="<wp:is_sticky>1</wp:is_sticky>")])
    result = run(site, data, "--dry-run")
    assert "there is no field for the author (in 1 item): Ana Ruiz" in result.stderr
    assert "there is no field for sticky posts (in 1 item): A post" in result.stderr
    assert "there is no field" not in run(site, data, "--dry-run", "--map", "author=-", "--map", "sticky=-").stderr
    declaration = site / "content/news/_type.yml"
    declaration.write_text(declaration.read_text() + "  pinned: { type: boolean }\n  authors: { type: list, of: { type: text } }\n")
    assert "there is no field" not in run(site, data, "--map", "sticky=pinned").stderr
    fields, _ = document(site, "news/a-post.md")
    assert (fields["pinned"], fields["authors"]) == (True, ["Ana Ruiz"])


def test_the_identifier_of_the_old_feed_is_kept(site: pathlib.Path) -> None:
    probe = site / "content/news/probe.md"
    probe.write_text("---\ntitle: P\ndescription: P.\ndate: 2019-05-05\nfeed-id: x\n---\n")
    check = subprocess.run([PROGRAM, "check"], cwd=site, capture_output=True, text=True)
    if "feed-id" in check.stderr + check.stdout:
        pytest.skip("documents have no field feed-id")
    run(site, export([post("<p>x</p>")]))
    assert document(site, "news/a-post.md")[0]["feed-id"] == f"{OLD_URL}/?p=7"
    subprocess.run([PROGRAM, "build", "--search", "off"], cwd=site, capture_output=True)
    assert f">{OLD_URL}/?p=7</guid>" in (site / "output/news/feed.xml").read_text()


def test_the_report_counts_every_item_of_the_export(site: pathlib.Path) -> None:
    items = [post("<p>x</p>"), *OTHER_ITEMS, Item(40, "M", type="nav_menu_item"), Item(41, "T", status="trash"), Item(42, "R", type="revision", status="inherit")]
    result = run(site, export(items))
    assert "In the export: 8 items. Result: 1 document, and 3 files in the media list.\n" in result.stdout
    for kind in ("nav_menu_item", "revision", "wp_block"):
        assert f"Skipped: 1 item of type {kind}, which only WordPress uses.\n" in result.stdout
    assert "Skipped: 1 item in the trash or never saved.\n" in result.stdout
