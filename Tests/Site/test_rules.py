"""Puts every example of docs/rules.md into a small site, and checks that the program reports the rule that the example stands for."""

import json
import os
import pathlib
import re
import subprocess
import unicodedata

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("BROADSIDE", ROOT / ".build" / "release" / "broadside"))
PAGE = (ROOT / "docs" / "rules.md").read_text()

SETTINGS = "title: Test\nbase-url: https://example.org\ntheme: mine\n"
ZONE = "time-zone: UTC\n"
NEWS = """\
name: news-item
permalink: /news/{slug}/
list: { path: /news/ }
feed: { path: /news/feed.xml, title: News, description: News of the network. }
lists:
  - { by: tags, path: "/tagged/{value}/" }
fields:
  date: { type: date }
  start: { type: date }
  end: { type: date }
  chapter: { type: reference, to: chapter }
  topics: { type: list, of: { type: reference, to: topic } }
  tags: { type: list, of: { type: text } }
  photo: { type: image }
  pdf: { type: file }
  reviewed: { type: date }
checks:
  - { when: reviewed < today - 3 years, say: last reviewed over three years ago }
"""
SITE = {
    "content/site.yml": SETTINGS + ZONE,
    "content/index.md": "---\ntitle: Home\n---\n\nWelcome.\n",
    "content/about.md": "---\ntitle: About\n---\n\n## Our goals\n",
    "content/chapters/_type.yml": "name: chapter\nlist: { path: /chapters/ }\n",
    "content/chapters/texas.md": "---\ntitle: Texas\n---\n",
    "content/topics/_type.yml": "name: topic\npermalink: /topics/{slug}/\nopen: true\n",
    "content/news/_type.yml": NEWS,
    "themes/mine/theme.yml": "name: Mine\nextends: base\n",
}
# A path stands for a symbolic link to it, and `None` for a file that does not exist.
Files = dict[str, str | bytes | pathlib.Path | None]


def front_matter(*lines: str, title: str = "Vote", body: str = "") -> str:
    return "\n".join(["---", *([f"title: {title}"] if title else []), *lines, "---", "", body, ""])


def fields(*lines: str, **more: str) -> Files:
    """A news item with fields."""
    return {"content/news/vote.md": front_matter(*lines, **more)}


def body(text: str) -> Files:
    """A news item with a text."""
    return fields(body=text)


def settings(*lines: str, zone: bool = True) -> Files:
    return {"content/site.yml": SETTINGS + (ZONE if zone else "") + "".join(line + "\n" for line in lines)}


def both(first: str, second: str) -> Files:
    """Two news items with a field each."""
    return {"content/news/one.md": front_matter(first, title="One"), "content/news/two.md": front_matter(second, title="Two")}


def untitled(first: str, second: str) -> Files:
    """Two news items with a title each."""
    return {"content/news/one.md": front_matter(first, title=""), "content/news/two.md": front_matter(second, title="")}


def events(*lines: str) -> Files:
    """A type with a calendar, and one document of it."""
    declaration = "name: event\nexports: [/events.ics]\nfields:\n  start: { type: date }\n  end: { type: date }\n  time-zone: { type: text }\n"
    template = '{% for item in items %}{% if item.start | precision != "day" %}{{ item | report("no day", at="start") }}{% endif %}{% endfor %}'
    return {
        "content/events/_type.yml": declaration, "content/events/gala.md": front_matter(*lines, title="Gala"),
        "themes/mine/templates/event.ics": template,
    }


def template(text: str, name: str = "news-item.html") -> Files:
    return {f"themes/mine/templates/{name}": text, **fields()}


# For each rule, one function for each of its examples. It gets the code in the example, and returns the files of a site. The examples of rules with
# a table are its rows.
EXAMPLES = {
    "unreadable-file": [lambda _, file: {f"themes/mine/{file}": None}],
    "encoding": [lambda: {"content/about.md": front_matter(title="Café").encode("cp1252")}],
    "merge-conflict": [lambda start, middle, end: body(f"{start} HEAD\nYes\n{middle}\nNo\n{end} main")],
    "invisible-character": [lambda line, name: fields(line.replace(name, "\u200b" + name))],
    "content-folder": [
        lambda name, other: {f"content/news/{file}": front_matter() for file in (name, other)},
        lambda name: {f"content/news/{name}": front_matter("date: 2026-01-05")},
        lambda: {"content/chapters/vote.md": front_matter("start: 2026-01-05", "end: 2026-01-06", "tags: [rent]")},
        lambda: {"content/link.md": pathlib.Path("/etc/hostname")},
    ],
    "name-conflict": [
        lambda name, other: {f"content/{name}": "a", f"content/{other}": "b"},
        lambda name, *_: {f"content/{unicodedata.normalize(form, name)}": "GIF89a" for form in ("NFC", "NFD")},
    ],
    "active-file": [lambda script, image, path: {script: "start()", path: image.replace(">", ' xmlns="http://www.w3.org/2000/svg"/>')}],
    "image-file": [lambda file, text: {file: text}],
    "output": [lambda file: {file: "written by hand"}],
    "yaml-syntax": [lambda line: fields(line, title=""), untitled],
    "continued-value": [lambda first, second: fields("topics:", first, second)],
    "duplicate-key": [fields],
    "unknown-field": [fields],
    "missing-field": [lambda _: fields("date: 2026-01-01", title="")],
    "invalid-value": [fields],
    "comment-after-text": [lambda line: fields(line, title="")],
    "curly-quotes": [untitled],
    "missing-file": [lambda line, file: {**fields(line), f"content/news/{file}": b"\x89PNG\r\n\x1a\n"}, fields],
    "table": [lambda row, _: {
        "content/places/_type.yml": "name: place\ntable: places.csv\nfields:\n  status: { type: text }\n",
        "content/places/places.csv": f"title,status\n{row}\n",
    }],
    "declared-check": [lambda _: fields("reviewed: 2020-01-01")],
    "date-order": [lambda publish, expire, start, end: {**fields(publish, expire), **events(start, end)}],
    "future-date": [fields],
    "next-change": [fields],
    "dangling-reference": [fields],
    "renamed-reference": [lambda line, file, aliases: {**fields(line), f"content/chapters/{file}": front_matter(aliases)}],
    "unpublished-reference": [lambda line, _, draft: {**fields(line), "content/chapters/texas.md": front_matter(draft)}],
    "similar-name": [
        lambda name, other: {**both(f'topics: ["{name}"]', f'topics: ["{other}"]'), "content/news/three.md": front_matter(f'topics: ["{name}"]')},
        lambda name, other, _: both(f'topics: ["{name}"]', f'topics: ["{other}"]'),
    ],
    "broken-link": [lambda link, file: {file: front_matter(body=link)}],
    "unpublished-link": [lambda link, file, url: {**body(f"{link} {url}"), f"content/news/{file}": front_matter("draft: true")}],
    "unsafe-link": [body],
    "url-conflict": [lambda line: both(line, line)],
    "document-url": [
        lambda _, permalink: {**fields(), "content/news/_type.yml": NEWS.replace("/news/{slug}/", permalink)},
        lambda line, lists: {**fields(line), "content/news/_type.yml": re.sub(r"lists:\n.*\n", lists + "\n", NEWS)},
    ],
    "redirect": [settings],
    "duplicate-feed-id": [lambda line: both(line, line)],
    "component": [lambda opening, _: {**body(opening), "content/news/hall.jpg": b"\xff\xd8\xff\xe0"}],
    "raw-html": [
        body, body, lambda form, script: body(f"{form}\n\n{script}"),
        lambda *tags: {**body("\n\n".join(tags)), **settings("markdown: { raw-html: true }")},
    ],
    "refused-html": [lambda tag, _: {**body(tag.replace("…", "start()")), **settings("markdown: { raw-html: true }")}],
    "unsupported-syntax": [lambda *tags: {**body("\n\n".join(tags)), "content/news/hall.jpg": b"\xff\xd8\xff\xe0"}],
    "duplicate-id": [lambda heading, element: {**template(element + "{{ page.content }}</main>"), **body(heading)}],
    "text-limit": [lambda: body("[" * 5_000_000)],
    "personal-data": [body],
    "private-value": [lambda _: {
        "content/members/_type.yml": "name: member\nfields:\n  phone: { type: text, private: true }\n",
        "content/members/ana.md": front_matter('phone: "512-555-0142"', title="Ana", body="Call 512-555-0142."),
    }],
    "type-declaration": [lambda kind, sort, level, _, name: {
        "content/news/_type.yml": NEWS.replace("type: date }", kind + " }", 1), f"content/places/{name}": "name: place\n",
    }],
    "site-settings": [settings],
    "time-zone": [lambda line, key: {**settings(zone=False), **fields(line)}, lambda zone, start: events(zone, start)],
    "theme": [lambda line: {"content/site.yml": SETTINGS.replace("theme: mine", line)}],
    "template": [template],
    "missing-template": [fields],
    "template-report": [events],
    "missing-anchor": [lambda link: {"content/index.md": front_matter(body=link)}],
    "unmatched-tag": [template],
    "orphan-page": [lambda: fields()],
    "unused-file": [lambda file: {file: b"\xff\xd8\xff\xe0"}],
    "unused-asset": [lambda file: {file: "p { }"}],
    "unused-template": [lambda file: {f"themes/mine/{file}": "<p>"}],
    "external-link": [lambda line: body("<http://127.1:9/old>")],
    "image-alt": [lambda image: {**body(image), "content/news/capitol.jpg": b"\xff\xd8\xff\xe0"}],
    "external-image": [body],
    "heading-level": [
        lambda heading, above, _: body(f"{above} One\n\n{heading} Two"), lambda heading, underline: body(f"{heading}\n\nTwo\n{underline * 3}"),
    ],
    "stray-markup": [body] * 11 + [
        lambda *items: body("\n".join(items)), lambda: body("| City | Law |\n| Austin | Rent |"),
        lambda: body("| City | Law |\n| --- | --- |\n| Austin | Rent | 2019 |"), lambda: body("City\tLaw\nAustin\tRent"),
        lambda: body("\tThe council of Austin voted."),
        lambda: body("```\nmake"), lambda: body("Rent.\n\nWe met.\n---"), body,
        lambda: body("1. Rent\n  - Relief"), lambda *items: body("\n".join(items)), *[body] * 10,
    ] + [fields] * 3,
    "duplicate-title": [lambda line: {"content/news/one.md": front_matter(line, title=""), "content/news/two.md": front_matter(line, title="")}],
    "duplicate-description": [lambda line: both(line, line)],
    "long-description": [lambda key: fields(f"{key}: {'A long story. ' * 20}")],
    "undated-document": [lambda _: {f"content/news/{name}.md": front_matter(title=name.upper()) for name in "abc"}],
    "contact-address": [lambda line, _: settings(line)],
    "placeholder-text": [fields],
    "title-text": [lambda capitals, *_: fields(capitals, title="")],
    "private-page": [body],
    "suppression-without-reason": [body],
    "suppression-unknown-rule": [body],
    "unused-suppression": [lambda comment: {"content/about.md": front_matter(comment), **settings("navigation: [{ label: About, page: about.md }]")}],
    "front-matter-format": [lambda line: {"content/about.md": front_matter(line, title="")}],
    "command": [lambda _: fields()],
}
# The command that reports a rule, if it is not `check`.
COMMANDS = {
    "output": ["build", "--search", "off"], "future-date": ["check", "--date", "2026-11-23"],
    "next-change": ["build", "--search", "off", "--date", "2026-11-23"], "external-link": ["check", "--external", "--external-private"],
    "front-matter-format": ["format", "--check"], "command": ["format", "content/none.md"],
}
# The rules for which the severity of a finding can differ, with the severity in their example.
SEVERITIES = {("document-url", 1): "warning"}


def documented() -> dict[str, tuple[str, str]]:
    """The first word and the text of each rule's section."""
    sections = re.findall(r"^### `(.+)`\n\n(\w+)([:,] (?:.|\n)+?)(?=\n#|\Z)", PAGE, re.MULTILINE)
    return {name: (word, text) for name, word, text in sections}


def examples(text: str) -> list[list[str]]:
    """The code in each example of a section."""
    rows = re.findall(r"^\| (.+?) \| .+ \|$", text, re.MULTILINE)[2:]
    bullets = re.findall(r"^- Example: ((?:.|\n)+?)(?=\n\n|\n- |\Z)", text, re.MULTILINE)
    return [re.findall(r"`([^`]+)`", example) for example in rows or bullets]


def test_the_page_describes_exactly_the_rules_of_the_program() -> None:
    listed = subprocess.run([PROGRAM, "check", "--rules"], capture_output=True, text=True, check=True).stdout
    rules = [(name, severity) for name, severity, _ in (line.split(maxsplit=2) for line in listed.splitlines())]
    assert [(name, word.lower()) for name, (word, _) in documented().items()] == rules
    assert list(EXAMPLES) == [name for name, _ in rules]


CASES = [(rule, number, code) for rule, (_, text) in documented().items() for number, code in enumerate(examples(text))]


def test_every_rule_has_examples() -> None:
    counts = {rule: len(examples(text)) for rule, (_, text) in documented().items()}
    assert counts == {rule: len(functions) for rule, functions in EXAMPLES.items()}


@pytest.mark.parametrize(("rule", "number", "code"), CASES, ids=[f"{rule}-{number}" for rule, number, _ in CASES])
def test_the_example_of_a_rule_is_reported(tmp_path: pathlib.Path, rule: str, number: int, code: list[str]) -> None:
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "base").symlink_to(ROOT / "themes" / "base")
    for path, content in (SITE | EXAMPLES[rule][number](*code)).items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, pathlib.Path):
            file.symlink_to(content)
        elif content is not None:
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
    command = COMMANDS.get(rule, ["check", "--date", "2026-01-15"])
    outcome = subprocess.run([PROGRAM, *command, "--format", "json"], cwd=tmp_path, capture_output=True, text=True)
    found = json.loads(outcome.stdout)
    severity = SEVERITIES.get((rule, number), documented()[rule][0].lower())
    assert (rule, severity) in {(finding["rule"], finding["severity"]) for finding in found}, (code, found)
    errors = {finding["rule"] for finding in found if finding["severity"] == "error"}
    assert errors <= {rule}, found
