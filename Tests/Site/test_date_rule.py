"""Builds sites on many days: whether something is an error never depends on the date.

BROADSIDE_DATE_SEEDS sets the number of random sites (default: 2).
"""

import datetime
import json
import os
import pathlib
import random
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("BROADSIDE", ROOT / ".build" / "release" / "broadside"))
FIRST = datetime.date(2026, 2, 20)
DAYS = 60
SEEDS = int(os.environ.get("BROADSIDE_DATE_SEEDS", "2"))

SETTINGS = """\
title: Network
base-url: https://example.org
theme: own
time-zone: {zone}
navigation:
{navigation}
redirects:
{redirects}
theme-settings:
{settings}
banner: {{ text: "The hearing is on Friday.", from: {start}, until: {end} }}
"""

THEME = {
    "theme.yml": """\
name: own
extends: base
settings:
  foot:
    type: list
    of: { type: record, fields: { label: { type: text, required: true }, url: { type: url, required: true } } }
  join: { type: record, fields: { label: { type: text, required: true }, url: { type: url } } }
  help: { type: url, default: /news/ }
""",
    "templates/page.html": """\
<!doctype html><title>{{ page.title }}</title>
{% for entry in site.navigation %}<a href="{{ entry.url }}">{{ entry.label }}</a>{% endfor %}
{% for entry in theme.foot %}<a href="{{ entry.url }}">{{ entry.label }}</a>{% endfor %}
{% if theme.join %}<a href="{{ theme.join.url }}">{{ theme.join.label }}</a>{% endif %}<a href="{{ theme.help }}">Help</a>
{{ page.content }}
""",
    "templates/event.ics": """\
BEGIN:VCALENDAR
{% for item in items %}
BEGIN:VEVENT
DTSTART{{ item.start | icalendar }}
SUMMARY:{{ item.title }}
END:VEVENT
{% if item.end is none %}{{ item | report("the event has no end", level="note") }}{% endif %}
{% endfor %}
END:VCALENDAR
""",
}

NEWS = """\
name: news-item
label: News
permalink: /news/{slug}/
sort: [-date, title]
list: { path: /news/, page-size: 3 }
lists:
  - { by: date.year, path: "/news/{value}/", title: "News of {value}", feed: true }
  - { by: topics, path: "/news/topic/{value}/", title: "News: {value}", feed: true }
feed: { path: /news/feed.xml }
require: consent.published
fields:
  title: { type: text, required: true }
  date: { type: date }
  reviewed: { type: date }
  topics: { type: list, of: { type: reference, to: topic, inverse: news } }
  earlier: { type: reference, to: news-item, inverse: follow-ups }
  phone: { type: text, private: true }
  consent: { type: record, fields: { published: { type: boolean } } }
computed:
  recent: date >= today - 20 days
checks:
  - { when: reviewed < today - 30 days, say: last reviewed over a month ago, at: reviewed }
"""

EVENTS = """\
name: event
label: Events
permalink: /events/{start.year}/{slug}/
list: { path: /events/ }
lists:
  - { by: place, path: "/events/in/{value}/", feed: true }
  - { by: start.month, path: "/events/month/{value}/" }
feed: { path: /events/feed.xml, date: start }
exports: [/events.ics, /events.json]
require: end is missing or end >= today
fields:
  title: { type: text, required: true }
  start: { type: date, required: true }
  end: { type: date }
  place: { type: text }
  time-zone: { type: text }
  phone: { type: text, private: true }
"""

TOPICS = """\
name: topic
label: Topics
permalink: /topics/{slug}/
list: { path: /topics/ }
open: true
feed-each: { of: [news] }
fields:
  title: { type: text, required: true }
"""


class Site:
    """A random site whose documents are scheduled and expire around the days on which it is built."""

    def __init__(self, seed: int, folder: pathlib.Path) -> None:
        self.random = random.Random(seed)
        self.folder = folder
        # Every second site has no errors, so that its pages are rendered.
        self.has_errors = seed % 2 == 1
        self.names = [f"item-{number}" for number in range(self.random.randint(4, 9))]
        self.events = [f"event-{number}" for number in range(self.random.randint(1, 4))]
        self.topics = ["housing", "transit", "budget"]
        self.olds = [f"/old/{name}/" for name in self.random.sample(self.names, 2)]
        # No other text contains these numbers.
        self.phones = [f"512-555-0{number}00" for number in range(1, 6)]

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def mistake(self, share: float) -> bool:
        return self.has_errors and self.chance(share)

    def day(self) -> str:
        day = FIRST + datetime.timedelta(days=self.random.randint(-20, DAYS + 20))
        time = self.random.choice(["", "", "", " 09:00", " 23:30", "T18:00-05:00"])
        return day.isoformat() + time

    def target(self, is_redirect: bool = False) -> str:
        """A link target: by file or by URL, of a document, list, feed, or alias that exists on some days, or on none."""
        name = self.random.choice(self.names)
        targets = [f"/news/{name}/", f"/news/{name}/#top", "/news/2026/", "/news/2027/", "/news/2026/feed.xml", "/news/page/2/"]
        targets += ["/news/topic/housing/", "/topics/transit/", "/news/", *([] if is_redirect else self.olds)]
        targets += ["/news/topic/budget/feed.xml", "/topics/housing/feed.xml", "/events/in/austin/", "/events/in/austin/feed.xml"]
        targets += ["/events/month/2026/03/", "/events.ics", "/events/feed.xml"]
        if self.mistake(0.08):
            targets = ["/nowhere/", "/news/2031/", "/news/item-99/", "/topics/rent/feed.xml", "/events/in/dallas/"]
        return self.random.choice(targets)

    def link(self, folder: str = "") -> str:
        if self.chance(0.1):
            # A topic has no file. It exists while an item refers to it.
            return f"[topic]({'' if folder == 'news/' else '../'}topics/{self.random.choice(self.topics)}.md)"
        if self.chance(0.4):
            return f"[file]({folder}{'nobody' if self.mistake(0.05) else self.random.choice(self.names)}.md)"
        return f"[page]({self.target()})"

    def write(self) -> None:
        content = self.folder / "content"
        for folder, declaration in [("news", NEWS), ("events", EVENTS), ("topics", TOPICS)]:
            (content / folder).mkdir(parents=True)
            (content / folder / "_type.yml").write_text(declaration)
        own = self.folder / "themes" / "own"
        (own / "templates").mkdir(parents=True)
        for path, text in THEME.items():
            (own / path).write_text(text)
        (own.parent / "base").symlink_to(ROOT / "themes" / "base")
        navigation = [f"  - {{ label: Menu {number}, url: {self.target()} }}" for number in range(self.random.randint(1, 3))]
        navigation.append(f"  - {{ label: File, page: news/{self.random.choice(self.names)}.md }}")
        redirects = [f"  /gone-{number}/: {self.target(is_redirect=True)}" for number in range(self.random.randint(1, 3))]
        redirects.append(f"  /gone/: news/{self.random.choice(self.names)}.md")
        settings = ["  foot:"] + [f"    - {{ label: Foot {number}, url: {self.target()} }}" for number in range(3)]
        settings.append(f"    - {{ label: File, url: news/{self.random.choice(self.names)}.md }}")
        settings.append(f"  join: {{ label: Join, url: {self.target()} }}")
        if self.has_errors:
            # These exist on no day.
            navigation.append("  - { label: Nowhere, url: /nowhere/at-all/ }")
            redirects.append("  /nowhere/: /nowhere/at-all/")
            settings.append("  help: /nowhere/at-all/")
        (content / "site.yml").write_text(
            SETTINGS.format(
                settings="\n".join(settings),
                zone=self.random.choice(["UTC", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]),
                navigation="\n".join(navigation),
                redirects="\n".join(redirects),
                start=self.day()[:10],
                end=self.day()[:10],
            )
        )
        (content / "index.md").write_text(f"---\ntitle: Home\n---\n\n{self.link('news/')} and {self.link('news/')}\n")
        for name in self.names:
            (content / "news" / f"{name}.md").write_text(self.item(name))
        for name in self.events:
            (content / "events" / f"{name}.md").write_text(self.event(name))

    def dates(self) -> list[str]:
        lines = []
        if self.chance(0.5):
            lines.append(f"publish-on: {self.day()}")
        if self.chance(0.5):
            lines.append(f"expires: {self.day()}")
        return lines

    def item(self, name: str) -> str:
        lines = [f"title: Title of {name}", *self.dates()]
        if name == self.names[0]:
            # The lists that links point to exist on some day.
            lines += ["date: 2026-01-05", f"topics: [{', '.join(self.topics)}]"]
        elif name == self.names[1]:
            lines.append("date: 2027-02-01")
        elif self.chance(0.8):
            lines.append(f"date: {self.random.choice(['2025-05-01', '2026-01-05', '2026-03', '2027-02-01'])}")
        if self.chance(0.5) and name != self.names[0]:
            lines.append(f"topics: [{', '.join(self.random.sample(self.topics, 2))}]")
        if self.chance(0.3):
            lines.append(f"earlier: {self.random.choice(self.names)}")
        if self.chance(0.5):
            lines.append(f"phone: {self.random.choice(self.phones)}")
        if self.chance(0.3):
            lines.append(f"reviewed: {self.day()[:10]}")
        # Links point to the lists and feeds of the first two items, and to the second page of the list.
        can_be_hidden = name not in self.names[:4]
        if can_be_hidden and self.chance(0.1):
            lines.append("draft: true")
        if f"/old/{name}/" in self.olds:
            lines.append(f"aliases: [/old/{self.random.choice(self.names) if self.mistake(0.3) else name}/]")
        if self.mistake(0.1):
            lines.append(f"slug: {self.random.choice(self.names)}")
        lines.append(f"consent: {{ published: {'false' if can_be_hidden and self.chance(0.1) else 'true'} }}")
        text = [self.link() for _ in range(self.random.randint(0, 3))]
        if self.has_errors and name == self.names[1]:
            text.append("[nowhere](/nowhere/at-all/) and [nobody](nobody-at-all.md)")
        if self.mistake(0.3):
            text.append(f"Call {self.random.choice(self.phones)}.")
        return "---\n" + "\n".join(lines) + "\nallow: [" + ", ".join(f'"{phone}"' for phone in self.phones) + "]\n---\n\n" + "\n\n".join(text) + "\n"

    def event(self, name: str) -> str:
        day = self.day()[:10]
        if name == self.events[0]:
            day = "2026-03-15"
        lines = [f"title: Title of {name}", f"start: {day}", *self.dates()]
        if name == self.events[0] or self.chance(0.5):
            lines.append("place: Austin")
        if self.chance(0.5):
            lines.append(f"end: {self.day()[:10] if name != self.events[0] and self.chance(0.3) else day}")
        if self.chance(0.3):
            lines.append("time-zone: Europe/Madrid")
        if self.chance(0.5):
            lines.append(f"phone: {self.random.choice(self.phones)}")
        text = self.link("../news/") + (f" Call {self.random.choice(self.phones)}." if self.mistake(0.2) else "")
        return "---\n" + "\n".join(lines) + "\n---\n\n" + text + "\n"

    def build(self, date: str, *arguments: str) -> tuple[int, list[dict]]:
        command = [PROGRAM, "build", "--search", "off", "--format", "json", "--date", date, *arguments]
        outcome = subprocess.run(command, cwd=self.folder, capture_output=True, text=True)
        assert outcome.returncode in (0, 1), outcome.stderr
        return outcome.returncode, json.loads(outcome.stdout)


def errors(findings: list[dict]) -> set[tuple]:
    """The errors, with their texts."""
    return {
        (finding["rule"], finding["file"], finding["line"], finding["column"], finding["message"], finding.get("help"))
        for finding in findings
        if finding["severity"] == "error"
    }


@pytest.mark.parametrize("seed", range(SEEDS))
def test_the_errors_are_the_same_on_every_day(tmp_path, seed):
    site = Site(seed, tmp_path)
    site.write()
    expected = None
    for number in range(DAYS):
        day = (FIRST + datetime.timedelta(days=number)).isoformat()
        status, findings = site.build(day)
        found = errors(findings)
        assert status == (1 if found else 0)
        if expected is None:
            expected = found
        assert found == expected, day
        assert site.has_errors or not found
        # What exists on no day is an error on every day: in the menu, a redirect, a setting, and a document.
        assert sum("nowhere/at-all/" in error[4] or "nobody-at-all.md" in error[4] for error in found) == (5 if site.has_errors else 0)


@pytest.mark.parametrize("seed", range(0, SEEDS, 2))
def test_a_strict_build_succeeds_on_every_day_or_on_none(tmp_path, seed):
    site = Site(seed, tmp_path)
    site.write()
    days = [(FIRST + datetime.timedelta(days=number)).isoformat() for number in range(0, DAYS, 9)]
    assert len({site.build(day, "--strict")[0] for day in days}) == 1


def test_a_link_is_shown_as_text_on_the_days_without_its_target(tmp_path):
    site = Site(0, tmp_path)
    site.names, site.events = ["gala"], []
    site.write()
    content = tmp_path / "content"
    (content / "site.yml").write_text(
        SETTINGS.format(
            zone="America/New_York",
            navigation="  - { label: Gala, url: /news/gala/ }",
            redirects="  /ask/: /news/gala/",
            settings="  foot: [{ label: Gala, url: news/gala.md }]",
            start="2026-01-01",
            end="2026-12-31",
        )
    )
    (content / "index.md").write_text("---\ntitle: Home\n---\n\n[The gala](news/gala.md) and [2026](/news/2026/).\n")
    (content / "news" / "gala.md").write_text(
        "---\ntitle: Gala\ndate: 2026-03-01\npublish-on: 2026-03-01 09:00\nexpires: 2026-03-10\nconsent: { published: true }\n---\n\nCome.\n"
    )
    seen = {}
    for day in ["2026-03-01", "2026-03-01 08:59", "2026-03-01 09:00", "2026-03-01T14:00Z", "2026-03-09", "2026-03-10", "2026-03-10T03:59Z", "2026-03-10T04:00Z"]:
        assert site.build(day, "--strict")[0] == 0
        page = (tmp_path / "output" / "index.html").read_text()
        redirect = (tmp_path / "output" / "_redirects").read_text()
        # In the menu and in the footer.
        assert page.count('href="/news/gala/">Gala') == (2 if 'href="/news/gala/">The gala' in page else 0)
        # A permanent redirect would be remembered by browsers.
        assert ("/ask/ /news/ 302" in redirect) == ("/ask/ /news/gala/ 301" not in redirect)
        seen[day] = ('href="/news/gala/">The gala' in page, 'href="/news/2026/">2026' in page, "/ask/ /news/gala/ 301" in redirect)
    # Daylight saving time begins on March 8: the days before it begin at 05:00 UTC, those after it at 04:00.
    assert seen == {
        "2026-03-01": (False, False, False),
        "2026-03-01 08:59": (False, False, False),
        "2026-03-01 09:00": (True, True, True),
        "2026-03-01T14:00Z": (True, True, True),
        "2026-03-09": (True, True, True),
        "2026-03-10": (False, True, False),
        "2026-03-10T03:59Z": (True, True, True),
        "2026-03-10T04:00Z": (False, True, False),
    }
