"""Builds the calendar of a site and reads it with the package icalendar: RFC 5545, sections 3.6.1, 3.8.2.2, and 3.8.7.2."""

import datetime
import json
import pathlib

import html5lib
import icalendar
import pytest
from test_feeds import NewSite

DAY, TIME = datetime.date, datetime.datetime
TYPE = """\
name: event
label: Events
singular: event
permalink: /events/{slug}/
sort: [-start, title]
list: { path: /events/ }
exports: [/events.ics]
fields:
  title: { type: text, required: true }
  description: { type: text }
  start: { type: date, required: true }
  end: { type: date }
  time-zone: { type: text, required: true }
  place: { type: reference, to: place }
  online: { type: url }
  registration: { type: url }
  access: { type: text }
  topics: { type: list, of: { type: reference, to: topic, inverse: events } }
  chapter: { type: reference, to: chapter, inverse: events }
"""


@pytest.fixture
def site(tmp_path: pathlib.Path) -> NewSite:
    return NewSite(tmp_path / "site").write({"events/_type.yml": TYPE})


def event(title: str, start: str, end: str | None = None, more: str = "") -> str:
    last = f"end: {end}\n" if end else ""
    return f"---\ntitle: {title}\nstart: {start}\n{last}time-zone: America/New_York\n{more}---\n\nAll are welcome.\n"


def calendar(output: pathlib.Path) -> icalendar.Calendar:
    return icalendar.Calendar.from_ical((output / "events.ics").read_bytes())


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        # An end of all-day events is the first day after them, across months, years, and leap days.
        ("2026-05-01", "2026-05-03", DAY(2026, 5, 4)), ("2026-05-31", "2026-05-31", DAY(2026, 6, 1)),
        ("2026-12-30", "2026-12-31", DAY(2027, 1, 1)), ("2028-02-27", "2028-02-28", DAY(2028, 2, 29)),
        ("2028-02-28", "2028-02-29", DAY(2028, 3, 1)), ("2027-02-27", "2027-02-28", DAY(2027, 3, 1)),
        # The examples of RFC 5545, section 3.6.1.
        ("2007-06-28", "2007-07-08", DAY(2007, 7, 9)), ("1997-11-02", None, None),
        ("1997-09-03 16:30 Z", "1997-09-03 19:00 Z", TIME(1997, 9, 3, 19, tzinfo=datetime.UTC)),
        # One day, and an end before the start.
        ("2026-05-01", None, None), ("2026-05-02", "2026-05-01", None),
        # Times.
        ("2026-05-01 18:00 -0400", "2026-05-01 20:00 -0400", TIME(2026, 5, 2, 0, tzinfo=datetime.UTC)),
        ("2026-05-01 18:00 -0400", "2026-05-01 18:00 -0400", None), ("2026-05-01 18:00 -0400", "2026-05-01 22:00 +0000", None),
        ("2026-05-01 18:00 -0400", "2026-05-01 17:00 -0400", None), ("2026-05-01 18:00 -0400", None, None),
        # A day on one side and a time on the other.
        ("2026-05-01", "2026-05-02 12:00 -0400", DAY(2026, 5, 3)), ("2026-05-01 18:00 -0400", "2026-05-02", None),
    ])
def test_the_end_of_an_event(site, start, end, expected):
    found, = calendar(site.write({"events/e.md": event("E", start, end)}).build()).walk("VEVENT")
    assert (found.decoded("DTEND") if "DTEND" in found else None) == expected
    begin = found.decoded("DTSTART")
    assert isinstance(begin, datetime.datetime) == (" " in start)
    if expected:
        # RFC 5545, sections 3.6.1 and 3.8.2.2: the same kind of value, later than the start.
        assert isinstance(expected, datetime.datetime) == isinstance(begin, datetime.datetime) and expected > begin
    assert not icalendar.Calendar.from_ical(calendar(site.folder / "output").to_ical()).walk("VEVENT")[0].errors


def test_a_calendar_has_a_name_and_a_description_of_each_event(site):
    site.write({"events/a.md": event("A", "2026-05-01"), "events/b.md": event("B", "2026-04-01", more="description: Short.\n")})
    found = calendar(site.build())
    title = json.dumps(str(found["X-WR-CALNAME"]))
    assert found["NAME"] == found["X-WR-CALNAME"] and len(title) > 4
    assert [(str(item["SUMMARY"]), str(item["DESCRIPTION"])) for item in found.walk("VEVENT")] == [("A", "All are welcome."), ("B", "Short.")]


def test_the_calendar_has_the_same_bytes_on_every_day_and_host(site):
    site.write({"events/a.md": event("A", "2026-05-01 10:00 -0400"), "events/b.md": event("B", "2026-05-01").replace("---\n\n", "feed-id: b@old.example\n---\n\n")})
    found = [calendar(site.build("--date", day, "--base-url", base)) for day, base in [
        ("2026-02-01", "https://example.org"), ("2026-06-01", "https://example.org"), ("2026-06-01", "https://www.example.org")]]
    assert found[0].to_ical() == found[1].to_ical()
    for one in found:
        assert {str(item["UID"]) for item in one.walk("VEVENT")} == {"example.org:events/a", "b@old.example"}
    assert found[1].to_ical().replace(b"//example", b"//www.example") == found[2].to_ical()


@pytest.mark.parametrize(
    ("start", "end", "count", "expected"),
    [
        ("2026-05", None, 0, (3, "note", "the start is only a month, so the calendar leaves out the event")),
        ("2026", None, 0, (3, "note", "the start is only a year, so the calendar leaves out the event")),
        ("2026-05-01", "2026-06", 1, (4, "note", "the end is only a month, so the calendar leaves it out")),
        ("2026-05-01", "2026-05-02 12:00 -0400", 1, (4, "warning", "the end has a time, but the start does not, so calendars show whole days")),
        ("2026-05-01 18:00 -0400", "2026-05-02", 1, (4, "warning", "the start has a time, but the end does not, so the calendar leaves out the end")),
    ])
def test_what_a_calendar_cannot_show_is_reported_in_every_build(site, start, end, count, expected):
    site.write({"events/e.md": event("E", start, end)})
    for line in [expected[0], expected[0] + 2]:
        # The second build is incremental, and the field has moved.
        found = json.loads(site.run("build", "--format", "json", "--verbose").stdout)
        reported = [(item["file"], item["line"], item["severity"], item["message"]) for item in found if item["rule"] == "template-report"]
        assert reported == [("content/events/e.md", line, *expected[1:])]
        site.write({"events/e.md": event("E", start, end).replace("---\n", "---\n# One comment.\n# Another one.\n", 1)})
    assert len(calendar(site.folder / "output").walk("VEVENT")) == count


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-05-01", "2026-05-03", "May 1, 2026–May 3, 2026"), ("2026-05-01", None, "May 1, 2026"), ("2026-05-01", "2026-05-01", "May 1, 2026"),
        ("2026-05-01 18:00 -0400", "2026-05-01 20:00 -0400", "May 1, 202618:00–20:00 (America/New_York)"),
        ("2026-05-01 18:00 -0400", "2026-05-02 12:00 -0400", "May 1, 202618:00–May 2, 2026 12:00 (America/New_York)"),
    ])
def test_the_page_of_an_event_shows_its_last_day(site, start, end, expected):
    page = (site.write({"events/e.md": event("E", start, end)}).build() / "events/e/index.html").read_text()
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    assert "".join(tree.find(".//dd").itertext()).strip() == expected
