"""No text keeps a build busy without end: what makes cmark-gfm's work grow with the square of a text's length is built or refused in time.

Debian's cmark-gfm is 0.29.0.gfm.6, to which CVE-2023-22483 to 22486, 24824 and 26485 apply.
"""

import time

import pytest
from sites import IS_TORTURE, assert_refused, build, make_small_site, rounds

N = rounds(4_000, 30_000)
# A text takes ten seconds at the most; the rest is for a machine that has other work, too.
LIMIT = 40

TEXTS = {
    "CVE-2023-22483: pictures in brackets": "![[]()" * N,
    "CVE-2023-22483: footnotes": "[^a" * N,
    "CVE-2023-22484: quotation marks": "'\"" * N,
    "CVE-2023-22484: emphasis": "*_" * N + "a",
    "CVE-2023-22485: tables": "|x|\n|-|\n" + "|\\\n" * N,
    "CVE-2023-22486: brackets": "![l" * N,
    "CVE-2023-22486: open addresses": "[a](<b" * N,
    "CVE-2023-24824: quotations": ">" * N + "a",
    "CVE-2023-24824: lists": "* " * N + "a\n" + "b\n" * 1_000,
    "CVE-2023-26485: underlines": "_" * N + "a",
    "CVE-2023-26485: stars on both sides": "*" * N + "a" + "*" * N,
    "emphasis of three kinds": "a***b**c*" * N,
    "code of growing fences": "".join("e" + "`" * number for number in range(N // 10)),
    "comments": "<!--" * N,
    "CDATA": "<![CDATA[" * N,
    "instructions": "<?" * N,
    "tags": "<a a=\"" * N,
    "addresses of mail": "a@" * N,
    "mail of underlines": "a_" * N + "@b.c",
    "addresses with brackets": "http://a" + ")" * N,
    "addresses with references": "http://a" + "&a;" * N,
    "table of columns": "|" * N + "\n" + "|-" * N + "\n",
    "table below a text": "a\n" * N + "|-|\n",
    "strikethrough": "~~a~ " * N,
    "definitions": "".join(f"[{number}]: /x\n" for number in range(N)),
    "one definition": "[a]: /x\n" * N + "[a]" * N,
    "brackets": "[" * N,
    "pairs of brackets": "[]" * N,
    "links that are not closed": "[a](" * N,
    "pictures": "![a](b)" * N,
    "headings of one name": "# a\n# a-1\n" * N,
    "footnotes": "".join(f"[^{number}]\n" for number in range(N)) + "".join(f"\n[^{number}]: x\n" for number in range(N)),
    "footnotes in each other": "[^a]: " * N,
    "directives": ":::callout\n" * N,
    "directives in each other": ":::callout\n" * (N // 10) + ":::\n" * (N // 10),
    "attributes of a directive": ":::a{" + "a=b " * N + "}\n:::\n",
    "alerts": "> [!NOTE]\n> a\n\n" * N,
    "lazy lines below quotations": "> " * 1_000 + "a\n" + "b\n" * N,
    "ends of excerpts": "<!--more-->\n" * N,
    "one word": "a" * N * 10,
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_built_or_refused_in_time(tmp_path, name):
    site = make_small_site(tmp_path, {"a.md": f"---\ntitle: A\n---\n\n{TEXTS[name]}\n"})
    start = time.monotonic()
    said = build(site, timeout=LIMIT + 20)
    assert said.returncode in (0, 1), said.stderr[-500:]
    assert said.returncode == 0 or "content/a.md" in said.stderr
    assert time.monotonic() - start < LIMIT


@pytest.mark.skipif(not IS_TORTURE, reason="it takes more than ten seconds; in make torture")
@pytest.mark.parametrize("place", ["body", "field"])
def test_a_text_that_does_not_end_is_named(tmp_path, place):
    bomb = "* " * 100_000 + "a\n" + "b\n" * 10_000
    text = f"---\ntitle: A\n---\n\n{bomb}" if place == "body" else "---\ntitle: A\nlead: |\n" + "".join(f"  {line}\n" for line in bomb.splitlines()) + "---\n"
    site = make_small_site(tmp_path, {"things/_type.yml": "name: thing\nfields: { title: { type: text }, lead: { type: markdown } }\n", "things/a.md": text})
    start = time.monotonic()
    said = build(site, timeout=120)
    assert_refused(said, "content/things/a.md", "this text takes more than 10 seconds")
    assert time.monotonic() - start < LIMIT
    assert not (site / ".broadside/output/staging").exists()
