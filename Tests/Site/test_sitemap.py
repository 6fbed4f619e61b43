"""A site that is too large for a single sitemap."""

import subprocess
import xml.etree.ElementTree as ElementTree

from test_site import PROGRAM, ROOT

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
COUNT = 50_100


def test_more_than_50_000_pages_have_a_sitemap_index(tmp_path):
    rows = tmp_path / "content" / "rows"
    rows.mkdir(parents=True)
    (tmp_path / "content" / "site.yml").write_text("title: Large\nbase-url: https://example.org/sub\ntheme: base\n")
    (rows / "_type.yml").write_text("name: row\ntable: rows.csv\nfields: { title: { type: text } }\n")
    (rows / "rows.csv").write_text("title\n" + "".join(f"Row {number}\n" for number in range(COUNT)))
    subprocess.run([PROGRAM, "build", "--search", "off", "--quiet", "--themes", ROOT / "themes"], cwd=tmp_path, check=True)
    output = tmp_path / "output"
    index = ElementTree.parse(output / "sitemap.xml").getroot()
    assert index.tag == NAMESPACE + "sitemapindex"
    parts = [entry.findtext(NAMESPACE + "loc") for entry in index]
    assert parts == ["https://example.org/sub/sitemap-1.xml", "https://example.org/sub/sitemap-2.xml"]
    urls = []
    for part in parts:
        tree = ElementTree.parse(output / part.rsplit("/", 1)[1]).getroot()
        found = [entry.findtext(NAMESPACE + "loc") for entry in tree]
        assert 0 < len(found) <= 50_000
        urls += found
    assert len(set(urls)) == len(urls) == COUNT
