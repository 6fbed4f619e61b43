"""Makes a site of a given number of documents, the same for the same number, about 7 KB of Markdown each."""

import pathlib
import random

TOPICS = [f"topic-{number}" for number in range(20)]
CHAPTERS = [f"chapter-{number}" for number in range(50)]
WORDS = """council housing transit budget hearing ordinance resident county school board vote tenant wage worker library street
park water energy climate community organizer neighbor city public meeting policy local state district member chapter coalition
campaign letter report question answer program service office program plan measure ballot record rule notice right home""".split()

TYPES = {
    "news": """\
name: news-item
label: News
permalink: /news/{slug}/
sort: [-date, title]
list: { path: /news/, page-size: 50 }
feed: { path: /news/feed.xml, limit: 20 }
fields:
  title: { type: text, required: true }
  date: { type: date, required: true }
  topics: { type: list, of: { type: reference, to: topic, inverse: news } }
  chapter: { type: reference, to: chapter, inverse: news }
""",
    "topics": "name: topic\nlabel: Topics\nlist: { path: /topics/ }\nfields:\n  title: { type: text, required: true }\n",
    "chapters": "name: chapter\nlabel: Chapters\nlist: { path: /chapters/ }\nfields:\n  title: { type: text, required: true }\n",
}


def make(folder: pathlib.Path, count: int) -> None:
    """Writes `count` news items, 20 topics and 50 chapters to the content folder `folder`."""
    folder.mkdir(parents=True)
    (folder / "site.yml").write_text("title: Benchmark\nbase-url: https://example.org\ntheme: base\n")
    for name, declaration in TYPES.items():
        (folder / name).mkdir()
        (folder / name / "_type.yml").write_text(declaration)
    for name in TOPICS:
        (folder / "topics" / f"{name}.md").write_text(f"---\ntitle: {name}\n---\n")
    for name in CHAPTERS:
        (folder / "chapters" / f"{name}.md").write_text(f"---\ntitle: {name}\n---\n")
    randomness = random.Random(count)
    for number in range(count):
        (folder / "news" / f"item-{number}.md").write_text(document(randomness, number))


def document(randomness: random.Random, number: int) -> str:
    front_matter = (
        f"---\ntitle: {sentence(randomness, 6)} {number}\n"
        f"date: {randomness.randint(2012, 2026)}-{randomness.randint(1, 12):02}-{randomness.randint(1, 28):02}\n"
        f"topics: [{', '.join(randomness.sample(TOPICS, 2))}]\n"
        f"chapter: {randomness.choice(CHAPTERS)}\n---\n\n"
    )
    return front_matter + "\n\n".join(section(randomness, part) for part in range(4)) + "\n"


def section(randomness: random.Random, part: int) -> str:
    paragraphs = [f"## {sentence(randomness, 5)}"] + [paragraph(randomness) for _ in range(3)]
    if part == 1:
        paragraphs.append("\n".join(f"- {sentence(randomness, 8)}" for _ in range(6)))
    if part == 2:
        rows = [f"| {sentence(randomness, 2)} | {randomness.randint(1, 900)} |" for _ in range(6)]
        paragraphs.append("\n".join(["| place | count |", "| --- | --- |", *rows]))
    if part == 3:
        paragraphs.append("> " + sentence(randomness, 24))
    return "\n\n".join(paragraphs)


def paragraph(randomness: random.Random) -> str:
    link = f"[{sentence(randomness, 2)}](../topics/{randomness.choice(TOPICS)}.md)"
    return f"{sentence(randomness, 30)}. **{sentence(randomness, 3)}**, {link}, *{sentence(randomness, 2)}*: {sentence(randomness, 24)}."


def sentence(randomness: random.Random, length: int) -> str:
    return " ".join(randomness.choices(WORDS, k=length)).capitalize()
