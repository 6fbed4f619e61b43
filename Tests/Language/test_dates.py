"""Compares the date filters that Jinja does not have with Python's `datetime`."""

import datetime
import json
import pathlib
import random
import subprocess

import pytest
from engines import PROGRAM

DAYS = [datetime.date(2026, 5, 31), datetime.date(2026, 12, 31), datetime.date(2028, 2, 28), datetime.date(2028, 2, 29), datetime.date(2027, 2, 28),
        datetime.date(1900, 2, 28), datetime.date(2000, 2, 28), datetime.date(1, 1, 1), datetime.date(9999, 12, 30)]


def render(folder: pathlib.Path, template: str, data: object) -> subprocess.CompletedProcess[str]:
    (folder / "t.json").write_text(template)
    (folder / "data.json").write_text(json.dumps(data))
    return subprocess.run([PROGRAM, "render", "t.json", "--data", "data.json"], cwd=folder, capture_output=True, text=True)


def test_add_days_counts_as_python_does(tmp_path):
    chance = random.Random(18)
    first, last = datetime.date(1, 1, 1).toordinal(), datetime.date(9999, 12, 31).toordinal()
    cases = [(day, 1) for day in DAYS]
    for _ in range(500):
        day, other = (datetime.date.fromordinal(chance.randint(first, last)) for _ in range(2))
        cases.append((day, chance.choice([1, -1, 30, 365, (other - day).days])))
    cases = [(day, count) for day, count in cases if first <= day.toordinal() + count <= last]
    template = "[{% for item in items %}{{ item.day | add_days(item.count) }}{% if not loop.last %},{% endif %}{% endfor %}]"
    outcome = render(tmp_path, template, {"items": [{"day": day.isoformat(), "count": count} for day, count in cases]})
    assert outcome.returncode == 0, outcome.stderr
    assert json.loads(outcome.stdout) == [(day + datetime.timedelta(days=count)).isoformat() for day, count in cases]


DIRECTIVES = ["%" + letter for letter in "YCymBbhdejAauwUWVGgDFHIMSpzRT"] + ["%-" + letter for letter in "ymdejUWVgHIMS"]


def test_directives_write_what_strftime_writes(tmp_path):
    """The days around each new year have week numbers of both years; 40 years contain every calendar, also with week 53."""
    chance = random.Random(22)
    first, last = datetime.date(1000, 1, 1).toordinal(), datetime.date(9999, 12, 31).toordinal()
    days = [datetime.date(year, 1, 1) + datetime.timedelta(days=offset) for year in range(1996, 2036) for offset in range(-7, 8)]
    days += [datetime.date(year, 2, 28) + datetime.timedelta(days=offset) for year in (1900, 2000, 2023, 2024, 2100) for offset in (0, 1)]
    days += [datetime.date.fromordinal(chance.randint(first, last)) for _ in range(300)]
    moments = [datetime.datetime(day.year, day.month, day.day, chance.randrange(24), 5, 9, tzinfo=datetime.timezone.utc) for day in days]
    pattern = "|".join(DIRECTIVES) + "%% %n %t"
    template = "[{% for day in days %}{{ day | date(pattern) }}{% if not loop.last %},{% endif %}{% endfor %}]"
    outcome = render(tmp_path, template, {"days": [moment.isoformat() for moment in moments], "pattern": pattern})
    assert outcome.returncode == 0, outcome.stderr
    assert json.loads(outcome.stdout) == [moment.strftime(pattern) for moment in moments]
    assert any(day.isocalendar().week == 53 for day in days)


def test_the_parts_of_a_date_are_those_of_python(tmp_path):
    chance = random.Random(5)
    first, last = datetime.date(1, 1, 1).toordinal(), datetime.date(9999, 12, 31).toordinal()
    days = DAYS + [datetime.date.fromordinal(chance.randint(first, last)) for _ in range(300)]
    template = (
        "[{% for text in days %}{% set day = text | add_days(0) %}"
        "[{{ day.year }},{{ day['month'] }},{{ day | attr('day') }},{{ day.weekday }}]{% if not loop.last %},{% endif %}{% endfor %}]"
    )
    outcome = render(tmp_path, template, {"days": [day.isoformat() for day in days]})
    assert outcome.returncode == 0, outcome.stderr
    assert json.loads(outcome.stdout) == [[day.year, day.month, day.day, day.isoweekday()] for day in days]


def test_add_days_keeps_the_time_and_the_zone(tmp_path):
    moment = datetime.datetime(2026, 2, 28, 18, 5, 9, tzinfo=datetime.timezone(datetime.timedelta(hours=-5)))
    outcome = render(tmp_path, "{{ moment | add_days(1) }}", {"moment": moment.isoformat()})
    assert json.loads(outcome.stdout) == (moment + datetime.timedelta(days=1)).isoformat()


@pytest.mark.parametrize(("date", "precision"), [("2026", "year"), ("2026-05", "month"), ("2026-05-31", "day"), ("2026-05-31 10:00 Z", "time")])
def test_the_precision_of_a_date(tmp_path, date, precision):
    template = "[{{ date | precision }}, {{ date | rfc822 }}, {{ date | rfc3339 }}]"
    found, rss, feed = json.loads(render(tmp_path, template, {"date": date}).stdout)
    assert found == precision
    assert (rss is None) == (feed is None) == (precision in ["year", "month"])


@pytest.mark.parametrize(("date", "message"), [("2026-05", "2026-05 is only a month, not a day"), ("9999-12-31", "the result is not between the years 1 and 9999")])
def test_a_day_after_that_does_not_exist_is_an_error(tmp_path, date, message):
    outcome = render(tmp_path, "{{ date | add_days(1) }}", {"date": date})
    assert outcome.returncode == 1 and message in outcome.stdout + outcome.stderr
