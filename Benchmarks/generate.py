"""Generates a site with a given number of documents, about 7 KB of Markdown each. The same number always gives the same site."""

import pathlib
import random
import shutil

TOPICS = [f"topic-{number}" for number in range(20)]
CHAPTERS = [f"chapter-{number}" for number in range(50)]
WORDS = """council housing transit budget hearing ordinance resident county school board vote tenant wage worker library street
park water energy climate community organizer neighbor city public meeting policy local state district member chapter coalition
campaign letter report question answer program service office program plan measure ballot record rule notice right home""".split()

MEMBERS = [f"member-{number}" for number in range(200)]

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
  description: { type: text }
  topics: { type: list, of: { type: reference, to: topic, inverse: news } }
  chapters: { type: list, of: { type: reference, to: chapter, inverse: news } }
  members: { type: list, of: { type: reference, to: member, inverse: news } }
""",
    "topics": """\
name: topic
label: Topics
list: { path: /topics/ }
feed-each: { of: [news] }
fields:
  title: { type: text, required: true }
  summary: { type: text }
""",
    "chapters": """\
name: chapter
label: Chapters
list: { path: /chapters/ }
feed-each: { of: [news] }
fields:
  title: { type: text, required: true }
  state: { type: text }
  status: { type: text }
  lead: { type: text }
""",
    "members": """\
name: member
label: Members
title: "{name}"
list: { path: /members/ }
fields:
  name: { type: text, required: true }
  consent: { type: record, fields: { published: { type: boolean } } }
""",
}

# As complex as the Hugo site: a base, a single and a list template, RSS with descriptions. The pages of topics and chapters list the news
# items that refer to them, as Hugo's taxonomies do.
THEME = {
    "theme.yml": "name: plain\n",
    "templates/layout.html": '<!doctype html><html lang="{{ site.language }}"><head><meta charset="utf-8"><title>{{ page.title }} · {{ site.title }}</title>'
    '<meta name="description" content="{{ page.excerpt }}"><link rel="canonical" href="{{ page.permalink }}"></head>'
    '<body><main id="main">{% block main %}{% endblock %}</main></body></html>\n',
    "templates/page.html": '{% extends "layout.html" %}{% block main %}<article><h1>{{ page.title }}</h1>{{ page.content }}</article>{% endblock %}',
    "templates/list.html": '{% extends "layout.html" %}{% block main %}<h1>{{ page.title }}</h1><ul>'
    '{% for item in items %}<li><a href="{{ item.url }}">{{ item.title }}</a></li>{% endfor %}</ul>'
    '{% if pagination.next %}<a rel="next" href="{{ pagination.next }}">Next</a>{% endif %}{% endblock %}',
    "templates/topic.html": '{% extends "layout.html" %}{% block main %}<h1>{{ page.title }}</h1><ul>'
    '{% for item in page.news[:50] %}<li><a href="{{ item.url }}">{{ item.title }}</a></li>{% endfor %}</ul>{{ page.content }}{% endblock %}',
    "templates/chapter.html": '{% extends "topic.html" %}',
    "templates/feed.xml": '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{{ feed.title }}</title><link>{{ feed.home }}</link>'
    "<description>{{ feed.description }}</description>{% for item in items %}<item><title>{{ item.title }}</title><link>{{ item.permalink }}</link>"
    "<guid>{{ item.permalink }}</guid><pubDate>{{ item.date | rfc822 }}</pubDate><description>{{ item.description }}</description></item>"
    "{% endfor %}</channel></rss>",
    "templates/sitemap.xml": '<?xml version="1.0" encoding="utf-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    "{% for url in urls %}<url><loc>{{ url.permalink }}</loc></url>{% endfor %}</urlset>",
    "templates/sitemap-index.xml": '<?xml version="1.0" encoding="utf-8"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    "{% for url in urls %}<sitemap><loc>{{ url.permalink }}</loc></sitemap>{% endfor %}</sitemapindex>",
    "templates/robots.txt": "User-agent: *\n",
    "templates/404.html": '{% extends "layout.html" %}{% block main %}<h1>{{ page.title }}</h1>{% endblock %}',
    "templates/redirect.html": '<!doctype html><title>Moved</title><a href="{{ target }}">Moved</a>',
    "static/site.css": "h1 { color: navy }\n",
}


def make(folder: pathlib.Path, count: int, types: pathlib.Path | None = None) -> None:
    """Writes `count` news items, 20 topics, 50 chapters and 200 members to the content folder `folder`, with the types from the content folder
    `types`, or with plain types."""
    folder.mkdir(parents=True)
    theme = "plain" if types is None else "civic"
    (folder / "site.yml").write_text(f"title: Benchmark\nbase-url: https://example.org\ntheme: {theme}\n")
    if types is None:
        for name, declaration in TYPES.items():
            (folder / name).mkdir()
            (folder / name / "_type.yml").write_text(declaration)
    else:
        for declaration in types.glob("*/_type.yml"):
            (folder / declaration.parent.name).mkdir()
            shutil.copy(declaration, folder / declaration.parent.name)
    (folder / "index.md").write_text("---\ntitle: Benchmark\n---\n")
    for name in TOPICS:
        (folder / "topics" / f"{name}.md").write_text(f"---\ntitle: {name}\nsummary: All about {name}.\n---\n")
    for name in CHAPTERS:
        (folder / "chapters" / f"{name}.md").write_text(f"---\ntitle: {name}\nstate: TX\nstatus: certified\nlead: The chapter {name}.\n---\n")
    for name in MEMBERS:
        (folder / "members" / f"{name}.md").write_text(f"---\nname: {name}\nconsent: {{ published: true }}\n---\n")
    randomness = random.Random(count)
    for number in range(count):
        (folder / "news" / f"item-{number}.md").write_text(document(randomness, number))


def make_theme(themes: pathlib.Path) -> None:
    """Writes the theme `plain` to the folder `themes`."""
    for path, text in THEME.items():
        file = themes / "plain" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


def document(randomness: random.Random, number: int) -> str:
    front_matter = (
        f"---\ntitle: {sentence(randomness, 6)} {number}\n"
        f"date: {randomness.randint(2012, 2026)}-{randomness.randint(1, 12):02}-{randomness.randint(1, 28):02}\n"
        f"description: {sentence(randomness, 12)}.\n"
        f"topics: [{', '.join(randomness.sample(TOPICS, 2))}]\n"
        f"chapters: [{randomness.choice(CHAPTERS)}]\n"
        f"members: [{', '.join(randomness.sample(MEMBERS, 2))}]\n---\n\n"
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
