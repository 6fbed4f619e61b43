"""Counts the work of a build after an edit: files read, rendered, and written. Unlike times, counts do not depend on the machine."""

import pathlib
import re
import subprocess
import time
from collections.abc import Callable

import pytest
from test_site import PROGRAM

TYPES = {
    "news": "name: news-item\nlabel: News\nlist: { path: /news/, page-size: 5 }\nfeed: { path: /news/feed.xml, limit: 3 }\n"
    "fields:\n  date: { type: date, required: true }\n  topics: { type: list, of: { type: reference, to: topic, inverse: news } }\n"
    "  phone: { type: text, private: true }\n",
    "topics": "name: topic\nlabel: Topics\nlist: { path: /topics/ }\n",
}
TEMPLATES = {
    "page.html": "<h1>{{ page.title }}</h1>{% for topic in page.topics|default([]) %}<a href=\"{{ topic.url }}\">{{ topic.title }}</a>"
    "{% endfor %}{{ page.content }}",
    "topic.html": "<h1>{{ page.title }}</h1>{% for item in page.news %}<a href=\"{{ item.url }}\">{{ item.title }}</a>{% endfor %}",
    "list.html": "<h1>{{ page.title }}</h1>{% for item in items %}<a href=\"{{ item.url }}\">{{ item.title }}</a>{% endfor %}",
    "feed.xml": "<rss version=\"2.0\">{% for item in items %}<item><title>{{ item.title }}</title><description>{{ item.feed_content }}"
    "</description></item>{% endfor %}</rss>",
    "sitemap.xml": "<urlset>{% for url in urls %}<url><loc>{{ url.permalink }}</loc></url>{% endfor %}</urlset>",
    "files/robots.txt": "User-agent: *\n",
    "404.html": "<h1>Not found</h1>",
    "redirect.html": "<a href=\"{{ target }}\">Moved</a>",
}


class WorkSite:
    """A site with its own theme and twenty news items on two topics, one for each day. The last three are in the feed of news."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.folder = folder
        self.write("content/site.yml", "title: Work\nbase-url: https://example.org\ntheme: plain\n")
        for name, text in TYPES.items():
            self.write(f"content/{name}/_type.yml", text)
        for name, text in TEMPLATES.items():
            self.write(f"themes/plain/templates/{name}", text)
        self.write("themes/plain/theme.yml", "name: plain\n")
        self.write("themes/plain/static/site.css", "h1 {}\n")
        for number in range(1, 21):
            topic = "housing" if number % 2 else "transit"
            self.write(
                f"content/news/item-{number:02}.md",
                f"---\ntitle: Item {number}\ndate: 2026-01-{number:02}\ntopics: [{topic}]\nphone: 512-555-0100\n---\n\nThe first lines.\n\nThe rest.\n",
            )
        for topic in ("housing", "transit"):
            self.write(f"content/topics/{topic}.md", f"---\ntitle: The topic of {topic}\n---\n")

    def write(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def change(self, path: str, old: str, new: str) -> None:
        text = (self.folder / path).read_text()
        assert old in text
        self.write(path, text.replace(old, new, 1))

    def build(self, *arguments: str) -> tuple[int, int, int]:
        """Builds the site and returns the numbers of content files read, output files rendered, and output files written."""
        command = [PROGRAM, "build", "--search", "off", "--verbose", "--date", "2026-02-01", *arguments]
        result = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=True).stdout
        counts = re.search(r"(\d+) of \d+ files? rendered, (\d+) written", result)
        read = re.search(r"(\d+) content files? read", result)
        assert counts and read, result
        return int(read[1]), int(counts[1]), int(counts[2])


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> WorkSite:
    site = WorkSite(tmp_path_factory.mktemp("work"))
    # A build trusts the time stamp of a file only some time after the file was written.
    time.sleep(2.1)
    site.build()
    return site


@pytest.fixture
def site(built: WorkSite, tmp_path: pathlib.Path) -> WorkSite:
    """The site after builds until nothing is rendered. A static file counts as unchanged only some time after it was written."""
    while built.build()[1] > 0:
        time.sleep(0.5)
    return built


def restoration(site: WorkSite, *paths: str) -> Callable[[], None]:
    before = {path: (site.folder / path).read_text() for path in paths}

    def restore() -> None:
        for path, text in before.items():
            site.write(path, text)
        site.build()

    return restore


def test_an_unchanged_site_causes_no_work(site: WorkSite) -> None:
    time.sleep(2.1)
    site.build()
    assert site.build() == (0, 0, 0)


def test_a_touched_file_is_only_read(site: WorkSite) -> None:
    (site.folder / "content/news/item-03.md").touch()
    assert site.build() == (1, 0, 0)


CASES = {
    # The page, and the feed of the site, which has the full text of the last twenty items.
    "the body of an old item": ("content/news/item-03.md", "The rest.", "Another rest.", (2, 2)),
    # Also the feed of the three newest items.
    "the body of a new item": ("content/news/item-20.md", "The rest.", "Another rest.", (3, 3)),
    # The page, its list page, its topic, and the feed.
    "the title of an old item": ("content/news/item-03.md", "title: Item 3", "title: Another", (4, 4)),
    # Also the feed of the three newest items.
    "the title of a new item": ("content/news/item-20.md", "title: Item 20", "title: Another", (5, 5)),
    # The topic, its list, and the ten items that name it. The feeds do not show it.
    "the title of a topic": ("content/topics/housing.md", "The topic of housing", "Homes", (12, 12)),
    # The page, and the topic that now lists it.
    "an additional topic": ("content/news/item-03.md", "topics: [housing]", "topics: [housing, transit]", (2, 2)),
    # No file may contain the private value.
    "a private value": ("content/news/item-03.md", "phone: 512-555-0100", "phone: 512-555-0199", (33, 0)),
    "a comment in a template": ("themes/plain/templates/topic.html", "<h1>", "{# nothing #}<h1>", (0, 0)),
    "a template": ("themes/plain/templates/topic.html", "<h1>", "<h1 class=topic>", (2, 2)),
    "the template of list pages": ("themes/plain/templates/list.html", "<h1>", "<h1 class=list>", (5, 5)),
    "a static file": ("themes/plain/static/site.css", "h1 {}", "h2 {}", (1, 1)),
    "the name of a type that no template shows": ("content/topics/_type.yml", "name: topic", "name: topic\nsingular: subject", (0, 0)),
}


@pytest.mark.parametrize(("path", "old", "new", "work"), CASES.values(), ids=CASES.keys())
def test_an_edit_renders_only_affected_files(site: WorkSite, path: str, old: str, new: str, work: tuple[int, int]) -> None:
    restore = restoration(site, path)
    site.change(path, old, new)
    try:
        assert site.build()[1:] == work
    finally:
        restore()


def test_a_removed_document_renders_only_affected_files(site: WorkSite) -> None:
    path = "content/news/item-03.md"
    restore = restoration(site, path)
    (site.folder / path).unlink()
    # The last list page, the topic, the sitemap, and the feed.
    try:
        assert site.build()[1:] == (4, 4)
    finally:
        restore()


def test_a_deleted_output_file_is_written_again(site: WorkSite) -> None:
    (site.folder / "output/news/item-03/index.html").unlink()
    assert site.build()[1:] == (1, 1)


def test_an_unreadable_build_record_causes_a_full_build(site: WorkSite) -> None:
    record = site.folder / ".broadside/output/record"
    record.write_bytes(record.read_bytes()[:-1])
    # Without a change, a build reads only the first part of the record.
    (site.folder / "content/news/item-03.md").touch()
    _, rendered, written = site.build()
    assert rendered > 30
    assert written == 0


def explain(site: WorkSite, url: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PROGRAM, "explain", url], cwd=site.folder, capture_output=True, text=True, check=False)


def test_explain_shows_what_a_page_reads_and_why_it_was_last_built(site: WorkSite) -> None:
    restore = restoration(site, "content/news/item-03.md")
    site.change("content/news/item-03.md", "title: Item 3", "title: Another")
    try:
        site.build()
        for url in ("/topics/housing/", "topics/housing", "https://example.org/topics/housing/#top", "output/topics/housing/index.html"):
            result = explain(site, url)
            assert result.returncode == 0, result.stderr
            assert result.stdout == (
                "output/topics/housing/index.html\n"
                "  built from themes/plain/templates/topic.html\n"
                "  reads      10 documents in news/ (title, url)\n"
                "             topics/housing (content, news, title)\n"
                "  last built 2026-02-01, because news/item-03 changed: title\n"
            )
    finally:
        restore()


def test_explain_reports_unknown_pages_and_missing_records(site: WorkSite, tmp_path: pathlib.Path) -> None:
    site.write("content/index.md", "---\ntitle: Home\n---\n")
    site.build()
    assert explain(site, "/").stdout.startswith("output/index.html\n")
    assert explain(site, "https://example.org/").stdout.startswith("output/index.html\n")
    for url in ("/nope/", "nope", "/news/nope/"):
        assert explain(site, url).returncode == 1
    (site.folder / "content/index.md").unlink()
    site.build()
    result = explain(site, "/topics/huosing/")
    assert result.returncode == 1
    assert result.stderr == "the last build generated nothing at /topics/huosing/; did you mean /topics/housing/?\n"
    result = subprocess.run([PROGRAM, "explain", "/"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (1, "there is no build record for output; run broadside build first\n")
