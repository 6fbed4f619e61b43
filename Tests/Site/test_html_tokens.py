"""Compares the tokens of the target HTML with those of html5lib, on random documents."""

import html.entities
import itertools
import json
import os
import pathlib
import random
import subprocess

import pytest
from html5lib._tokenizer import HTMLTokenizer
from html5lib.constants import tokenTypes

ROOT = pathlib.Path(__file__).resolve().parents[2]
# `swift test` and `swift build` build it.
PROGRAM = pathlib.Path(os.environ.get("HTML_TOKENS", ROOT / ".build" / "debug" / "HTMLTokens"))
STATES = ["dataState", "plaintextState", "rcdataState", "rawtextState", "scriptDataState"]
ELEMENTS = [None, "plaintext", "title", "style", "script"]
COUNT = 20_000 if os.environ.get("BROADSIDE_TORTURE") else 4_000

# A document consists of parts of one kind or of all kinds, because rare sequences of one kind matter most.
PARTS = {
    "comments": ["<!--", "<!-->", "<!--->", "<!", "<?", "</", "<!doctype", "<![CDATA[", "]]>", "-", "--", "-->", "--!>", "!", ">", "<", "a"],
    "tags": [
        "<a", "<b ", "</a", "</a>", "<p>", "<br/>", "<a b='c'>", '<a B="c" b=d>', "<", "/", ">", "=", "'", '"', " ", "\n", "\r", "\r\n", "\f", "\t", "\0",
        "a", "b", "A", "é", "😀", "x=y", "&amp", "&lt;",
    ],
    "text": ["<script", "</script", "</script>", "<script>", "<!--", "-->", "-", "<style>", "</style>", "</style", "<title>", "</title>", "</TITLE ", "/", ">"],
    "references": [
        "&", "&#", "&#x", "&amp", "&amp;", "&not", "&notin;", "&lt", "&gt=", "&#65", "&#x41;", "&#0;", "&#128;", "&#xD800;", "&#x110000;", "&#99999999999;",
        "&copy", ";", "1", "a", "=", " ", "&CounterClockwiseContourIntegral;", "&acE;", "<a b='", "'>",
    ],
}
PARTS["all"] = [part for parts in PARTS.values() for part in parts]


def by_html5lib(text: str, state: int) -> list:
    tokenizer = HTMLTokenizer(text)
    tokenizer.state = getattr(tokenizer, STATES[state])
    if ELEMENTS[state]:
        tokenizer.currentToken = {"type": tokenTypes["StartTag"], "name": ELEMENTS[state]}
    tokens = []
    names = {number: name for name, number in tokenTypes.items()}
    for token in tokenizer:
        kind = names[token["type"]]
        if kind == "ParseError":
            continue
        if kind == "Doctype":
            tokens.append(["DOCTYPE"])
        elif kind in ("StartTag", "EmptyTag"):
            attributes = token["data"]
            entry = ["StartTag", token["name"], dict(attributes)]
            tokens.append(entry + [True] if token["selfClosing"] else entry)
        elif kind == "EndTag":
            tokens.append(["EndTag", token["name"]])
        else:
            tokens.append(["Comment" if kind == "Comment" else "Character", token["data"]])
    return joined(tokens)


def joined(tokens: list) -> list:
    """Joins the parts of a text, which the two tokenizers split in different places."""
    result = []
    for token in tokens:
        if token[0] == "Character" and result and result[-1][0] == "Character":
            result[-1] = ["Character", result[-1][1] + token[1]]
        else:
            result.append(token)
    return result


def by_broadside(documents: list[tuple[str, int]]) -> list[list]:
    assert PROGRAM.exists(), f"build it first: swift build --product HTMLTokens ({PROGRAM})"
    source = b""
    for text, state in documents:
        content = text.encode("utf-8")
        source += f"{state} {ELEMENTS[state] or '-'} {len(content)}\n".encode() + content
    result = subprocess.run([PROGRAM], input=source, capture_output=True, check=True)
    return [joined(json.loads(line)) for line in result.stdout.splitlines()]


def compare(documents: list[tuple[str, int]]) -> None:
    found = by_broadside(documents)
    assert len(found) == len(documents)
    for (text, state), tokens in zip(documents, found):
        assert tokens == by_html5lib(text, state), (text, STATES[state])


@pytest.mark.parametrize("seed", range(4))
def test_the_tokens_of_random_documents_are_those_of_html5lib(seed):
    choice = random.Random(seed)
    texts = ["".join(choice.choices(PARTS[choice.choice(list(PARTS))], k=choice.randint(1, 14))) for _ in range(COUNT // 4)]
    compare([(text, choice.choice([0, 0, 0, 0, 1, 2, 3, 4])) for text in texts])


@pytest.mark.parametrize(
    ("start", "characters", "state"), [("<!--", "-!><a", 0), ("<a", " /='>", 0), ("<", "/!?>a", 0), ("<a b=x", "&;=ma", 0), ("<!--<script ", "-<>/", 4)]
)
def test_every_short_document_has_the_tokens_of_html5lib(start, characters, state):
    compare([(start + "".join(rest) + end, state) for rest in itertools.product(characters, repeat=5) for end in ["", "-->'>"]])


def test_every_named_reference_is_known():
    names = [f"&{name}{after}" for name in html.entities.html5 for after in ["", " ", "x"]]
    compare([(name, 0) for name in names] + [(f"<a b='{name}'>", 0) for name in names])
