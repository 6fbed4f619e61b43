import Testing

/// A wrong template and what is said of it, to the letter.
struct Mistake: Sendable, CustomTestStringConvertible {
  let template: String
  let messages: [String]
  var testDescription: String { template }

  init(_ template: String, _ messages: String...) {
    self.template = template
    self.messages = messages
  }
}

private let data = """
  {"title": "Texas", "count": 3, "items": [1, 2], "place": {"city": "Austin", "state": "TX"}}
  """

private let mistakes: [Mistake] = [
  Mistake(
    "{{ titel }}",
    #"page.html:1:4 error: no variable is named "titel"; did you mean "title"?"#),
  Mistake(
    "{{ title | uper }}",
    #"page.html:1:12 error: no filter is named "uper"; did you mean "upper"?"#),
  Mistake(
    "{{ title is definedd }}",
    #"page.html:1:13 error: no test is named "definedd"; did you mean "defined"?"#),
  Mistake(
    "{{ title.uper() }}",
    #"page.html:1:10 error: no method is named "uper"; did you mean "upper"?"#),
  Mistake(
    "{{ place.citty }}",
    #"page.html:1:10 error: a map has no "citty"; did you mean "city"? (for /)"#),
  Mistake(
    #"{{ place["citty"].x }}"#,
    #"page.html:1:19 error: this is not defined; ask with "is defined", or give a default (for /)"#),
  Mistake(
    "{{ title.city }}",
    #"page.html:1:10 error: a text has no "city"; for /"#),
  Mistake(
    "{{ title | truncate(lenght=3) }}",
    #"page.html:1:21 error: the filter "truncate" has no argument "lenght"; did you mean "length"?"#),
  Mistake(
    #"{{ title | replace("a") }}"#,
    #"page.html:1:12 error: the filter "replace" needs "new""#),
  Mistake(
    "{{ title | upper(1) }}",
    #"page.html:1:18 error: the filter "upper" takes no arguments"#),
  Mistake(
    "{{ title }",
    "page.html:1:1 error: this tag is not closed; end it with }}"),
  Mistake(
    "{{ title",
    "page.html:1:1 error: this tag is not closed; end it with }}"),
  Mistake(
    "{% if title %}a",
    #"page.html:1:4 error: this "if" is not closed; end it with {% endif %}"#),
  Mistake(
    "{% if title %}a{% endfor %}",
    #"page.html:1:19 error: no tag is named "endfor"; nothing is open that it could belong to"#),
  Mistake(
    "{% for x of items %}{% endfor %}",
    #"page.html:1:10 error: "in" is expected here, not "of"; write {% for item in items %}"#),
  Mistake(
    "{% for x in items %}{{ lop.index }}{% endfor %}",
    #"page.html:1:24 error: no variable is named "lop"; did you mean "loop"?"#),
  Mistake(
    "{% for x in items %}{{ loop.idx }}{% endfor %}",
    #"page.html:1:29 error: no variable of a loop is named "idx""#),
  Mistake(
    "{% for x in count %}{% endfor %}",
    "page.html:1:13 error: a number is no list; for /"),
  Mistake(
    "{% for a, b in items %}{% endfor %}",
    "page.html:1:4 error: a number cannot be taken apart into 2 values; for /"),
  Mistake(
    "{% fro x in items %}{% endfor %}",
    #"page.html:1:4 error: no tag is named "fro"; did you mean "for"?"#),
  Mistake(
    "{% endif %}",
    #"page.html:1:4 error: no tag is named "endif"; nothing is open that it could belong to"#),
  Mistake(
    "{% else %}",
    #"page.html:1:4 error: no tag is named "else"; nothing is open that it could belong to"#),
  Mistake(
    "{# not closed",
    "page.html:1:1 error: this comment is not closed; end it with #}"),
  Mistake(
    "{% raw %}{{ x }}",
    "page.html:1:1 error: this raw block is not closed; end it with {% endraw %}"),
  Mistake(
    "{{ 'not closed }}",
    "page.html:1:4 error: this text is not closed; end it with '"),
  Mistake(
    "{{ title $ }}",
    #"page.html:1:10 error: "$" means nothing here"#),
  Mistake(
    "{{ 1 + }}",
    #"page.html:1:8 error: a value is expected here, not "}}""#),
  Mistake(
    "{{ (1 }}",
    "page.html:1:1 error: this tag is not closed; end it with }}"),
  Mistake(
    "{{ title title }}",
    #"page.html:1:10 error: "}}" is expected here, not "title""#),
  Mistake(
    "{% set = 1 %}",
    #"page.html:1:8 error: a name is expected here, not "=""#),
  Mistake(
    "{% set a, b = count %}",
    "page.html:1:4 error: a number cannot be taken apart into 2 values; for /"),
  Mistake(
    "{% set x %}a",
    #"page.html:1:4 error: this "set" is not closed; end it with {% endset %}"#),
  Mistake(
    "{{ count + title }}",
    "page.html:1:10 error: a number and a text are not two numbers; for /"),
  Mistake(
    // The address makes the loop be compiled twice.
    "<a href=\"{% for item in items %}{{ item }}?{% endfor %}\">\n{{ count / 0 }}",
    "page.html:2:10 error: a number cannot be divided by zero; for /"),
  Mistake(
    "{{ count / 0 }}",
    "page.html:1:10 error: a number cannot be divided by zero; for /"),
  Mistake(
    "{{ count < title }}",
    "page.html:1:12 error: a number cannot be compared with a text; for /"),
  Mistake(
    "{{ 5 in count }}",
    "page.html:1:9 error: nothing can be in a number; for /"),
  Mistake(
    #"{% include "nav.htm" %}"#,
    #"page.html:1:4 error: no template is named "nav.htm"; did you mean "nav.html"?"#),
  Mistake(
    #"{% extends "bse.html" %}"#,
    #"page.html:1:4 error: no template is named "bse.html"; did you mean "base.html"?"#),
  Mistake(
    "{% extends title %}",
    "page.html:1:12 error: a template's name is a text in quotes"),
  Mistake(
    #"{% import "nav.html" %}"#,
    #"page.html:1:22 error: "as" is expected here; write {% import "file.html" as name %}"#),
  Mistake(
    #"{% from "nav.html" import lnik %}"#,
    #"page.html:1:4 error: no macro is named "lnik"; did you mean "link"?"#),
  Mistake(
    "{% macro m(a) %}{% endmacro %}{{ m() }}",
    #"page.html:1:34 error: the macro "m" needs "a""#),
  Mistake(
    "{% macro m(a) %}{% endmacro %}{{ m(1, 2) }}",
    #"page.html:1:39 error: the macro "m" takes 1 argument"#),
  Mistake(
    "{% macro m(a) %}{% endmacro %}{{ m(b=1) }}",
    #"page.html:1:34 error: the macro "m" needs "a""#,
    #"page.html:1:36 error: the macro "m" has no argument "b""#),
  Mistake(
    "{% macro m(a) %}{% endmacro %}{{ m(1, a=2) }}",
    #"page.html:1:39 error: "a" is given twice"#),
  Mistake(
    "{{ m(1) }}",
    #"page.html:1:4 error: no macro is named "m""#),
  Mistake(
    "{{ super() }}",
    #"page.html:1:4 error: "super()" belongs in a block"#),
  Mistake(
    "{% block a %}{{ super() }}{% endblock %}",
    #"page.html:1:17 error: no template above has a block "a""#),
  Mistake(
    "{% block a %}{% endblock b %}",
    #"page.html:1:26 error: the block "a" is open here, not "b""#),
  Mistake(
    "{% block a %}",
    #"page.html:1:4 error: this "block" is not closed; end it with {% endblock %}"#),
  Mistake(
    "{{ self.hed() }}",
    #"page.html:1:9 error: no block is named "hed""#),
  Mistake(
    "{{ place() }}",
    #"page.html:1:4 error: no macro is named "place""#),
  Mistake(
    "<a href={{ title }}>",
    "page.html:1:12 error: a value cannot be written safely in an attribute without quotes; put it in quotes"),
  Mistake(
    #"<p onclick="{{ title }}">"#,
    #"page.html:1:16 error: a value cannot be written safely in the event handler "onclick"; put it in a data- attribute"#
  ),
  Mistake(
    #"<p style="{{ title }}">"#,
    #"page.html:1:14 error: a value cannot be written safely in "style"; put it in a class"#),
  Mistake(
    "<style>{{ title }}</style>",
    "page.html:1:11 error: a value cannot be written safely in <style>; put it in a class or an attribute"),
  Mistake(
    "<{{ title }}>",
    "page.html:1:5 error: a value cannot be the name of a tag; write the tags out, in an if"),
  Mistake(
    "<p {{ title }}>",
    "page.html:1:7 error: a value cannot be the name of an attribute; write the attribute out, in an if"),
  Mistake(
    "<!-- {{ title }} -->",
    "page.html:1:9 error: a value cannot be written in a comment; use a template comment: {# #}"),
  Mistake(
    #"<script>const a = "{{ title }}";</script>"#,
    "page.html:1:23 error: a value cannot be written safely in a text, comment or pattern of a script; leave the quotes out: a value brings its own"
  ),
  Mistake(
    #"<a href="javascript:{{ title }}">"#,
    "page.html:1:24 error: a value cannot be written safely in a URL whose scheme is javascript; begin it with https:// or a path"
  ),
  Mistake(
    #"<iframe srcdoc="{{ title }}">"#,
    #"page.html:1:20 error: a value cannot be written safely in "srcdoc"; link to a page"#),
  Mistake(
    #"{% if title %}<a href="{% endif %}x"#,
    #"page.html:1:4 error: the branches of this "if" end in different places of the HTML; open and close tags and quotes in the same branch"#
  ),
  Mistake(
    "{% for x in items %}<a {% endfor %}",
    "page.html:1:4 error: this loop ends in another place of the HTML than it begins; close in it what it opens"),
  Mistake(
    "{% macro m() %}<a {% endmacro %}{{ m() }}",
    #"page.html:1:10 error: the macro "m" ends inside a tag; close the tag in it"#),
  Mistake(
    #"{% set x %}<a href="{% endset %}"#,
    #"page.html:1:4 error: the block of "x" ends inside a tag; close the tag in it"#),
  Mistake(
    "{{ range(0, 10000000) | length }}",
    "page.html:1:4 error: a range has at most 100000 numbers; for /"),
  Mistake(
    #"{{ title | date("%Y") }}"#,
    #"page.html:1:12 error: "Texas" is no date; write it as 2026-01-31 (for /)"#),
  Mistake(
    #"{{ "a" | int("x").y }}"#,
    #"page.html:1:18 error: "}}" is expected here, not ".""#),
  Mistake(
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "page.html:1:19 error: macros call each other more than 200 deep; from page.html:1, from page.html:1, from page.html:1, from page.html:1, from page.html:1, and so on, for /"
  ),
  Mistake(
    "{% if place.zip %}{% endif %}",
    #"page.html:1:13 error: a map has no "zip"; for /"#),
  Mistake(
    "{% block a required %}{% endblock %}",
    #"page.html:1:10 error: the block "a" is required; a template that extends this one must define it"#),
  Mistake(
    "{% for x in items %}{{ loop(items) }}{% endfor %}",
    "page.html:1:24 error: this loop cannot call itself; write {% for … recursive %}"),
  Mistake(
    "{% break %}",
    "page.html:1:4 error: no loop surrounds this"),
  Mistake(
    "{% call title %}{% endcall %}",
    "page.html:1:9 error: a call block calls a macro; write {% call name() %}"),
  Mistake(
    "{% call m() %}{% endcall %}",
    #"page.html:1:9 error: no macro is named "m""#),
  Mistake(
    "{% macro m() %}{{ caller() }}{% endmacro %}{{ m() }}",
    "page.html:1:19 error: this macro is called without a call block; ask first: {% if caller %}"),
  Mistake(
    "{% macro m() %}{{ caller(1) }}{% endmacro %}{% call m() %}{% endcall %}",
    "page.html:1:19 error: this call block takes 0 arguments, not 1; from page.html:1, for /"),
  Mistake(
    "{% set ns.x = 1 %}",
    #"page.html:1:8 error: "ns" is no namespace; make it one: {% set ns = namespace(x=none) %}"#),
  Mistake(
    "{% set ns = namespace(x=1) %}{{ ns.y }}",
    #"page.html:1:36 error: "ns" has no "y""#),
  Mistake(
    "{% set ns = namespace(x=1) %}{{ ns }}",
    #"page.html:1:33 error: "ns" is no value; name one of its attributes: ns.title"#),
  Mistake(
    "{{ namespace() }}",
    #"page.html:1:4 error: "namespace" needs a name to be kept under; write {% set name = namespace(…) %}"#),
  Mistake(
    "{% autoescape maybe %}{% endautoescape %}",
    "page.html:1:15 error: autoescape is true or false; write it out: {% autoescape false %}"),
  Mistake(
    #"{% import "nav.html" as nav %}{{ nav.lnk() }}"#,
    #"page.html:1:38 error: no macro is named "lnk"; did you mean "link"?"#),
  Mistake(
    #"{% import "nav.html" as nav %}{{ nav }}"#,
    #"page.html:1:34 error: "nav" is no value; name what it holds: nav.title"#),
  Mistake(
    #"{{ items | map("uper") | join }}"#,
    #"page.html:1:16 error: no filter is named "uper"; did you mean "upper"?"#),
  Mistake(
    #"{{ items | select("od") | join }}"#,
    #"page.html:1:19 error: no test is named "od"; did you mean "odd"?"#),
  Mistake(
    #"{{ items | join(attribute="x", sep=",") }}"#,
    #"page.html:1:32 error: the filter "join" has no argument "sep""#),
  Mistake(
    #"{{ "%s %s" | format(1) }}"#,
    "page.html:1:14 error: the text asks for more values than are given; for /"),
  Mistake(
    #"{{ "%q" | format(1) }}"#,
    #"page.html:1:11 error: "%q" is no format; use %s, %d, %f, %x, %o or %r (for /)"#),
  Mistake(
    "{{ title | date }}",
    #"page.html:1:12 error: "Texas" is no date; write it as 2026-01-31 (for /)"#),
  Mistake(
    #"{{ "2026-01-01" | date("%Y", "xx") }}"#,
    #"page.html:1:19 error: no dates are known for the language "xx"; use one of: de, en, es, fr, pt (for /)"#),
  Mistake(
    "{{ items[::0] }}",
    "page.html:1:9 error: the step of a slice cannot be zero; for /"),
  Mistake(
    "{{ items.index(5) }}",
    "page.html:1:10 error: the value is not there; ask first: {% if value in list %} (for /)"),
  Mistake(
    #"{{ "a" * 100000000 }}"#,
    "page.html:1:8 error: the result is too large; for /"),
  Mistake(
    "{% if x %}{% endif %}{{ y }}{% for z in q %}{% endfor %}",
    #"page.html:1:7 error: no variable is named "x""#,
    #"page.html:1:25 error: no variable is named "y""#,
    #"page.html:1:41 error: no variable is named "q""#),
  Mistake(
    "{{ 1 + }}{{ titel }}{{ title | uper }}",
    #"page.html:1:8 error: a value is expected here, not "}}""#,
    #"page.html:1:13 error: no variable is named "titel"; did you mean "title"?"#,
    #"page.html:1:32 error: no filter is named "uper"; did you mean "upper"?"#),
  Mistake(
    "{% if %}a{% endif %}{{ titel }}",
    #"page.html:1:7 error: a value is expected here, not "%}""#,
    #"page.html:1:24 error: no variable is named "titel"; did you mean "title"?"#),
  Mistake(
    #"{% extends "base.html" %}{% block a %}{{ titel }}{% endblock %}"#,
    #"page.html:1:35 error: no template above has a block "a""#),
  Mistake(
    #"{% if title %}{% extends "base.html" %}{% endif %}"#,
    #"page.html:1:18 error: "extends" stands outside of blocks and branches"#),
  Mistake(
    "{% macro m(a, a) %}{% endmacro %}",
    #"page.html:1:15 error: "a" is a parameter already"#),
  Mistake(
    "{{ loop.index }}",
    #"page.html:1:4 error: no variable is named "loop""#),
  Mistake(
    #"{{ title.index("zz") }}"#,
    "page.html:1:10 error: the value is not there; ask first: {% if value in list %} (for /)"),
  Mistake(
    "{% for a, b in [[1, 2], [3]] %}{% endfor %}",
    "page.html:1:4 error: a list cannot be taken apart into 2 values; for /"),
  Mistake(
    "{% set a, b = 1, 2, 3 %}",
    "page.html:1:4 error: 3 values cannot be given to 2 names"),
]

@Suite("A wrong template") struct MessageTests {
  @Test("is told its place and the nearest fix", arguments: mistakes)
  func message(_ mistake: Mistake) throws {
    let templates = ["page.html": mistake.template, "nav.html": "{% macro link() %}{% endmacro %}", "base.html": ""]
    #expect(try Rendering.of(templates, data: data).findings == mistake.messages)
  }

  @Test("is told of in every file, and of all that is wrong in it")
  func severalFiles() throws {
    let templates = [
      "base.html": "{{ a }}{% block main %}{% endblock %}\n{{ title | uper }}",
      "card.html": "{{ b }}\n{{ c | upperr }}",
      "page.html": "{% extends 'base.html' %}{% block main %}{{ d }}{% include 'card.html' %}{% endblock %}",
    ]
    #expect(
      try Rendering.of(templates, data: data).findings == [
        #"base.html:1:4 error: no variable is named "a""#,
        #"base.html:2:12 error: no filter is named "uper"; did you mean "upper"?"#,
        #"card.html:1:4 error: no variable is named "b""#,
        #"card.html:2:4 error: no variable is named "c""#,
        #"card.html:2:8 error: no filter is named "upperr"; did you mean "upper"?"#,
        #"page.html:1:45 error: no variable is named "d""#,
      ])
  }
}
