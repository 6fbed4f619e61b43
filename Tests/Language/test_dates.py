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
