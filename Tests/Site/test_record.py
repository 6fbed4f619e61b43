"""Edits that an incremental build could miss. Each was found by trying to make an incremental build differ from a clean one."""

import pathlib
import shutil
import subprocess
import time
import unicodedata

import pytest
from test_incremental import tree
from test_site import PROGRAM, ROOT

PROBE = "themes/civic/templates/files/probe.txt"
NFC, NFD = (unicodedata.normalize(form, "café") for form in ("NFC", "NFD"))


def write(site: pathlib.Path, path: str, text: str) -> None:
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    (site / path).write_text(text)


def replace(site: pathlib.Path, path: str, old: str, new: str) -> None:
    text = (site / path).read_text()
    assert old in text
    (site / path).write_text(text.replace(old, new, 1))


def run(site: pathlib.Path, output: str = "output") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROGRAM, "build", "--search", "off", "--quiet", "--jobs", "1", "--output", output], cwd=site, capture_output=True,
        text=True, check=False)


def new_collection(site):
    write(site, "content/widgets/_type.yml", "name: widget\nfields:\n  title: { type: text }\n")
    write(site, "content/widgets/one.md", "---\ntitle: One\n---\n")


TOPIC = "content/topics/good-government.md"
LIST = "{% for name in collections %}{{ name }} {% endfor %}"

# The files before the first build, by path, and the edit.
EDITS = {
    "a new collection in a list of all collections": ({PROBE: LIST}, new_collection),
    "a new collection that a page tests for": ({PROBE: "{{ 'widget' in collections }} {{ collections.items() | length }}"}, new_collection),
    "a new field that a page reads": (
        {PROBE: "{% for t in collections.topic.items %}{{ t['zebra'] | default('none') }}{% endfor %}"},
        lambda site: replace(site, "content/topics/_type.yml", "fields:", "fields:\n  zebra: { type: text, default: striped }")),
    "the default value of a component attribute": (
        {
            "themes/civic/components/zed.yml": "attributes: { tone: { type: text, default: soft } }",
            "themes/civic/components/zed.html": "<p>{{ component.tone }}</p>", "content/zed.md": "---\ntitle: Z\n---\n\n:::zed\n:::\n",
        },
        lambda site: replace(site, "themes/civic/components/zed.yml", "soft", "loud")),
    "the choices of a component attribute": (
        {
            "themes/civic/components/zed.yml": "attributes: { tone: { type: choice, of: [soft, loud] } }",
            "themes/civic/components/zed.html": "<p>{{ component.tone }}</p>",
            "content/zed.md": "---\ntitle: Z\n---\n\n:::zed{tone=soft}\n:::\n",
        },
        lambda site: replace(site, "themes/civic/components/zed.yml", "soft, loud", "mild, loud")),
    "a deleted file that was not published": (
        {
            "content/news/pic.svg": "<svg/>",
            "content/news/zz.md": "---\ntitle: Z\ndescription: Z.\ndraft: true\nimage: { src: pic.svg, alt: x }\n---\n",
            "content/link.md": "---\ntitle: L\n---\n\n[it](news/pic.svg)\n",
        },
        lambda site: [
            (site / "content/news/pic.svg").unlink(),
            replace(site, "content/news/zz.md", "image: { src: pic.svg, alt: x }\n", ""),
        ]),
    "the reason why the target of a link is not published": (
        {
            "content/news/zz.md": "---\ntitle: Z\ndescription: Z.\ndraft: true\n---\n",
            "content/link.md": "---\ntitle: L\n---\n\n[it](news/zz.md) and [it](/news/zz/)\n",
        },
        lambda site: replace(site, "content/news/zz.md", "draft: true", "expires: 2025-01-01")),
    "the day on which the target of a link expired": (
        {
            "content/news/zz.md": "---\ntitle: Z\ndescription: Z.\nexpires: 2025-01-01\n---\n",
            "content/link.md": "---\ntitle: L\n---\n\n[it](news/zz.md)\n",
        },
        lambda site: replace(site, "content/news/zz.md", "2025-01-01", "2025-01-02")),
    "the URL of a draft": (
        {
            "content/news/zz.md": "---\ntitle: Z\ndescription: Z.\ndraft: true\n---\n",
            "content/link.md": "---\ntitle: L\n---\n\n[it](/news/zz/)\n",
        },
        lambda site: replace(site, "content/news/zz.md", "draft: true", "draft: true\nslug: zzz")),
    "the content of a document in two feeds": (
        {
            "themes/civic/components/inner.html":
                "{% for t in collections.topic.items if t.title == 'Good' %}{{ t.content }}{% endfor %}",
            TOPIC: "---\ntitle: Good\nsummary: G.\n---\n\n[press](../press.md)\n",
            "content/chapters/texas.md": "---\ntitle: Texas\nstate: TX\nstatus: certified\nlead: T.\n---\n\n:::inner\n:::\n",
            "themes/civic/templates/files/a.txt":
                "{% for t in collections.topic.items if t.title == 'Good' %}{{ t.content }}{% endfor %}"
                "{% for c in collections.chapter.items if c.title == 'Texas' %}{{ c.feed_content }}{% endfor %}",
            "themes/civic/templates/files/b.txt":
                "{% for c in collections.chapter.items if c.title == 'Texas' %}{{ c.feed_content }}{% endfor %}",
        },
        lambda site: replace(site, "content/press.md", "title: Press", "title: Press\nslug: reporters")),
    "the URL of a document in a feed": (
        {
            PROBE: "{% for t in collections.topic.items %}{{ t.feed_content }}{% endfor %}",
            TOPIC: "---\ntitle: Good\nsummary: G.\nslug: ga\n---\n\n## Here\n\n[x](#here)\n",
        },
        lambda site: replace(site, TOPIC, "slug: ga", "slug: gb")),
    "a broken symbolic link that becomes valid": (
        {"content/_later.txt": "here"},
        lambda site: (site / "content/_later.txt").rename(site / "content/_target.txt")),
    "a file name in another Unicode form": (
        {f"content/{NFC}.txt": "coffee"},
        lambda site: (site / f"content/{NFC}.txt").rename(site / f"content/{NFD}.txt")),
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """A built site for each edit. The first builds wait, because a build does not trust files that changed just before the previous build."""
    folder = tmp_path_factory.mktemp("record")
    for number, (files, _) in enumerate(EDITS.values()):
        site = folder / str(number)
        for part in ("content", "themes"):
            shutil.copytree(ROOT / part, site / part)
        for path, text in files.items():
            write(site, path, text)
        if "content/_later.txt" in files:
            (site / "content" / "linked.txt").symlink_to(site / "content/_target.txt")
    time.sleep(2.5)
    for site in folder.iterdir():
        assert run(site).returncode == 0
    return {name: folder / str(number) for number, name in enumerate(EDITS)}


@pytest.mark.parametrize("name", EDITS)
def test_an_incremental_build_after_an_edit_equals_a_clean_build(sites, name):
    site = sites[name]
    EDITS[name][1](site)
    incremental, clean = run(site), run(site, "clean")
    assert (incremental.returncode, incremental.stderr.replace("output/", "clean/")) == (clean.returncode, clean.stderr)
    if clean.returncode == 0:
        assert tree(site / "output") == tree(site / "clean")


def shipped(tmp_path: pathlib.Path) -> pathlib.Path:
    for part in ("content", "themes"):
        shutil.copytree(ROOT / part, tmp_path / part)
    assert run(tmp_path).returncode == 0
    return tmp_path


def test_a_folder_in_place_of_a_page_is_reported_before_anything_is_written(tmp_path):
    site = shipped(tmp_path)
    (site / "output/about/index.html").unlink()
    (site / "output/about/index.html").mkdir()
    before = tree(site / "output")
    replace(site, "content/site.yml", "title: Local Progress", "title: Another")
    outcome = run(site)
    assert outcome.returncode == 1
    assert "output/about/index.html  error  a folder that Broadside has no record of writing is in the way" in outcome.stderr.replace(":1:1", "")
    assert tree(site / "output") == before


def test_a_symbolic_link_in_the_output_is_not_replaced(tmp_path):
    site = shipped(tmp_path)
    (site / "output/zzz").mkdir()
    (site / "output/zzz/index.html").symlink_to("/nowhere")
    write(site, "content/zzz.md", "---\ntitle: Z\n---\n")
    assert run(site).returncode == 1
    assert (site / "output/zzz/index.html").is_symlink()


def test_the_build_record_does_not_grow_with_every_edit(tmp_path):
    site = shipped(tmp_path)
    record = site / ".broadside/output/record"
    size = record.stat().st_size
    page = (site / "content/about.md").read_text()
    for number in range(50):
        links = " ".join(f"[link {index}](/about/?{number}-{index})" for index in range(50))
        write(site, "content/about.md", f"{page}\n{links}\n")
        assert run(site).returncode == 0
    assert record.stat().st_size < 1.5 * size
    assert run(site, "clean").returncode == 0
    assert tree(site / "output") == tree(site / "clean")


def test_a_dependency_that_a_page_reads_again_is_not_outdated(tmp_path):
    site = shipped(tmp_path)
    template, other = "themes/civic/templates/news-item.html", "content/news/other.md"
    write(site, "content/news/one.md", "---\ntitle: One\ndescription: One.\ntopics: [good-government]\n---\n")
    write(site, other, "---\ntitle: Other\ndescription: Other.\ntopics: [good-government]\n---\n")
    assert run(site).returncode == 0
    assert "Other" in (site / "output/news/one/index.html").read_text()
    replace(site, template, "page.related |", "[] |")
    replace(site, other, "good-government", "equitable-development")
    assert run(site).returncode == 0
    replace(site, template, "[] |", "page.related |")
    assert run(site).returncode == 0
    replace(site, other, "equitable-development", "good-government")
    assert [run(site).returncode, run(site, "clean").returncode] == [0, 0]
    assert tree(site / "output") == tree(site / "clean")
