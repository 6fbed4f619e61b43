"""Writes a site from real open data: the news of digital.gov and the officials of openstates.org.

Nothing in the data is fixed: the generator must accept or report what is irregular.
"""

import gzip
import json
import pathlib
import re
import tarfile
import unicodedata

FOLDER = pathlib.Path(__file__).resolve().parents[3] / "shared" / "corpora"

SETTINGS = """\
title: Corpora
base-url: https://example.org
theme: base
"""

NEWS_TYPE = """\
name: news-item
label: News
permalink: /news/{date.year}/{date.month}/{date.day}/{slug}/
sort: [-date, title]
list: { path: /news/, page-size: 50 }
feed: { path: /news/feed.xml, limit: 20 }
fields:
  title: { type: text, required: true }
  date: { type: date, required: true }
  summary: { type: text }
  deck: { type: text }
  kicker: { type: text }
  topics: { type: list, of: { type: text } }
  authors: { type: list, of: { type: text } }
  author: { type: text }
  categories: { type: list, of: { type: text } }
  communities: { type: list, of: { type: text } }
  tag: { type: list, of: { type: text } }
  expirydate: { type: date }
  weight: { type: integer }
  source: { type: text }
  source_url: { type: url }
  canonical: { type: url }
  redirectto: { type: text }
  primary_image: { type: text }
  featured_image: { type: map, of: { type: text } }
  cms_date: { type: map, of: { type: text } }
"""

MEMBER_TYPE = """\
name: member
label: Members
title: "{name}"
sort: [state, name]
list: { path: /members/, page-size: 100 }
fields:
  name: { type: text, required: true }
  state: { type: text }
  level: { type: choice, of: [federal, state, local] }
  office: { type: text }
  district: { type: text }
  jurisdiction: { type: text }
  party: { type: list, of: { type: text } }
  term-start: { type: date }
  links: { type: list, of: { type: url } }
  social: { type: map, of: { type: text } }
"""


def make(site: pathlib.Path) -> None:
    """Writes the two collections to the content folder `site`."""
    (site / "news").mkdir(parents=True)
    (site / "members").mkdir()
    (site / "site.yml").write_text(SETTINGS)
    (site / "news" / "_type.yml").write_text(NEWS_TYPE)
    (site / "members" / "_type.yml").write_text(MEMBER_TYPE)
    copy_news(site / "news")
    write_members(site / "members")


def copy_news(folder: pathlib.Path) -> None:
    """Copies the news as their editors committed them, except for the list page."""
    with tarfile.open(FOLDER / "digitalgov.tar.gz") as archive:
        for entry in archive.getmembers():
            path = pathlib.PurePosixPath(entry.name)
            if not entry.isfile() or path.parts[1] != "news" or path.name == "_index.md":
                continue
            target = folder.joinpath(*path.parts[2:])
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(archive.extractfile(entry).read())


def write_members(folder: pathlib.Path) -> None:
    """Writes one file for each official."""
    with gzip.open(FOLDER / "officials.ndjson.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            person = json.loads(line)
            fields = {
                "name": person["name"],
                "state": person.get("state"),
                "level": person.get("level"),
                "office": person.get("office"),
                "district": person.get("district"),
                "jurisdiction": person.get("jurisdiction"),
                "party": person.get("party"),
                "term-start": person.get("term_start"),
                "links": person.get("links"),
                "social": person.get("social"),
            }
            # Every JSON value is a YAML value.
            front_matter = "".join(
                f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items() if value
            )
            member_file(folder, person).write_text(f"---\n{front_matter}---\n", encoding="utf-8")


def member_file(folder: pathlib.Path, person: dict) -> pathlib.Path:
    """Returns an unused file name. People with the same name are distinguished by the id of their record."""
    path = folder / f"{file_name(person['name'])}.md"
    return path if not path.exists() else path.with_stem(f"{path.stem}-{person['id'][-12:]}")


def file_name(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")
