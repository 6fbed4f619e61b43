"""No text keeps a build busy forever: Markdown that takes cmark-gfm quadratic time is built or rejected in time.

Debian's cmark-gfm is 0.29.0.gfm.6, to which CVE-2023-22483 to 22486, 24824 and 26485 apply.
"""

import time

import pytest
from sites import IS_TORTURE, assert_refused, build, make_small_site, rounds

N = rounds(4_000, 30_000)
# A text can take ten seconds at most. The rest allows for a busy machine.
LIMIT = 40

TEXTS = {
    "CVE-2023-22483: images in brackets": "![[]()" * N,
    "CVE-2023-22483: footnotes": "[^a" * N,
    "CVE-2023-22484: quotation marks": "'\"" * N,
    "CVE-2023-22484: emphasis": "*_" * N + "a",
    "CVE-2023-22485: tables": "|x|\n|-|\n" + "|\\\n" * N,
    "CVE-2023-22486: brackets": "![l" * N,
    "CVE-2023-22486: unclosed URLs": "[a](<b" * N,
    "CVE-2023-24824: block quotes": ">" * N + "a",
    "CVE-2023-24824: lists": "* " * N + "a\n" + "b\n" * 1_000,
    "CVE-2023-26485: underscores": "_" * N + "a",
    "CVE-2023-26485: asterisks on both sides": "*" * N + "a" + "*" * N,
    "emphasis of three kinds": "a***b**c*" * N,
    "code spans with growing fences": "".join("e" + "`" * number for number in range(N // 10)),
    "comments": "<!--" * N,
    "CDATA": "<![CDATA[" * N,
    "processing instructions": "<?" * N,
    "unclosed tags": "<a a=\"" * N,
    "email addresses": "a@" * N,
    "an email address with underscores": "a_" * N + "@b.c",
    "a URL with parentheses": "http://a" + ")" * N,
    "a URL with character references": "http://a" + "&a;" * N,
    "a table with many columns": "|" * N + "\n" + "|-" * N + "\n",
    "a table below a paragraph": "a\n" * N + "|-|\n",
    "strikethrough": "~~a~ " * N,
    "link definitions": "".join(f"[{number}]: /x\n" for number in range(N)),
    "one definition, defined and used often": "[a]: /x\n" * N + "[a]" * N,
    "brackets": "[" * N,
    "pairs of brackets": "[]" * N,
    "unclosed links": "[a](" * N,
    "images": "![a](b)" * N,
    "headings with the same name": "# a\n# a-1\n" * N,
    "footnotes": "".join(f"[^{number}]\n" for number in range(N)) + "".join(f"\n[^{number}]: x\n" for number in range(N)),
    "nested footnotes": "[^a]: " * N,
    "directives": ":::callout\n" * N,
    "nested directives": ":::callout\n" * (N // 10) + ":::\n" * (N // 10),
    "attributes of a directive": ":::a{" + "a=b " * N + "}\n:::\n",
    "alerts": "> [!NOTE]\n> a\n\n" * N,
    "lazy lines below block quotes": "> " * 1_000 + "a\n" + "b\n" * N,
    "excerpt markers": "<!--more-->\n" * N,
    "one long word": "a" * N * 10,
}


@pytest.mark.parametrize("name", TEXTS)
def test_markdown_is_built_or_rejected_in_time(tmp_path, name):
    site = make_small_site(tmp_path, {"a.md": f"---\ntitle: A\n---\n\n{TEXTS[name]}\n"})
    start = time.monotonic()
    result = build(site, timeout=LIMIT + 20)
    assert result.returncode in (0, 1), result.stderr[-500:]
    assert result.returncode == 0 or "content/a.md" in result.stderr
    assert time.monotonic() - start < LIMIT


@pytest.mark.skipif(not IS_TORTURE, reason="takes more than ten seconds; runs in make torture")
@pytest.mark.parametrize("place", ["body", "field"])
def test_markdown_that_takes_too_long_is_named(tmp_path, place):
    # Several times more than a fast machine can process within the time limit.
    bomb = "* " * 200_000 + "a\n" + "b\n" * 30_000
    text = f"---\ntitle: A\n---\n\n{bomb}" if place == "body" else "---\ntitle: A\nlead: |\n" + "".join(f"  {line}\n" for line in bomb.splitlines()) + "---\n"
    site = make_small_site(tmp_path, {"things/_type.yml": "name: thing\nfields: { title: { type: text }, lead: { type: markdown } }\n", "things/a.md": text})
    start = time.monotonic()
    result = build(site, timeout=120)
    assert_refused(result, "content/things/a.md", "this text takes more than 10 seconds to process")
    assert time.monotonic() - start < LIMIT
    assert not (site / ".broadside/output/staging").exists()
