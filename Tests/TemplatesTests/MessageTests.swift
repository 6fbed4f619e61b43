import Testing

/// An invalid template and its exact messages.
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
    #"page.html:1:19 error: this is not defined; test with "is defined", or use the "default" filter (for /)"#),
  Mistake(
    "{{ title.city }}",
    #"page.html:1:10 error: a string has no "city"; for /"#),
  Mistake(
    "{{ title | truncate(lenght=3) }}",
    #"page.html:1:21 error: the filter "truncate" has no argument "lenght"; did you mean "length"?"#),
  Mistake(
    #"{{ title | replace("a") }}"#,
    #"page.html:1:12 error: the filter "replace" needs the argument "new""#),
  Mistake(
    "{{ title | upper(1) }}",
    #"page.html:1:18 error: the filter "upper" takes no arguments"#),
  Mistake(
    "{{ title }",
    #"page.html:1:10 error: this tag ends with "}"; write }}"#),
  Mistake(
    "{{ title",
    "page.html:1:1 error: this tag is not closed; end it with }}"),
  Mistake(
    "{% if title %}a",
    #"page.html:1:4 error: this "if" is not closed; end it with {% endif %}"#),
  Mistake(
    "{% if title %}a{% endfor %}",
    #"page.html:1:19 error: "endfor" does not close the "if" on line 1; write {% endif %}"#),
  Mistake(
    "{% for x of items %}{% endfor %}",
    #"page.html:1:10 error: expected "in", found "of"; write {% for item in items %}"#),
  Mistake(
    "{% for x in items %}{{ lop.index }}{% endfor %}",
    #"page.html:1:24 error: no variable is named "lop"; did you mean "loop"?"#),
  Mistake(
    "{% for x in items %}{{ loop.idx }}{% endfor %}",
    #"page.html:1:29 error: no loop variable is named "idx""#),
  Mistake(
    "{% for x in count %}{% endfor %}",
    "page.html:1:13 error: a number is not a list; for /"),
  Mistake(
    "{% for a, b in items %}{% endfor %}",
    "page.html:1:4 error: a number cannot be unpacked into 2 values; for /"),
  Mistake(
    "{% fro x in items %}{% endfor %}",
    #"page.html:1:4 error: unexpected tag "fro"; did you mean "for"?"#),
  Mistake(
    "{% endif %}",
    #"page.html:1:4 error: unexpected tag "endif"; remove it: no "if" is open here"#),
  Mistake(
    "{% else %}",
    #"page.html:1:4 error: unexpected tag "else"; remove it: no "if" or "for" is open here"#),
  Mistake(
    "{# not closed",
    "page.html:1:1 error: this comment is not closed; end it with #}"),
  Mistake(
    "{% raw %}{{ x }}",
    "page.html:1:1 error: this raw block is not closed; end it with {% endraw %}"),
  Mistake(
    "{{ 'not closed }}",
    "page.html:1:4 error: this string is not closed; end it with '"),
  Mistake(
    "{{ title $ }}",
    #"page.html:1:10 error: expected "}}", found "$"; remove it"#),
  Mistake(
    "{{ 1 + }}",
    #"page.html:1:8 error: expected a value, found "}}""#),
  Mistake(
    "{{ (1 }}",
    #"page.html:1:4 error: "(" is not closed in this tag; add ")" before the end of the tag"#),
  Mistake(
    "{{ title title }}",
    #"page.html:1:10 error: expected "}}", found "title"; use the "title" filter: {{ … | title }}"#),
  Mistake(
    "{% set = 1 %}",
    #"page.html:1:8 error: expected a name, found "=""#),
  Mistake(
    "{% set a, b = count %}",
    "page.html:1:4 error: a number cannot be unpacked into 2 values; for /"),
  Mistake(
    "{% set x %}a",
    #"page.html:1:4 error: this "set" is not closed; end it with {% endset %}"#),
  Mistake(
    "{{ count + title }}",
    "page.html:1:10 error: this operator cannot combine a number and a string; for /"),
  Mistake(
    // The loop is compiled twice because of the URL.
    "<a href=\"{% for item in items %}{{ item }}?{% endfor %}\">\n{{ count / 0 }}",
    "page.html:2:10 error: division by zero; for /"),
  Mistake(
    "{{ count / 0 }}",
    "page.html:1:10 error: division by zero; for /"),
  Mistake(
    "{{ count < title }}",
    "page.html:1:12 error: a number cannot be compared with a string; for /"),
  Mistake(
    "{{ 5 in count }}",
    "page.html:1:9 error: \"in\" cannot be used with a number; for /"),
  Mistake(
    #"{% include "nav.htm" %}"#,
    #"page.html:1:4 error: no template is named "nav.htm"; did you mean "nav.html"?"#),
  Mistake(
    #"{% extends "bse.html" %}"#,
    #"page.html:1:4 error: no template is named "bse.html"; did you mean "base.html"?"#),
  Mistake(
    "{% extends title %}",
    #"page.html:1:12 error: the template name must be a string in quotes; write {% extends "title.html" %}"#),
  Mistake(
    #"{% import "nav.html" %}"#,
    #"page.html:1:22 error: expected "as"; write {% import "file.html" as name %}"#),
  Mistake(
    #"{% from "nav.html" import lnik %}"#,
    #"page.html:1:4 error: no macro is named "lnik"; did you mean "link"?"#),
  Mistake(
    "{% macro m(a) %}{% endmacro %}{{ m() }}",
    #"page.html:1:34 error: the macro "m" needs the argument "a""#),
  Mistake(
    "{% macro m(a) %}{% endmacro %}{{ m(1, 2) }}",
    #"page.html:1:39 error: the macro "m" takes 1 argument"#),
  Mistake(
    "{% macro m(a) %}{% endmacro %}{{ m(b=1) }}",
    #"page.html:1:34 error: the macro "m" needs the argument "a""#,
    #"page.html:1:36 error: the macro "m" has no argument "b""#),
  Mistake(
    "{% macro m(a) %}{% endmacro %}{{ m(1, a=2) }}",
    #"page.html:1:39 error: the argument "a" is passed twice"#),
  Mistake(
    "{{ m(1) }}",
    #"page.html:1:4 error: no macro is named "m""#),
  Mistake(
    "{{ super() }}",
    #"page.html:1:4 error: "super()" must be inside a block"#),
  Mistake(
    "{% block a %}{{ super() }}{% endblock %}",
    #"page.html:1:17 error: no parent template has a block named "a""#),
  Mistake(
    "{% block a %}{% endblock b %}",
    #"page.html:1:26 error: this closes the block "a", not "b""#),
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
    "page.html:1:12 error: a value cannot be written safely in an unquoted attribute; put quotes around it"),
  Mistake(
    #"<p onclick="{{ title }}">"#,
    #"page.html:1:16 error: a value cannot be written safely in the event handler "onclick"; put it in a data- attribute"#
  ),
  Mistake(
    #"<p style="{{ title }}">"#,
    #"page.html:1:14 error: only numbers, colors, and literals can be written in "style"; convert the value with "| int" or "| float", use the field type "color", or put it in a class"#
  ),
  Mistake(
    #"<p style="{{ count if count else title }}; {{ title | upper }}">"#,
    #"page.html:1:14 error: only numbers, colors, and literals can be written in "style"; convert the value with "| int" or "| float", use the field type "color", or put it in a class"#,
    #"page.html:1:34 error: only numbers, colors, and literals can be written in "style"; convert the value with "| int" or "| float", use the field type "color", or put it in a class"#,
    #"page.html:1:55 error: only numbers, colors, and literals can be written in "style"; convert the value with "| int" or "| float", use the field type "color", or put it in a class"#
  ),
  Mistake(
    #"<p style="width: {{ title | int(title) }}">"#,
    #"page.html:1:29 error: only numbers and colors can be written in "style", not a string; put it in a class (for /)"#
  ),
  Mistake(
    "<h{{ count }}>",
    #"page.html:1:6 error: only a number can be part of the name of a tag, after "h"; convert the value with "| int", or use {% if %} to choose between complete tags"#
  ),
  Mistake("<h{{ 7 }}>", "page.html:1:6 error: the level of a heading must be an integer from 1 to 6, not 7"),
  Mistake(
    "<h{{ 2 }}></h{{ (count | int) + 9 }}>",
    "page.html:1:31 error: the level of a heading must be an integer from 1 to 6, not 12; for /"),
  Mistake(
    "<h{{ 1 }}{{ 2 }}>",
    "page.html:1:13 error: a value cannot be a tag name; use {% if %} to choose between complete tags"),
  Mistake(
    "<style>{{ title }}</style>",
    "page.html:1:11 error: a value cannot be written safely in <style>; put it in a class or an attribute"),
  Mistake(
    "<{{ title }}>",
    "page.html:1:5 error: a value cannot be a tag name; use {% if %} to choose between complete tags"),
  Mistake(
    "<p {{ title }}>",
    "page.html:1:7 error: a value cannot be an attribute name; use {% if %} to choose between complete attributes"),
  Mistake(
    "<!-- {{ title }} -->",
    "page.html:1:9 error: a value cannot be written in an HTML comment; use a template comment: {# #}"),
  Mistake(
    #"<script>const a = "{{ title }}";</script>"#,
    "page.html:1:23 error: a value cannot be written safely in a string, comment, or regular expression in a script; write it as a value of its own, without quotes: Broadside adds them"
  ),
  Mistake(
    #"<a href="javascript:{{ title }}">"#,
    "page.html:1:24 error: a value cannot be written safely in a URL whose scheme is javascript; begin the URL with https:// or a path"
  ),
  Mistake(
    #"<iframe srcdoc="{{ title }}">"#,
    #"page.html:1:20 error: a value cannot be written safely in "srcdoc"; link to a page"#),
  Mistake(
    #"{% if title %}<a href="{% endif %}x"#,
    #"page.html:1:4 error: the branches of this "if" end in different HTML contexts; open and close each tag and quote in the same branch"#
  ),
  Mistake(
    "{% for x in items %}<a {% endfor %}",
    "page.html:1:4 error: this loop begins and ends in different HTML contexts; inside the loop, close every tag and quote that it opens"
  ),
  Mistake(
    "{% macro m() %}<a {% endmacro %}{{ m() }}",
    #"page.html:1:10 error: the macro "m" ends inside an HTML tag; close the HTML tag before the macro "m" ends"#),
  Mistake(
    #"{% set x %}<a href="{% endset %}"#,
    #"page.html:1:4 error: the block assigned to "x" ends inside an HTML tag; close the HTML tag before the block assigned to "x" ends"#
  ),
  Mistake(
    "{{ range(0, 10000000) | length }}",
    "page.html:1:4 error: a range can have at most 100,000 numbers; for /"),
  Mistake(
    #"{{ title | date("%Y") }}"#,
    #"page.html:1:12 error: "Texas" is not a date; write a date in the form 2026-01-31 (for /)"#),
  Mistake(
    #"{{ "a" | int("x").y }}"#,
    #"page.html:1:18 error: expected "}}", found ".""#),
  Mistake(
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "page.html:1:19 error: macro calls are nested more than 200 levels deep; from page.html:1, from page.html:1, from page.html:1, from page.html:1, from page.html:1, and so on, for /"
  ),
  Mistake(
    "{% if place.zip %}{% endif %}",
    #"page.html:1:13 error: a map has no "zip"; for /"#),
  Mistake(
    "{% block a required %}{% endblock %}",
    #"page.html:1:10 error: the block "a" is required; define it in the template that extends this one"#),
  Mistake(
    "{% for x in items %}{{ loop(items) }}{% endfor %}",
    "page.html:1:24 error: this loop cannot call itself; write {% for … recursive %}"),
  Mistake(
    "{% break %}",
    "page.html:1:4 error: this tag must be inside a loop"),
  Mistake(
    "{% call title %}{% endcall %}",
    "page.html:1:9 error: a call block must call a macro; write {% call name() %}"),
  Mistake(
    "{% call m() %}{% endcall %}",
    #"page.html:1:9 error: no macro is named "m""#),
  Mistake(
    "{% macro m() %}{{ caller() }}{% endmacro %}{{ m() }}",
    "page.html:1:19 error: this macro is called without a call block; check first: {% if caller %}"),
  Mistake(
    "{% macro m() %}{{ caller(1) }}{% endmacro %}{% call m() %}{% endcall %}",
    "page.html:1:19 error: this call block takes 0 arguments, not 1; from page.html:1, for /"),
  Mistake(
    "{% set ns.x = 1 %}",
    #"page.html:1:8 error: "ns" is not a namespace; create it first: {% set ns = namespace(x=none) %}"#),
  Mistake(
    "{% set ns = namespace(x=1) %}{{ ns.y }}",
    #"page.html:1:36 error: "ns" has no "y""#),
  Mistake(
    "{% set ns = namespace(x=1) %}{{ ns }}",
    #"page.html:1:33 error: "ns" is not a value; use one of its attributes: ns.title"#),
  Mistake(
    "{{ namespace() }}",
    #"page.html:1:4 error: "namespace" must be assigned to a variable; write {% set name = namespace(…) %}"#),
  Mistake(
    "{% autoescape maybe %}{% endautoescape %}",
    "page.html:1:15 error: autoescape must be true or false; write {% autoescape false %}"),
  Mistake(
    #"{% import "nav.html" as nav %}{{ nav.lnk() }}"#,
    #"page.html:1:38 error: no macro is named "lnk"; did you mean "link"?"#),
  Mistake(
    #"{% import "nav.html" as nav %}{{ nav }}"#,
    #"page.html:1:34 error: "nav" is not a value; use one of its names: nav.title"#),
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
    "page.html:1:14 error: the format string needs more values than were passed; for /"),
  Mistake(
    #"{{ "%q" | format(1) }}"#,
    #"page.html:1:11 error: "%q" is not a valid format; use one of: %s, %d, %f, %x, %o, %r (for /)"#),
  Mistake(
    "{{ title | date }}",
    #"page.html:1:12 error: "Texas" is not a date; write a date in the form 2026-01-31 (for /)"#),
  Mistake(
    #"{{ "2026-01-01" | date("%Y", "xx") }}"#,
    #"page.html:1:19 error: dates cannot be formatted for the language "xx"; use one of: de, en, es, fr, pt (for /)"#),
  Mistake(
    "{{ items[::0] }}",
    "page.html:1:9 error: the step of a slice cannot be zero; for /"),
  Mistake(
    "{{ items.index(5) }}",
    "page.html:1:10 error: the value was not found; check first: {% if value in list %} (for /)"),
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
    #"page.html:1:8 error: expected a value, found "}}""#,
    #"page.html:1:13 error: no variable is named "titel"; did you mean "title"?"#,
    #"page.html:1:32 error: no filter is named "uper"; did you mean "upper"?"#),
  Mistake(
    "{% if %}a{% endif %}{{ titel }}",
    #"page.html:1:7 error: expected a value, found "%}""#,
    #"page.html:1:24 error: no variable is named "titel"; did you mean "title"?"#),
  Mistake(
    #"{% extends "base.html" %}{% block a %}{{ titel }}{% endblock %}"#,
    #"page.html:1:35 error: no parent template has a block named "a""#),
  Mistake(
    #"{% if title %}{% extends "base.html" %}{% endif %}"#,
    #"page.html:1:18 error: "extends" must be at the top level of the template"#),
  Mistake(
    "{% macro m(a, a) %}{% endmacro %}",
    #"page.html:1:15 error: the parameter "a" is declared twice"#),
  Mistake(
    "{{ loop.index }}",
    #"page.html:1:4 error: no variable is named "loop""#),
  Mistake(
    #"{{ title.index("zz") }}"#,
    "page.html:1:10 error: the value was not found; check first: {% if value in list %} (for /)"),
  Mistake(
    "{% for a, b in [[1, 2], [3]] %}{% endfor %}",
    "page.html:1:4 error: a list cannot be unpacked into 2 values; for /"),
  Mistake(
    "{% set a, b = 1, 2, 3 %}",
    "page.html:1:4 error: 3 values cannot be assigned to 2 variables"),
]

@Suite("Errors in templates") struct MessageTests {
  @Test("An error has a location and the nearest fix", arguments: mistakes)
  func message(_ mistake: Mistake) throws {
    let templates = ["page.html": mistake.template, "nav.html": "{% macro link() %}{% endmacro %}", "base.html": ""]
    let findings = try Rendering.of(templates, data: data).findings
    #expect(findings == mistake.messages)
  }

  @Test("All errors in all files are reported")
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
