"""Writes a network from the open data in the corpora: officials as members, news with topics, policies as briefs with their places as
adoptions, and brigades as chapters. Irregular data is not changed.
"""

import gzip
import json
import pathlib
import re
import tarfile

from corpora import FOLDER, NEWS_TYPE, copy_news, member_file

SETTINGS = """\
title: Network
base-url: https://example.org
theme: base
"""

TYPES = {
    "members": """\
name: member
label: Members
title: "{name}"
sort: [sort-name]
require: consent.published
computed:
  current: any offices where until is missing or until >= today
list: { path: /members/, page-size: 100 }
lists:
  - { by: offices.state, path: "/members/in/{value}/", page-size: 200 }
  - { by: offices.level, path: "/members/level/{value}/", page-size: 500 }
exports: [/members.json, /members.csv]
fields:
  name: { type: text, required: true }
  sort-name: { type: text, default: "{name}" }
  offices:
    type: list
    of:
      type: record
      fields:
        title: { type: text }
        district: { type: text }
        place: { type: reference, to: place, inverse: officials }
        state: { type: reference, to: state, inverse: officials }
        level: { type: choice, of: [federal, state, local] }
        from: { type: date }
        until: { type: date }
  links: { type: list, of: { type: url } }
  consent: { type: record, fields: { published: { type: boolean } } }
  record: { type: text, private: true }
""",
    "places": """\
name: place
label: Places
open: true
sort: [title]
list: { path: /places/, page-size: 200 }
fields:
  title: { type: text, required: true }
  states: { type: list, of: { type: reference, to: state, inverse: places } }
  kind: { type: text }
""",
    "states": """\
name: state
label: States
open: true
sort: [title]
list: { path: /states/, page-size: 100 }
fields:
  title: { type: text, required: true }
""",
    "topics": """\
name: topic
label: Topics
sort: [title]
feed-each: { of: [news] }
fields:
  title: { type: text, required: true }
  summary: { type: text }
""",
    "briefs": """\
name: brief
label: Briefs
title: "{place} {date}"
feed: { path: /briefs/feed.xml }
exports: [/adoptions.csv]
fields:
  date: { type: date }
  place: { type: text }
  adoptions:
    type: list
    of:
      type: record
      fields:
        place: { type: reference, to: place, inverse: adoptions }
        date: { type: date }
        instrument: { type: text }
        source: { type: url }
""",
    "chapters": """\
name: chapter
label: Chapters
table: brigades.json
title: "{name}"
list: { path: /chapters/, page-size: 100 }
fields:
  name: { type: text, required: true }
  website: { type: url }
  events_url: { type: text }
  rss: { type: text }
  projects_list_url: { type: text }
  city: { type: text }
  latitude: { type: number }
  longitude: { type: number }
  kind: { type: text }
  tags: { type: list, of: { type: text } }
  location: { type: map, of: { type: text } }
  social_profiles: { type: map, of: { type: text } }
""",
    "news": NEWS_TYPE.replace(
        "topics: { type: list, of: { type: text } }",
        "topics: { type: list, of: { type: reference, to: topic, inverse: news } }\n  link: { type: url }",
    ).replace("label: News\n", "label: News\npage: { unless: link }\n"),
}


def make(site: pathlib.Path) -> dict[str, int]:
    """Writes the network to the content folder `site` and returns the counts of its documents."""
    site.mkdir(parents=True)
    (site / "site.yml").write_text(SETTINGS)
    for name, declaration in TYPES.items():
        (site / name).mkdir()
        (site / name / "_type.yml").write_text(declaration)
    copy_news(site / "news")
    return {
        "members": write_members(site / "members"),
        "places": copy_hub("_places", site / "places"),
        "states": copy_hub("_states", site / "states"),
        "topics": copy_topics(site / "topics"),
        "briefs": write_briefs(site / "briefs"),
        "chapters": copy_chapters(site / "chapters"),
        "news": len(list((site / "news").rglob("*.md"))),
        "external": link_external_news(site / "news"),
    }


def document(fields: dict[str, object], body: str = "") -> str:
    """Returns a document whose front matter is JSON, which is valid YAML."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items() if value]
    return "---\n" + "".join(lines) + "---\n" + body


def write_members(folder: pathlib.Path) -> int:
    """Writes one file for each official."""
    count = 0
    with gzip.open(FOLDER / "officials.ndjson.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            person = json.loads(line)
            office = {
                "title": person.get("office"),
                "district": person.get("district"),
                "state": person.get("state"),
                "level": person.get("level"),
                "from": person.get("term_start"),
                "until": person.get("term_end"),
            }
            if person.get("level") == "local":
                office["place"] = f"{person['jurisdiction']}, {person['state']}"
            fields = {
                "name": person["name"],
                "sort-name": f"{person.get('family_name', '')} {person['name']}".strip(),
                "offices": [{key: value for key, value in office.items() if value}],
                "links": person.get("links"),
                "consent": {"published": True},
                "record": person["id"],
            }
            member_file(folder, person).write_text(document(fields), encoding="utf-8")
            count += 1
    return count


def hub(folder: str) -> list[tuple[str, dict[str, str], str]]:
    """Returns the files in a folder of the policy hub: name, lines of the front matter by key, and body."""
    files = []
    with tarfile.open(FOLDER / "open-data-policy-hub.tar.gz") as archive:
        for entry in archive.getmembers():
            path = pathlib.PurePosixPath(entry.name)
            if not entry.isfile() or path.parent.name != folder or path.suffix != ".md":
                continue
            text = archive.extractfile(entry).read().decode("utf-8")
            _, front_matter, body = re.split(r"^---[ \t]*\r?$\n?", text, maxsplit=2, flags=re.MULTILINE)
            pairs = re.findall(r"^([\w]+):[ \t]*(.*?)[ \t]*$", front_matter, re.MULTILINE)
            lists = re.findall(r"^  - (.*?)[ \t]*$", front_matter, re.MULTILINE)
            files.append((path.stem, dict(pairs) | {"states": lists}, body))
    return files


def copy_hub(name: str, folder: pathlib.Path) -> int:
    """Writes places and states with the fields that the network declares."""
    files = hub(name)
    for stem, fields, body in files:
        kept = {"title": fields["title"], "kind": fields.get("type"), "states": fields["states"]}
        if name == "_states":
            kept.pop("states", None)
        (folder / f"{stem}.md").write_text(document(kept, body.lstrip()), encoding="utf-8")
    return len(files)


def write_briefs(folder: pathlib.Path) -> int:
    """Writes policies, each with its place as the place of adoption."""
    files = hub("_policies")
    for stem, fields, body in files:
        adoption = {
            "place": fields["place"],
            "date": fields.get("date"),
            "instrument": fields.get("legal_custom"),
            "source": fields.get("policy_url"),
        }
        front_matter = {
            "place": fields["place"],
            "date": fields.get("date"),
            "adoptions": [{key: value for key, value in adoption.items() if value}],
        }
        (folder / f"{stem}.md").write_text(document(front_matter, body), encoding="utf-8")
    return len(files)


def copy_topics(folder: pathlib.Path) -> int:
    """Writes topics under the names that the news use."""
    count = 0
    with tarfile.open(FOLDER / "digitalgov.tar.gz") as archive:
        for entry in archive.getmembers():
            path = pathlib.PurePosixPath(entry.name)
            if not entry.isfile() or path.parts[1] != "topics" or len(path.parts) != 4 or path.name != "_index.md":
                continue
            text = archive.extractfile(entry).read().decode("utf-8")
            fields = dict(re.findall(r'^(title|summary): "?(.*?)"?[ \t]*$', text, re.MULTILINE))
            (folder / f"{path.parts[2]}.md").write_text(document(fields), encoding="utf-8")
            count += 1
    return count


def copy_chapters(folder: pathlib.Path) -> int:
    """Writes the brigades as a table, with the fields that most of them have."""
    brigades = json.loads((FOLDER / "brigades.json").read_text(encoding="utf-8"))
    rows = []
    for brigade in brigades:
        row = {key: value for key, value in brigade.items() if key not in ["previous_names", "projects_tag", "location"]}
        row["kind"] = row.pop("type", None)
        row["location"] = {key: brigade.get("location", {}).get(key) for key in ["city", "state", "country"]}
        rows.append(row)
    (folder / "brigades.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    return len(brigades)


def link_external_news(folder: pathlib.Path) -> int:
    """Adds the URL of the source to items without a body."""
    count = 0
    for path in folder.rglob("*.md"):
        text = path.read_bytes().decode("utf-8")
        parts = re.split(r"^---[ \t]*\r?$", text.lstrip("\ufeff\r\n "), maxsplit=2, flags=re.MULTILINE)
        source = re.search(r'^source_url: *"?(https?://[^"\s]+)', text, re.MULTILINE)
        if len(parts) == 3 and not parts[2].strip() and source:
            path.write_bytes(f"---{parts[1]}link: {source[1]}\n---{parts[2]}".encode())
            count += 1
    return count
