"""Random front matter: fields in any order, with quotes, comments, blank lines, lists, and blocks as people write them."""

import random

TEXTS = [
    "Texas", "a: b", "NO", "null", "~", "2019", "1.10", "02134", "2014-01-31", "12:30", "# no comment", "it's", 'say "so"', "C:\\dir",
    "- dash", "[x]", "{y}", "a, b", "ünïcode", "trailing ", " leading", "", "x #y", "@at", "`tick", "%p", "&a", "*b", "!t", "?", "? q",
    "true", "0x1F", "1e5", "tab\there", "two\nlines", "\u00a0", "\u2028", "\U0001f4e3", "key:", ":x", "-", "---", "...", "=", "<<", "|", ">",
]
PLAIN = ["Texas", "NO", "2019", "02134", "2014-01-31", "Seattle, WA", "it's", "x#y", "https://example.org/a?b=c#d", "ü", "true", "a - b", "~", "yes"]
COMMENTS = ["# why", "#tight", "#", "# key: value", "# - item", "# \"quoted\"", "# deep"]


class Writer:
    """Generates random documents. The same seed gives the same documents."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def document(self, keys: list[str]) -> str:
        """Returns a document with some of `keys`."""
        chosen = self.random.sample(keys, self.random.randint(1, len(keys)))
        lines = self.trivia(0)
        for key in chosen:
            lines += self.field(key, 0, 0) + self.trivia(0)
        end = self.random.choice(["\n", "\n", "\r\n"])
        body = self.random.choice(["", "Text.\n", "\n\nText  \n\ttab\n", "no end", "---\nrule\n"])
        return end.join(["---"] + lines + ["---", ""]) + body

    def field(self, key: str, indent: int, depth: int) -> list[str]:
        name = self.random.choice([key, key, key, f'"{key}"', f"'{key}'"])
        start = " " * indent + name + self.random.choice(["", "", "", " "]) + ":"
        kind = self.random.choices(["line", "flow", "items", "records", "fields", "block", "empty", "folded"], [6, 3, 2, 2, 2, 2, 1, 1])[0]
        if depth > 1 and kind in ("items", "records", "fields"):
            kind = "line"
        gap = self.random.choice([" ", " ", "   "])
        if kind == "line":
            return [start + gap + self.scalar(False) + self.comment()]
        if kind == "flow":
            return [start + gap + self.flow(0) + self.comment()]
        if kind == "empty":
            return [start + self.comment()]
        if kind == "block":
            marker = self.random.choice(["|", "|-", ">", ">-", "|+"])
            inner = " " * (indent + self.random.choice([2, 4]))
            lines = [self.random.choice(["text: x", "# no comment", "more  ", "", "  deeper", "- x"]) for _ in range(3)]
            return [start + " " + marker] + [inner + "first"] + [(inner + line) if line.strip() else "" for line in lines]
        if kind == "folded":
            quote = self.random.choice(["'", '"', ""])
            return [start + gap + quote + "one", " " * (indent + 2) + "two" + quote + self.comment()]
        if kind == "fields":
            inner = indent + self.random.choice([1, 2, 4])
            keys = self.random.sample(["title", "from", "body", "level", "zone"], 3)
            return [start + self.comment()] + [line for key in keys for line in self.trivia(inner) + self.field(key, inner, depth + 1)]
        inner = indent + self.random.choice([0, 2, 4])
        lines = [start + self.comment()]
        for _ in range(self.random.randint(1, 3)):
            lines += self.trivia(inner)
            if kind == "items":
                lines.append(" " * inner + "-" + self.random.choice([" ", "   "]) + self.random.choice([self.scalar(False), self.flow(0)]) + self.comment())
            else:
                keys = self.random.sample(["title", "from", "body", "level"], 2)
                fields = [line for key in keys for line in self.field(key, inner + 2, depth + 1)]
                lines += [" " * inner + "- " + fields[0][inner + 2:]] + fields[1:]
        return lines

    def scalar(self, is_in_flow: bool) -> str:
        if self.chance(0.5):
            text = self.random.choice(PLAIN)
            if not (is_in_flow and any(sign in text for sign in ",?")):
                return text
        text = self.random.choice(TEXTS)
        if "\n" not in text and "\u2028" not in text and "\t" not in text and self.chance(0.5):
            return "'" + text.replace("'", "''") + "'"
        escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\u2028": "\\u2028"}
        return '"' + "".join(escapes.get(letter, letter) for letter in text) + '"'

    def flow(self, depth: int) -> str:
        gap = self.random.choice(["", " ", "  "])
        items = [self.flow(depth + 1) if depth == 0 and self.chance(0.2) else self.scalar(True) for _ in range(self.random.randint(0, 3))]
        if self.chance(0.6):
            return "[" + gap + ("," + gap).join(items) + gap + "]"
        keys = self.random.sample(["title", "from", "body", "published"], len(items))
        return "{" + gap + ("," + gap).join(f"{key}: {item}" for key, item in zip(keys, items)) + gap + "}"

    def comment(self) -> str:
        return self.random.choice([" ", "    "]) + self.random.choice(COMMENTS) if self.chance(0.2) else self.random.choice(["", "", "", "  "])

    def trivia(self, indent: int) -> list[str]:
        lines = []
        while self.chance(0.25):
            lines.append(self.random.choice(["", "  ", " " * indent + self.random.choice(COMMENTS), "    # deep"]))
        return lines
