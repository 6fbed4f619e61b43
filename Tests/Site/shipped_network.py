"""Writes a large site based on the shipped one: the open data of the corpora as members, briefs, and news of the types in `content/`, so that
the shipped theme renders its pages.

`network.py` keeps irregular data, so that the generator reports it; this module uses only the data that fits the types.
"""

import gzip
import html
import json
import pathlib
import re
import shutil
import tarfile

import yaml
from corpora import FOLDER, member_file
from network import document, hub

ROOT = pathlib.Path(__file__).resolve().parents[2]
TITLES = {"lower": "Representative", "upper": "Senator"}
LEVELS = {"state": "state", "local": "city"}
INSTRUMENTS = ["ordinance", "resolution", "executive order"]


def make(content: pathlib.Path) -> dict[str, int]:
    """Writes the content folder and returns the counts of the documents from the corpora."""
    shutil.copytree(ROOT / "content", content)
    return {
        "members": write_members(content / "members"),
        "briefs": write_briefs(content / "briefs"),
        "news": write_news(content / "news", write_topics(content / "topics")),
    }


def states() -> dict[str, str]:
    """Returns the names of the states by code, from the theme's map."""
    tiles = yaml.safe_load((ROOT / "themes" / "civic" / "data" / "states.yml").read_text())
    return {tile["code"]: tile["name"] for tile in tiles}


def write_members(folder: pathlib.Path) -> int:
    """Writes one file for each official."""
    names = states()
    chapters = {front_matter(path.read_text())["state"]: path.stem for path in (ROOT / "content" / "chapters").glob("*.md")}
    count = 0
    with gzip.open(FOLDER / "officials.ndjson.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            person = json.loads(line)
            state, level, office = person.get("state"), person.get("level"), person.get("office") or "member"
            office_fields = {
                "title": TITLES.get(office, office.capitalize()),
                "body": person.get("jurisdiction"),
                "district": person.get("district"),
                "place": f"{person['jurisdiction']}, {state}" if level == "local" else None,
                "level": LEVELS.get(level),
                "from": person.get("term_start"),
                "until": person.get("term_end"),
            }
            fields = {
                "name": person["name"],
                "sort-name": f"{person.get('family_name') or person['name']}, {person.get('given_name') or ''}".strip(", "),
                "state": names.get(state, state),
                "chapter": chapters.get(state),
                "offices": [filled(office_fields)],
                "links": [link for link in person.get("links") or [] if re.fullmatch(r"https?://[^\s\\]+", link)],
                "consent": {"published": True},
            }
            member_file(folder, person).write_text(document(fields), encoding="utf-8")
            count += 1
    return count


def write_briefs(folder: pathlib.Path) -> int:
    """Writes policies on open data, each as a case study of the place that adopted it."""
    titles = {stem: fields["title"] for stem, fields, _ in hub("_places")}
    names = states()
    files = hub("_policies")
    for stem, fields, body in files:
        town, _, code = fields["place"].rpartition("-")
        place = f"{titles.get(fields['place'], town)}, {code.upper()}"
        instrument = fields.get("legal_custom", "policy").lower()
        adoption = {
            "place": place,
            "state": names.get(code.upper()),
            "status": "adopted",
            "instrument": instrument if instrument in INSTRUMENTS else None,
            "date": fields.get("date"),
            "source": fields.get("policy_url"),
        }
        brief = {
            "title": f"Open data in {place}",
            "kind": "model ordinance" if instrument == "ordinance" else "case study",
            "date": fields.get("date") or fields.get("year"),
            "description": f"How {place} opened its data.",
            "topics": ["good-government"],
            "levels": ["city"],
            "adoptions": [filled(adoption)],
        }
        (folder / f"open-data-{stem}.md").write_text(document(filled(brief), paragraphs(body)), encoding="utf-8")
    return len(files)


def write_topics(folder: pathlib.Path) -> set[str]:
    topics = set()
    for path, fields, _ in digitalgov("topics"):
        name = path.parent.name
        if fields.get("title") and name != "topics":
            summary = fields.get("summary") or fields["title"]
            (folder / f"{name}.md").write_text(document({"title": fields["title"], "summary": summary}), encoding="utf-8")
            topics.add(name)
    return topics


def write_news(folder: pathlib.Path, topics: set[str]) -> int:
    """Writes news with their text. An item without text links to its source."""
    count = 0
    for path, fields, body in digitalgov("news"):
        if path.name == "_index.md":
            continue
        source = str(fields.get("source_url") or "")
        item = {
            "title": str(fields["title"]),
            "kind": "blog",
            "date": str(fields["date"])[:10],
            "description": str(fields.get("summary") or fields.get("deck") or fields["title"]),
            "topics": [topic for topic in fields.get("topics") or [] if topic in topics],
        }
        if not body.strip() and re.fullmatch(r"https?://[^\s\\]+", source):
            item |= {"kind": "in the news", "outlet": source.split("/")[2], "link": source}
        (folder / f"{item['date']}-{path.stem[:80]}.md").write_text(document(filled(item), paragraphs(body)), encoding="utf-8")
        count += 1
    return count


def digitalgov(folder: str) -> list[tuple[pathlib.PurePosixPath, dict, str]]:
    """Returns the files with front matter in a folder of digital.gov: path, fields, and body."""
    files = []
    with tarfile.open(FOLDER / "digitalgov.tar.gz") as archive:
        for entry in archive.getmembers():
            path = pathlib.PurePosixPath(entry.name)
            if not entry.isfile() or path.parts[1] != folder or path.suffix != ".md":
                continue
            text = archive.extractfile(entry).read().decode("utf-8").lstrip("\ufeff\r\n ")
            try:
                fields = front_matter(text)
            except yaml.YAMLError:
                continue
            if fields and fields.get("title"):
                files.append((path, fields, re.split(r"^---[ \t]*\r?$", text, maxsplit=2, flags=re.MULTILINE)[2]))
    return files


def front_matter(text: str) -> dict:
    return yaml.safe_load(re.split(r"^---[ \t]*\r?$", text, maxsplit=2, flags=re.MULTILINE)[1])


def filled(fields: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in fields.items() if value}


def paragraphs(body: str) -> str:
    """Returns the paragraphs of HTML or Markdown text, without the markup that only the original site understands."""
    text = re.sub(r"\{\{[<%].*?[%>]\}\}", " ", body, flags=re.DOTALL)
    text = html.unescape(re.sub(r"</?\w[^>]*>", " ", text.replace("</p>", "\n\n")))
    text = re.sub(r"(?m)^:::|<", " ", text)
    return re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text).replace("[", r"\[")
