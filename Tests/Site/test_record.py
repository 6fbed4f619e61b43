"""Edits that a warm build could miss: each found by somebody who tried to make it differ from a clean one."""

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

# What there is before the first build, by path, and the edit.
EDITS = {
    "a collection that a page lists": ({PROBE: LIST}, new_collection),
    "a collection that a page asks for": ({PROBE: "{{ 'widget' in collections }} {{ collections.items() | length }}"}, new_collection),
    "a field that a page asks for": (
        {PROBE: "{% for t in collections.topic.items %}{{ t['zebra'] | default('none') }}{% endfor %}"},
        lambda site: replace(site, "content/topics/_type.yml", "fields:", "fields:\n  zebra: { type: text, default: striped }")),
    "the default of a component's attribute": (
        {
            "themes/civic/components/zed.yml": "attributes: { tone: { type: text, default: soft } }",
            "themes/civic/components/zed.html": "<p>{{ component.tone }}</p>", "content/zed.md": "---\ntitle: Z\n---\n\n:::zed\n:::\n",
        },
        lambda site: replace(site, "themes/civic/components/zed.yml", "soft", "loud")),
    "the choices of a component's attribute": (
        {
            "themes/civic/components/zed.yml": "attributes: { tone: { type: choice, of: [soft, loud] } }",
            "themes/civic/components/zed.html": "<p>{{ component.tone }}</p>",
            "content/zed.md": "---\ntitle: Z\n---\n\n:::zed{tone=soft}\n:::\n",
        },
        lambda site: replace(site, "themes/civic/components/zed.yml", "soft, loud", "mild, loud")),
    "a file that was kept back and is gone": (
        {
            "content/news/pic.svg": "<svg/>",
            "content/news/zz.md": "---\ntitle: Z\ndescription: Z.\ndraft: true\nimage: { src: pic.svg, alt: x }\n---\n",
            "content/link.md": "---\ntitle: L\n---\n\n[it](news/pic.svg)\n",
        },
        lambda site: [
            (site / "content/news/pic.svg").unlink(),
            replace(site, "content/news/zz.md", "image: { src: pic.svg, alt: x }\n", ""),
        ]),
    "what a text in two feeds shows": (
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
    "the address of a text in a feed": (
        {
            PROBE: "{% for t in collections.topic.items %}{{ t.feed_content }}{% endfor %}",
            TOPIC: "---\ntitle: Good\nsummary: G.\nslug: ga\n---\n\n## Here\n\n[x](#here)\n",
        },
        lambda site: replace(site, TOPIC, "slug: ga", "slug: gb")),
    "a link to nothing that comes alive": (
        {"content/_later.txt": "here"},
        lambda site: (site / "content/_later.txt").rename(site / "content/_target.txt")),
    "a name that is composed otherwise": (
        {f"content/{NFC}.txt": "coffee"},
        lambda site: (site / f"content/{NFC}.txt").rename(site / f"content/{NFD}.txt")),
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """A built site for each edit. What was changed just before a build is not trusted by the next, so they rest first."""
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
def test_a_warm_build_is_a_clean_one_after(sites, name):
    site = sites[name]
    EDITS[name][1](site)
    warm, clean = run(site), run(site, "clean")
    assert (warm.returncode, warm.stderr.replace("output/", "clean/")) == (clean.returncode, clean.stderr)
    if clean.returncode == 0:
        assert tree(site / "output") == tree(site / "clean")


def shipped(tmp_path: pathlib.Path) -> pathlib.Path:
    for part in ("content", "themes"):
        shutil.copytree(ROOT / part, tmp_path / part)
    assert run(tmp_path).returncode == 0
    return tmp_path


def test_a_folder_in_the_place_of_a_page_is_found_before_anything_is_written(tmp_path):
    site = shipped(tmp_path)
    (site / "output/about/index.html").unlink()
    (site / "output/about/index.html").mkdir()
    before = tree(site / "output")
    replace(site, "content/site.yml", "title: Local Progress", "title: Another")
    outcome = run(site)
    assert outcome.returncode == 1
    assert "output/about/index.html  error  a folder that Broadside did not write stands in the way" in outcome.stderr.replace(":1:1", "")
    assert tree(site / "output") == before


def test_a_link_that_somebody_put_into_the_output_stays(tmp_path):
    site = shipped(tmp_path)
    (site / "output/zzz").mkdir()
    (site / "output/zzz/index.html").symlink_to("/nowhere")
    write(site, "content/zzz.md", "---\ntitle: Z\n---\n")
    assert run(site).returncode == 1
    assert (site / "output/zzz/index.html").is_symlink()


def test_the_record_does_not_grow_with_every_edit(tmp_path):
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


def test_what_a_page_no_longer_reads_is_not_taken_for_what_it_reads_again(tmp_path):
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
