"""Generates random templates and data that mostly render: each expression is generated for a kind of value.

The kinds are `int`, `float`, `bool`, `text`, `ints`, `texts`, `member`, `members`, `map`, and `plain` for a list of text
without safe HTML, because Python prints the class name of safe HTML in a list. Templates are bounded (in depth, and with
numbers far from 64 bits), so that no limit causes a failure. Null and the other deliberate differences in
differences.txt are excluded.
"""

import dataclasses
import random
import re
from collections.abc import Callable

TEXTS = [
    "", "a", "Fair workweek", "rent & wages", "<b>bold</b>", 'say "yes"', "it's", "Élodie Muñoz", "naïve\ttab",
    "two\nlines here", "  spaces  ", "日本語", "e\u0301a\u0300", "vote 🗳 now", "Straße 5", "12", "3.5", "-7",
    "a,b,,c", "UPPER lower", "under_score-dash", "&amp; &lt;", "100%", "{braces}", "back\\slash",
    "tenants' rights in the city of Austin",
]  # fmt: skip
WORDS = ["a", "e", "b", " ", "-", ",", "<", "&", "é", "x", "or", "\u0301"]
LITERALS = ["x", "", "a b", "<i>", "&", "é", "it's", "A-b", "one two three", "7"]
TEXT_ATTRIBUTES = ["name", "office", "home.city"]
TEXT_FILTERS = (
    "upper lower title capitalize trim reverse string striptags urlencode indent wordwrap(10) "
    "center(12) indent(2,true) indent(1,blank=true) trim(chars='a')"
).split()
SAFE_FILTERS = "safe e forceescape tojson".split()
TEXT_METHODS = "upper lower strip title capitalize swapcase lstrip rstrip".split()
TEXT_QUESTIONS = "isalpha isdigit isalnum isspace islower isupper".split()
TESTS = "string number sequence iterable mapping defined integer float boolean none true".split()
NUMBER_TESTS = ["odd", "even", "divisibleby 3", "number", "gt 2", "integer"]
NUMBER_CHOICES = ["", "'odd'", "'gt', 1", "'divisibleby', 3"]
TEXT_CHOICES = ["", "'lower'", "'in', names"]
MEMBER_CHOICES = [
    "'active'",
    "'topics'",
    "'terms', 'odd'",
    "'terms', 'gt', 1",
    "'name', 'in', names",
    "'home.city', '==', 'Austin'",
]
MEMBER_ORDERS = ["'terms'", "'name'", "'share', reverse=true", "'home.city'", "'terms,name'"]


def data(source: random.Random) -> dict[str, object]:
    """The variables for a batch of templates: a few of each kind."""
    return {
        **{f"n{index}": source.choice([0, 1, 2, 3, 7, -1, -5, 10, 42, 999, -1000]) for index in range(4)},
        **{
            f"f{index}": source.choice([0.5, 1.0, 2.5, -0.25, 3.14159, 100.0, -7.75, 0.1, 1234.565])
            for index in range(3)
        },
        **{f"s{index}": source.choice(TEXTS) for index in range(6)},
        "yes": True,
        "no": False,
        "ints": numbers(source),
        "more": numbers(source),
        "texts": source.choices(TEXTS, k=source.randint(0, 6)),
        "names": source.choices(["Ana", "ben", "Cy", "Dörte", "ana", "<Eve>"], k=source.randint(1, 5)),
        "place": {key: source.randint(-9, 99) for key in source.sample(["city", "Area", "people", "zip code"], 3)},
        "members": [member(source) for _ in range(source.randint(0, 4))],
        "someone": member(source),
        "tree": tree(source, 3),
    }


def numbers(source: random.Random) -> list[int]:
    return [source.randint(-20, 20) for _ in range(source.randint(0, 6))]


def member(source: random.Random) -> dict[str, object]:
    return {
        "name": source.choice(["Ana", "ben", "Cy", "Dörte", "<Eve>", "O'Neil"]),
        "office": source.choice(["Mayor", "Council & clerk", "School board"]),
        "terms": source.randint(0, 3),
        "share": source.choice([0.5, 0.52, 0.745, 1.0]),
        "active": source.random() < 0.5,
        "topics": source.sample(["Housing", "climate", "Budget", "Labor & wages"], source.randint(0, 3)),
        "home": {"city": source.choice(["Austin", "Akron", "Ürzig"]), "zip": str(source.randint(10000, 99999))},
    }


def tree(source: random.Random, depth: int) -> list[dict[str, object]]:
    width = source.randint(0, 2) if depth else 0
    return [{"title": source.choice(TEXTS), "children": tree(source, depth - 1)} for _ in range(width)]


KINDS = {
    **{f"n{index}": "int" for index in range(4)},
    **{f"f{index}": "float" for index in range(3)},
    **{f"s{index}": "text" for index in range(6)},
    **{"yes": "bool", "no": "bool", "ints": "ints", "more": "ints", "texts": "texts", "names": "plain"},
    **{"place": "map", "members": "members", "someone": "member"},
}
PRINTED = ["int", "float", "bool", "text", "text", "text", "ints", "plain", "map"]


@dataclasses.dataclass
class Case:
    """One template, and the templates that only it uses."""

    page: str
    others: dict[str, str]
    is_wild: bool


class Grammar:
    """Generates the templates of a batch. Names are numbered, so that one file can contain all templates."""

    def __init__(self, source: random.Random, makes_html: bool) -> None:
        self.source = source
        self.makes_html = makes_html
        self.counter = 0
        self.names = dict(KINDS)
        self.macros: dict[str, list[str]] = {}
        self.callers: list[str] = []
        self.others: dict[str, str] = {}
        self.in_loop = False
        self.can_break = False
        self.may_include = True
        # A few cases mix kinds, to compare the failures.
        self.wild = 0.0

    def shared(self) -> dict[str, str]:
        """The templates that every case of the batch can include and import."""
        self.may_include = False
        parts = {f"part{index}.html": self.body(2) for index in range(3)}
        parts["given.html"] = "({{ given }}" + self.body(1) + ")"
        library = "".join(
            "{% macro " + name + "(a, b=" + self.literal("text") + ") %}" + body + "{% endmacro %}"
            for name, body in [("plain", "{{ a }}-{{ b }}"), ("box", "<div>{{ b | upper }}{{ a }}</div>")]
        )
        self.may_include = True
        return parts | {"lib.html": library + "{% set version = 3 %}"}

    def case(self) -> Case:
        """A new case that is independent of earlier cases."""
        self.names, self.macros, self.callers, self.others = dict(KINDS), {}, [], {}
        self.in_loop = self.can_break = False
        self.wild = 0.02 if self.chance(0.06) else 0.0
        page = self.inheritance() if self.chance(0.08) else self.body(3)
        return Case(page, self.others, self.wild > 0)

    # Small helpers

    def chance(self, probability: float) -> bool:
        return self.source.random() < probability

    def fresh(self, letter: str = "v") -> str:
        self.counter += 1
        return f"{letter}_{self.counter}"

    def any(self, *values: str) -> str:
        return self.source.choice(values)

    def pick(self, *makers: Callable[[], str]) -> str:
        return self.source.choice(makers)()

    def known(self, kind: str) -> list[str]:
        return [name for name, of in self.names.items() if of == kind]

    def small(self, low: int = 0, high: int = 6) -> str:
        return str(self.source.randint(low, high))

    def quoted(self, text: str) -> str:
        quote = self.source.choice("'\"")
        escaped = text.replace("\\", "\\\\").replace(quote, "\\" + quote).replace("\n", "\\n").replace("\t", "\\t")
        return quote + escaped + quote

    def word(self) -> str:
        return self.quoted(self.source.choice(WORDS))

    def literal(self, kind: str) -> str:
        match kind:
            case "int":
                return self.small(0, 20)
            case "float":
                return self.any("0.5", "1.0", "2.25", "1e2", "10.0")
            case "bool":
                return self.any("true", "false", "True")
            case "text":
                return self.quoted(self.source.choice(LITERALS))
            case "ints":
                return "[" + ", ".join(self.small(0, 9) for _ in range(self.source.randint(0, 4))) + "]"
            case "texts" | "plain":
                return "[" + ", ".join(self.literal("text") for _ in range(self.source.randint(0, 4))) + "]"
            case "map":
                keys = self.source.sample(["a", "B", "c d", "é"], self.source.randint(1, 3))
                return "{" + ", ".join(f"{self.quoted(key)}: {self.small()}" for key in keys) + "}"
            case _:
                return self.source.choice(self.known(kind))

    # Expressions

    def value(self, kind: str, depth: int) -> str:
        """An expression for a value of the kind (or, in a wild case, of any kind)."""
        if self.wild and self.chance(self.wild):
            kind = self.source.choice(PRINTED)
        if depth <= 0 or self.chance(0.2):
            names = self.known(kind)
            return self.source.choice(names) if names and self.chance(0.75) else self.literal(kind)
        if self.chance(0.06):
            condition = self.value("bool", depth - 1)
            return f"({self.operand(kind, depth - 1)} if {condition} else {self.value(kind, depth - 1)})"
        if self.chance(0.03):
            operator = self.any("or", "and")
            return f"({self.value(kind, depth - 1)} {operator} {self.value(kind, depth - 1)})"
        if self.chance(0.02):
            return f"({self.value(kind, depth - 1)} | default({self.value(kind, depth - 1)}{self.any('', ', true')}))"
        return getattr(self, f"make_{kind}")(depth - 1)

    def operand(self, kind: str, depth: int) -> str:
        """An expression that a filter, a method, or a bracket can follow: in parentheses unless it is a name."""
        text = self.value(kind, depth)
        return text if text.isidentifier() else f"({text})"

    def bare(self, kind: str, depth: int) -> str:
        """An operand of an operator, sometimes without parentheses, so that precedence is compared.

        An expression with a filter or a test has parentheses: Jinja2 would treat a dot or an `if` after it as a part of it.
        """
        text = self.value(kind, depth)
        can_be_bare = not re.search(r" \| | is | if ", text) and self.chance(0.4)
        return text if can_be_bare or text.isidentifier() else f"({text})"

    def make_int(self, depth: int) -> str:
        one, listed = self.operand("int", depth), self.operand("ints", depth)
        return self.pick(
            lambda: f"{self.bare('int', depth)} {self.source.choice('+-')} {self.bare('int', depth)}",
            lambda: f"{one} * {self.small(0, 9)}",
            lambda: f"{one} {self.any('//', '%')} {self.any('2', '3', '-4', '7')}",
            lambda: f"{self.literal('int')} ** {self.small(0, 3)}",
            lambda: f"-{one}",
            lambda: f"{self.operand(self.any('text', 'ints', 'texts', 'members', 'map'), depth)} | length",
            lambda: f"{listed} | sum",
            lambda: f"{self.operand('members', depth)} | sum(attribute='terms')",
            lambda: f"[{one}, {self.small()}] | {self.any('min', 'max', 'first', 'last')}",
            lambda: f"{one} | abs",
            lambda: f"{self.operand(self.any('float', 'text', 'int'), depth)} | int",
            lambda: f"{self.value('member', depth)}.terms",
            lambda: f"{self.operand('text', depth)} | wordcount",
            lambda: f"{self.operand('text', depth)}.count({self.word()})",
            lambda: f"{self.operand('text', depth)}.find({self.word()})",
            lambda: f"{listed}.count({self.small()})",
            lambda: f"place.get({self.quoted(self.any('city', 'none'))}, {self.small()})",
            lambda: f"range({self.small(1)}) | {self.any('sum', 'length', 'last', 'max')}",
            lambda: self.loop_number(),
        )

    def loop_number(self) -> str:
        if not self.in_loop:
            return self.literal("int")
        return "loop." + self.any("index", "index0", "revindex", "revindex0", "length", "depth", "depth0")

    def make_float(self, depth: int) -> str:
        one = self.operand("float", depth)
        return self.pick(
            lambda: f"{self.bare('float', depth)} {self.any('+', '-')} {self.bare(self.any('int', 'float'), depth)}",
            lambda: f"{one} * {self.any('2', '0.5', '1.1')}",
            lambda: f"{self.operand(self.any('int', 'float'), depth)} / {self.any('2', '3', '0.5', '7')}",
            lambda: f"{one} // {self.any('2', '1.5')}",
            lambda: f"{one} % {self.any('2', '1.5', '-3')}",
            lambda: f"{one} | round({self.small(0, 3)}{self.any('', ', ' + repr('floor'), ', ' + repr('ceil'))})",
            lambda: f"{self.operand(self.any('int', 'text', 'float'), depth)} | float",
            lambda: f"{self.value('member', depth)}.share",
            lambda: f"{one} | abs",
        )

    def make_bool(self, depth: int) -> str:
        kind = self.any("int", "float", "text", "ints", "texts")
        same = lambda: self.bare(kind, depth)  # noqa: E731
        one = self.operand("text", depth)
        return self.pick(
            lambda: f"{same()} {self.any('==', '!=', '<', '<=', '>', '>=')} {same()}",
            lambda: f"{same()} {self.any('<', '<=', '==')} {same()} {self.any('<', '>', '!=')} {same()}",
            lambda: f"{self.bare('bool', depth)} {self.any('and', 'or')} {self.bare('bool', depth)}",
            lambda: f"not {self.bare('bool', depth)}",
            lambda: f"{self.bare('int', depth)} {self.any('in', 'not in')} {self.bare('ints', depth)}",
            lambda: f"{one} {self.any('in', 'not in')} {self.operand(self.any('text', 'texts', 'map'), depth)}",
            lambda: f"{self.operand('int', depth)} is {self.any('', 'not ')}{self.any(*NUMBER_TESTS)}",
            lambda: f"{self.operand(kind, depth)} is {self.any(*TESTS)}",
            lambda: f"{self.operand('text', depth)} is {self.any('lower', 'upper', 'in texts', 'escaped')}",
            lambda: f"{self.operand('text', depth)}.{self.any('startswith', 'endswith')}({self.word()})",
            lambda: f"{one}.{self.any(*TEXT_QUESTIONS)}()",
            lambda: f"{self.value('member', depth)}.active",
            lambda: f"{self.value('member', depth)}.{self.any('nope', 'name')} is defined",
            lambda: "loop." + self.any("first", "last") if self.in_loop else "yes",
        )

    def make_text(self, depth: int) -> str:
        one = self.operand("text", depth)
        end = self.any("", ", '…'", ", '<', 0")
        return self.pick(
            lambda: f"{one} | {self.any(*TEXT_FILTERS)}",
            lambda: f"{one} | {self.any(*TEXT_FILTERS)} | {self.any(*TEXT_FILTERS)}",
            lambda: f"{one} | replace({self.word()}, {self.literal('text')}{self.any('', ', 1')})",
            lambda: f"{one} | truncate({self.small(3, 20)}, {self.literal('bool')}{end})",
            lambda: f"{self.bare('text', depth)} ~ {self.bare(self.any('int', 'float', 'text', 'ints', 'map'), depth)}",
            lambda: f"{self.operand('bool', depth)} ~ {self.bare('text', depth)}",
            lambda: f"{self.bare('text', depth)} + {self.bare('text', depth)}",
            lambda: f"{one} * {self.small(0, 3)}",
            lambda: f"{one}[{self.bounds()}]",
            lambda: f"{one}.{self.any(*TEXT_METHODS)}()",
            lambda: f"{one}.replace({self.word()}, {self.literal('text')})",
            lambda: f"{one}.{self.any('center', 'ljust', 'rjust', 'zfill')}({self.small(0, 12)})",
            lambda: f"{one}.{self.any('removeprefix', 'removesuffix', 'strip', 'lstrip', 'rstrip')}({self.word()})",
            lambda: f"{self.operand(self.any('texts', 'ints', 'text'), depth)} | join({self.any('', self.word())})",
            lambda: f"{self.word()}.join({self.value('texts', depth)})",
            lambda: f"{self.operand('members', depth)} | join(', ', attribute='{self.any(*TEXT_ATTRIBUTES)}')",
            lambda: f"{self.value('member', depth)}.{self.any(*TEXT_ATTRIBUTES)}",
            lambda: f"{self.value('member', depth)}['{self.any('name', 'office')}']",
            lambda: f"{self.operand(self.any('int', 'float', 'bool', 'ints'), depth)} | string",
            lambda: f"'%s: %d' | format({self.value('text', depth)}, {self.value('int', depth)})",
            lambda: f"{self.operand('map', depth)} | {self.any('list', 'sort')} | join('+')",
            lambda: self.safe(),
            lambda: f"({self.operand('texts', depth)} + ['z']) | {self.any('first', 'last', 'min', 'max')}",
            lambda: f"{self.operand('int', depth)} | filesizeformat({self.any('', 'true')})",
            lambda: f"{self.operand('int', depth)} | abs | string | center(8)",
            lambda: (
                f"loop.{self.any('previtem', 'nextitem')} | default('none') | string | length | string"
                if self.in_loop
                else one
            ),
            lambda: f"loop.cycle({self.word()}, {self.word()}, 'c')" if self.in_loop else one,
            lambda: self.call(depth),
        )

    def safe(self) -> str:
        """Safe text, only in HTML and only from the data: text files and constants are in differences.txt."""
        name = self.any(*self.known_data("text"))
        return f"{name} | {self.any(*SAFE_FILTERS)}" if self.makes_html else name

    def bounds(self) -> str:
        """The text between the brackets of a slice."""
        start, stop = (self.any("", self.small(-4, 5)) for _ in range(2))
        return f"{start}:{stop}" + self.any("", "", ":", ":2", ":-1", ":-2")

    def call(self, depth: int) -> str:
        """A call of a macro that is known here. Its output is text."""
        if not self.macros:
            return self.literal("text")
        name, kinds = self.source.choice(list(self.macros.items()))
        return f"{name}({', '.join(self.value(kind, depth - 1) for kind in kinds)})"

    def make_ints(self, depth: int) -> str:
        one = self.operand("ints", depth)
        return self.pick(
            lambda: f"{one}[{self.bounds()}]",
            lambda: f"{one} + {self.operand('ints', depth)}",
            lambda: f"{one} | sort{self.any('', '(reverse=true)')}",
            lambda: f"{one} | {self.any('unique', 'reverse', 'list')} | list",
            lambda: f"{one} | {self.any('select', 'reject')}({self.any(*NUMBER_CHOICES)}) | list",
            lambda: f"{one} | map({self.quoted(self.any('abs', 'int'))}) | list",
            lambda: f"{self.operand('texts', depth)} | map('{self.any('length', 'int', 'wordcount')}') | list",
            lambda: f"{self.operand('members', depth)} | map(attribute='terms') | list",
            lambda: f"{self.operand('map', depth)}.values() | list",
            lambda: f"range({self.small(0, 3)}, {self.small(0, 9)}, {self.any('1', '2', '-1')}) | list",
            lambda: f"[{self.value('int', depth)}, {self.value('int', depth)}]",
            lambda: f"{one} * {self.small(0, 2)}",
        )

    def make_texts(self, depth: int) -> str:
        one = self.operand("texts", depth)
        return self.pick(
            lambda: f"{one}[{self.bounds()}]",
            lambda: f"{one} + {self.operand('texts', depth)}",
            lambda: f"{one} | sort({self.any('', 'true', 'case_sensitive=true', 'true, true')})",
            lambda: f"{one} | unique({self.any('', 'true')}) | list",
            lambda: f"{one} | map('{self.any('upper', 'trim', 'title', 'string', 'striptags')}') | list",
            lambda: f"{one} | map('replace', {self.word()}, {self.word()}) | list",
            lambda: f"{one} | {self.any('select', 'reject')}({self.any(*TEXT_CHOICES)}) | list",
            lambda: f"{self.operand('text', depth)}.split({self.any('', self.quoted(' '), self.quoted(','))})",
            lambda: f"{self.operand('text', depth)} | list",
            lambda: f"{self.operand('text', depth)}.splitlines()",
            lambda: f"{self.operand('members', depth)} | map(attribute='{self.any(*TEXT_ATTRIBUTES)}') | list",
            lambda: f"{self.value('member', depth)}.topics",
            lambda: f"{self.operand('map', depth)} | list",
            lambda: f"[{self.value('text', depth)}, {self.value('text', depth)}]",
            lambda: f"({self.value('plain', depth)}) | list",
            lambda: f"{one} | batch(2, '-') | map('join', '/') | list",
            lambda: f"{one} | slice(2) | map('join', '/') | list",
        )

    def make_plain(self, depth: int) -> str:
        one = self.any(self.literal("plain"), "names", "names", "texts")
        return self.pick(
            lambda: f"{one}[{self.bounds()}]",
            lambda: f"{one} | sort({self.any('', 'true', 'case_sensitive=true')})",
            lambda: f"{one} | unique | list",
            lambda: f"{one} | map({self.quoted(self.any('upper', 'trim', 'title', 'capitalize'))}) | list",
            lambda: f"members | map(attribute='{self.any(*TEXT_ATTRIBUTES)}') | list",
            lambda: f"{self.source.choice(self.known_data('text'))}.split({self.any('', self.quoted(','))})",
            lambda: f"{self.operand('map', depth)} | list",
            lambda: f"someone.topics + {self.operand('plain', depth)}",
        )

    def known_data(self, kind: str) -> list[str]:
        return [name for name, of in KINDS.items() if of == kind]

    def make_members(self, depth: int) -> str:
        one = self.operand("members", depth)
        return self.pick(
            lambda: f"{one} | sort(attribute={self.any(*MEMBER_ORDERS)})",
            lambda: f"{one} | {self.any('selectattr', 'rejectattr')}({self.any(*MEMBER_CHOICES)}) | list",
            lambda: f"{one}[{self.bounds()}]",
            lambda: f"{one} | unique(attribute={self.quoted(self.any('terms', 'office'))}) | list",
            lambda: f"[{self.value('member', depth)}]",
        )

    def make_member(self, depth: int) -> str:
        return self.pick(
            lambda: f"({self.operand('members', depth)} + [someone]) | {self.any('first', 'last')}",
            lambda: f"([someone] + {self.operand('members', depth)})[0]",
        ).join("()")

    def make_map(self, depth: int) -> str:
        return self.pick(
            lambda: "{" + f"'k': {self.value('int', depth)}, {self.quoted('é')}: {self.value('int', depth)}" + "}",
            lambda: f"dict(a={self.value('int', depth)}, b={self.value('int', depth)})",
        )

    # Statements

    def tag(self, text: str) -> str:
        """A tag, sometimes with whitespace control."""
        opening, closing = (self.source.choices(["", "-", "+"], [88, 9, 3])[0] for _ in range(2))
        return "{%" + opening + f" {text} " + closing + "%}"

    def output(self, expression: str) -> str:
        opening, closing = (self.source.choices(["", "-"], [93, 7])[0] for _ in range(2))
        return "{{" + opening + f" {expression} " + closing + "}}"

    def text(self) -> str:
        return self.any("a", " b ", "\n", "  \n  c", "<p>", "</p>", "&amp; ", "é\n", "{ }", "\t", "\n\n d")

    def body(self, depth: int) -> str:
        """A few statements. Names that they set are not known afterward."""
        names, macros = dict(self.names), dict(self.macros)
        makers = [
            self.printed, self.printed, self.printed, self.conditional, self.loop, self.setting, self.block_setting,
            self.scope, self.macro, self.calling, self.filtering, self.including, self.importing, self.escaping,
            self.verbatim, self.counting, self.recursion, self.grouping, self.leaving, self.joining,
        ]  # fmt: skip
        parts = []
        for _ in range(self.source.randint(1, 3)):
            parts.append(self.text() if self.chance(0.5) else "")
            parts.append(self.source.choice(makers if depth > 0 else makers[:3])(depth - 1))
        self.names, self.macros = names, macros
        return "".join(parts)

    def inner(self, depth: int, *, loop: bool | None = None, breaks: bool = False) -> str:
        """The body of a tag, in which `loop` is known or not."""
        outer = self.in_loop, self.can_break
        self.in_loop = self.in_loop if loop is None else loop
        self.can_break = breaks or (self.can_break and loop is None)
        body = self.body(depth)
        self.in_loop, self.can_break = outer
        return body

    def printed(self, depth: int) -> str:
        return self.output(self.value(self.source.choice(PRINTED), min(depth + 2, 4)))

    def conditional(self, depth: int) -> str:
        parts = [self.tag(f"if {self.value('bool', 2)}"), self.inner(depth)]
        if self.chance(0.4):
            parts += [self.tag(f"elif {self.value(self.source.choice(PRINTED), 2)}"), self.inner(depth)]
        if self.chance(0.5):
            parts += [self.tag("else"), self.inner(depth)]
        return "".join([*parts, self.tag("endif")])

    def loop(self, depth: int) -> str:
        """A loop over a list, text, or the items of a map, with a filter or an else (and no break with an else)."""
        names = dict(self.names)
        kind, element = self.any(
            ("ints", "int"),
            ("texts", "text"),
            ("plain", "text"),
            ("members", "member"),
            ("text", "text"),
            ("map", "text"),
        )
        target, sequence = self.fresh(), self.value(kind, 2)
        given = {target: element}
        if kind == "map" and self.chance(0.6):
            other = self.fresh()
            given[other] = "int"
            pairs = self.any(".items()", " | items", " | dictsort", " | dictsort(by='value', reverse=true)")
            target, sequence = f"{target}, {other}", f"({sequence}){pairs}"
        self.names |= given
        outer, self.in_loop = self.in_loop, False
        condition = f" if {self.value('bool', 1)}" if self.chance(0.25) else ""
        self.in_loop = outer
        has_else = self.chance(0.3)
        parts = [self.tag(f"for {target} in {sequence if ' if ' not in sequence else f'({sequence})'}{condition}")]
        parts.append(self.inner(depth, loop=True, breaks=not has_else))
        self.names = names
        if has_else:
            parts += [self.tag("else"), self.inner(depth)]
        return "".join([*parts, self.tag("endfor")])

    def leaving(self, depth: int) -> str:
        if not self.can_break:
            return self.printed(depth)
        return self.tag(f"if {self.value('bool', 1)}") + self.tag(self.any("break", "continue")) + self.tag("endif")

    def setting(self, depth: int) -> str:
        """Sets a name to a value: usually a new name, sometimes a name that the template has already set."""
        kind = self.source.choice(PRINTED)
        existing = [name for name in self.known(kind) if name not in KINDS]
        name = self.source.choice(existing) if existing and self.chance(0.4) else self.fresh()
        statement = self.tag(f"set {name} = {self.value(kind, 3)}")
        self.names[name] = kind
        return statement

    def block_setting(self, depth: int) -> str:
        name = self.fresh()
        chain = self.any("", "", " | upper", " | trim | replace('a', 'b')")
        statement = self.tag(f"set {name}{chain}") + self.inner(depth) + self.tag("endset")
        self.names[name] = "text"
        return statement

    def scope(self, depth: int) -> str:
        names = dict(self.names)
        kinds = self.source.choices(PRINTED, k=self.source.randint(1, 2))
        values = {self.fresh(): self.value(kind, 2) for kind in kinds}
        head = self.tag("with " + ", ".join(f"{name} = {value}" for name, value in values.items()))
        self.names |= dict(zip(values, kinds))
        body = self.inner(depth)
        self.names = names
        return head + body + self.tag("endwith")

    def macro(self, depth: int) -> str:
        """A macro that sees only its arguments and the data, and calls of it."""
        outer = self.names, self.macros
        name, kinds = self.fresh("m"), self.source.choices(PRINTED, k=self.source.randint(0, 2))
        arguments = [self.fresh("a") for _ in kinds]
        self.names, self.macros = KINDS | dict(zip(arguments, kinds)), {}
        body = self.inner(depth, loop=False)
        self.names, self.macros = outer
        has_default = bool(kinds) and self.chance(0.4)
        heads = [
            f"{argument}={self.literal(kinds[-1])}" if has_default and argument == arguments[-1] else argument
            for argument in arguments
        ]
        self.macros[name] = kinds[:-1] if has_default and self.chance(0.5) else kinds
        return self.tag(f"macro {name}({', '.join(heads)})") + body + self.tag("endmacro") + self.output(self.call(2))

    def calling(self, depth: int) -> str:
        """A call block with its own macro, whose caller takes one argument or none."""
        macro, given = self.fresh("m"), self.fresh("a")
        takes = self.chance(0.5)
        caller = self.output(f"caller({self.literal('int') if takes else ''})")
        head = (
            self.tag(f"macro {macro}(x)")
            + self.output("x")
            + caller
            + self.text()
            + (caller if self.chance(0.3) else "")
            + self.tag("endmacro")
        )
        names = dict(self.names)
        argument = self.value("text", 2)
        self.names |= {given: "int"} if takes else {}
        body = self.inner(depth, loop=False)
        self.names = names
        return head + self.tag(f"call{f'({given})' if takes else ''} {macro}({argument})") + body + self.tag("endcall")

    def filtering(self, depth: int) -> str:
        chain = self.any("upper", "trim", "replace('a', '<')", "lower | trim", "indent(2)", "truncate(30)")
        return self.tag(f"filter {chain}") + self.inner(depth) + self.tag("endfilter")

    def including(self, depth: int) -> str:
        if not self.may_include:
            return self.printed(depth)
        part = f"part{self.source.randint(0, 2)}.html"
        return self.pick(
            lambda: self.tag(f'include "{part}"'),
            lambda: self.tag(f'include ["nope.html", "{part}"]'),
            lambda: self.tag('include "nope.html" ignore missing'),
            lambda: self.tag(f"with given = {self.value('text', 2)}")
            + self.tag('include "given.html"')
            + self.tag("endwith"),
        )

    def importing(self, depth: int) -> str:
        name = self.fresh("m")
        other = self.literal("text")
        arguments = self.value(self.source.choice(PRINTED), 2) + self.any("", f", {other}", f", b={other}")
        return self.pick(
            lambda: self.tag(f'import "lib.html" as {name}')
            + self.output(f"{name}.{self.any('plain', 'box')}({arguments})")
            + self.output(f"{name}.version"),
            lambda: self.tag(f'from "lib.html" import plain as {name}') + self.output(f"{name}({arguments})"),
        )

    def escaping(self, depth: int) -> str:
        """An autoescape block without calls of outside macros: Jinja2 escapes some of their text twice.

        It has no break either: after a break, Jinja2 ignores the end of the block.
        """
        macros, self.macros = self.macros, {}
        can_break, self.can_break = self.can_break, False
        body = self.inner(depth)
        self.macros, self.can_break = macros, can_break
        return self.tag(f"autoescape {self.any('true', 'false')}") + body + self.tag("endautoescape")

    def verbatim(self, depth: int) -> str:
        return self.pick(
            lambda: self.tag("raw").replace("+%}", "%}")
            + self.any("{{ x }}", "{% if %}", " a\n", "{# #}")
            + self.tag("endraw"),
            lambda: "{#" + self.any("", "-") + " {{ comment }} " + self.any("", "-") + "#}",
        )

    def counting(self, depth: int) -> str:
        """A namespace that a loop adds to."""
        space, name = self.fresh("ns"), self.fresh()
        return (
            self.tag(f"set {space} = namespace(total={self.small()}, all='')")
            + self.tag(f"for {name} in {self.value('ints', 2)}")
            + self.tag(f"set {space}.total = {space}.total + {name}")
            + self.tag(f"set {space}.all = {space}.all ~ {name}")
            + self.tag("endfor")
            + self.output(f"{space}.total")
            + self.output(f"{space}.all")
        )

    def recursion(self, depth: int) -> str:
        name = self.fresh()
        condition = f" if ({name}.title is not lower)" if self.chance(0.2) else ""
        names, macros = dict(self.names), self.macros
        head = self.tag(f"for {name} in tree{condition} recursive")
        self.names[f"{name}.title"] = "text"
        body = self.output(f"loop.depth ~ '.' ~ loop.index ~ {name}.title") + self.inner(0, loop=True)
        self.names, self.macros = names, macros
        return head + body + "(" + self.output(f"loop({name}.children)") + ")" + self.tag("endfor")

    def grouping(self, depth: int) -> str:
        key, group = self.fresh(), self.fresh()
        attribute, kind = self.any(("terms", "int"), ("office", "text"), ("home.city", "text"))
        names = dict(self.names)
        sequence = self.operand("members", 1)
        self.names |= {key: kind, group: "members"}
        body = self.inner(depth, loop=True, breaks=True)
        self.names = names
        changed = self.output("loop.changed(loop.length)") if self.chance(0.3) else ""
        return (
            self.tag(f"for {key}, {group} in {sequence} | groupby('{attribute}')") + changed + body + self.tag("endfor")
        )

    def joining(self, depth: int) -> str:
        """A joiner or a cycler with a loop."""
        helper, name = self.fresh("j"), self.fresh()
        kind, call = self.any(("joiner", "()"), ("joiner('<')", "()"), ("cycler('a', '<b>', 3)", ".next()"))
        kind += "()" if kind == "joiner" else ""
        loop = (
            self.tag(f"for {name} in {self.value('texts', 1)}")
            + self.output(helper + call)
            + self.output(name)
            + self.tag("endfor")
        )
        return self.tag(f"set {helper} = {kind}") + loop

    def inheritance(self) -> str:
        """A page that includes a template with a layout (and sometimes with one in between)."""
        number = self.fresh("t")
        base, middle, child = (f"{number}_{name}.html" for name in ["base", "middle", "child"])
        blocks = [f"b{index}" for index in range(3)]
        super_or_self = lambda: self.output(self.any("super()", "super() | upper", "super() ~ '<'"))  # noqa: E731

        def replaced() -> str:
            chosen = self.source.sample(blocks, self.source.randint(0, 3))
            return "".join(
                self.tag(f"block {name}")
                + (super_or_self() if self.chance(0.5) else "")
                + self.body(1)
                + self.tag("endblock")
                for name in chosen
            )

        nested = self.tag("block b2") + self.body(1) + self.tag("endblock")
        self.others[base] = (
            self.text() + self.tag("block b0") + self.body(1) + self.tag("endblock") + self.body(1)
            + self.tag("block b1") + self.text() + nested + self.text() + self.tag("endblock")
            + (self.output("self.b0()") if self.chance(0.4) else "")
        )  # fmt: skip
        if self.chance(0.5):
            self.others[middle] = f'{{% extends "{base}" %}}' + replaced()
            base = middle
        self.others[child] = f'{{% extends "{base}" %}}' + self.text() + replaced()
        return self.tag(f'include "{child}"')
