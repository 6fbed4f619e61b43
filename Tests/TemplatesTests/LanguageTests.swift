import Testing

/// A template, and the output of Jinja2 3.1 for the same data.
struct Example: Sendable, CustomTestStringConvertible {
  let template: String
  let output: String
  var testDescription: String { template }

  init(_ template: String, _ output: String) {
    self.template = template
    self.output = output
  }
}

/// The variables of all examples.
private let data = """
  {"title": "Fair workweek", "tag": "<b>", "count": 3, "ratio": 2.5, "yes": true, "nothing": null, "empty": [],
   "topics": ["Housing", "climate", "Budget"], "pair": [1, 2],
   "people": [{"name": "Ana", "state": "TX", "terms": 2}, {"name": "Ben", "state": "WA", "terms": 1},
              {"name": "Cy", "state": "TX", "terms": 3}],
   "place": {"city": "Austin", "state": "TX"}, "url": "/briefs/a b/?q=1&r=2"}
  """

private let expressions: [Example] = [
  Example(
    "{{ 1 + 2 * 3 - 4 }} {{ 7 // 2 }} {{ -7 // 2 }} {{ 7 % 3 }} {{ -7 % 3 }} {{ 7 / 2 }} {{ 6 / 2 }}",
    "3 3 -4 1 2 3.5 3.0"),
  Example("{{ 2 ** 3 ** 2 }} {{ -2 ** 2 }} {{ 2 ** -1 }}", "64 4 0.5"),
  Example("{{ 'a' ~ 1 ~ true }}", "a1True"),
  Example("{{\u{A0}title\u{2028}}}{{\u{85}count\u{B}}}{% set é1 = 2 %}{{ é1 }} \u{A0}{{- 1 }}", "Fair workweek321"),
  Example("{{ 1 < 2 < 3 }} {{ 1 < 3 < 2 }} {{ 1 == 1.0 }} {{ 'a' != 'b' }}", "True False True True"),
  Example("{{ not count == 3 }} {{ not false and true }} {{ false or 'x' }} {{ 0 and 'x' }}", "False True x 0"),
  Example("{{ 'Hous' in topics[0] }} {{ 'city' in place }} {{ 4 not in pair }}", "True True True"),
  Example("{{ 'many' if count > 2 else 'few' }} {{ 'x' if false }}|", "many |"),
  Example(
    "{{ topics[0] }} {{ topics[-1] }} {{ topics[0][0] }} {{ place['city'] }} {{ place.state }}",
    "Housing Budget H Austin TX"),
  Example(
    "{{ topics[1:] | join(',') }} {{ topics[:1] | join }} {{ topics[0][1:3] }} {{ topics[-2:] | length }}",
    "climate,Budget Housing ou 2"),
  Example("{{ [1, 'a', none] }} {{ {'a': 1.0} }} {{ (1, 2)[1] }}", "[1, &#39;a&#39;, None] {&#39;a&#39;: 1.0} 2"),
  Example(
    "{{ 'it' 'self' }} {{ \"a\\nb\" }} {{ 1_000 }} {{ 1e3 }} {{ 0.1 + 0.2 }}",
    "itself a\nb 1000 1000.0 0.30000000000000004"),
  Example(
    "{{ title.upper() }} {{ title.split(' ')[1] }} {{ title.startswith('F') }} {{ place.keys() | join(' ') }}",
    "FAIR WORKWEEK workweek True city state"),
  Example(
    "{{ place.get('zip', 'none') }} {{ place.items() | length }} {{ ', '.join(topics) }}",
    "none 2 Housing, climate, Budget"),
]

private let filters: [Example] = [
  Example(
    "{{ title | upper }} {{ title | lower }} {{ 'a bC-d' | title }} {{ 'aB' | capitalize }}",
    "FAIR WORKWEEK fair workweek A Bc-D Ab"),
  Example(
    "{{ topics | sort | join(',') }} {{ topics | sort(reverse=true) | first }} {{ topics | length }}",
    "Budget,climate,Housing Housing 3"),
  Example("{{ topics | sort(case_sensitive=true) | join(',') }}", "Budget,Housing,climate"),
  Example("{{ people | map(attribute='name') | join(', ') }}", "Ana, Ben, Cy"),
  Example("{{ people | selectattr('state', 'equalto', 'TX') | map(attribute='name') | join }}", "AnaCy"),
  Example("{{ people | rejectattr('terms', 'gt', 1) | map(attribute='name') | list }}", "[&#39;Ben&#39;]"),
  Example(
    "{% for state, group in people | groupby('state') %}{{ state }}:{{ group | length }} {% endfor %}", "TX:2 WA:1 "),
  Example("{{ people | sum(attribute='terms') }} {{ pair | sum }} {{ pair | max }} {{ pair | min }}", "6 3 2 1"),
  Example("{{ missing | default('y') }} {{ '' | default('z', true) }}", "y z"),
  Example("{{ 'a,b' | replace(',', '-') }} {{ ' x ' | trim }}| {{ 'xxaxx' | trim('x') }}", "a-b x| a"),
  Example(
    "{{ 'one two three four' | truncate(9) }} {{ 'one two three four' | truncate(9, true, '…', 0) }}",
    "one... one two …"),
  Example("{{ ['a', 'A', 'b'] | unique | join }} {{ 'abc' | reverse }} {{ [3, 1] | reverse | join }}", "ab cba 13"),
  Example(
    "{{ '3.7' | int }} {{ 'x' | int(9) }} {{ '2' | float }} {{ 2.567 | round(1) }} {{ -3 | abs }}", "3 9 2.0 2.6 3"),
  Example(
    "{{ [1,2,3] | batch(2) | list }} {{ [1,2,3] | batch(2, 0) | map('join') | join(' ') }}", "[[1, 2], [3]] 12 30"),
  Example("{{ '<p>a &amp; b</p>' | striptags }} {{ tag | e }} {{ tag | safe }}", "a &amp; b &lt;b&gt; <b>"),
  Example(
    "{{ 'a b/ä' | urlencode }} {{ 'one two' | wordcount }} {{ place | dictsort | first | join }}",
    "a%20b/%C3%A4 2 cityAustin"),
]

private let statements: [Example] = [
  Example("{% if count > 5 %}a{% elif count == 3 %}b{% else %}c{% endif %}", "b"),
  Example(
    "{% for t in topics %}{{ loop.index }}/{{ loop.length }}{{ t[0] }}{{ ',' if not loop.last }}{% endfor %}",
    "1/3H,2/3c,3/3B"),
  Example("{% for t in empty %}x{% else %}none{% endfor %}", "none"),
  Example("{% for p in people if p.terms > 1 %}{{ loop.index }}{{ p.name }}{% endfor %}", "1Ana2Cy"),
  Example("{% for k, v in place.items() %}{{ k }}={{ v }};{% endfor %}", "city=Austin;state=TX;"),
  Example(
    "{% for t in topics %}{{ loop.cycle('odd', 'even') }} {{ loop.previtem if loop.previtem is defined }};{% endfor %}",
    "odd ;even Housing;odd climate;"),
  Example("{% set x = 1 %}{% for i in pair %}{% set x = i %}{% endfor %}{{ x }}", "1"),
  Example("{% set x = 1 %}{% if true %}{% set x = 2 %}{% endif %}{{ x }}", "2"),
  Example("{% set x = 'a' %}{% if false %}{% set x = 'b' %}{% endif %}{{ x }}", "a"),
  Example("{% set a, b = pair %}{{ b }}{{ a }}", "21"),
  Example("{% set box %}<i>{{ tag }}</i>{% endset %}{{ box }}", "<i>&lt;b&gt;</i>"),
  Example("{% with x = 1, y = 2 %}{{ x + y }}{% endwith %}", "3"),
  Example("{% macro m(a, b='z') %}[{{ a }}{{ b }}]{% endmacro %}{{ m(1) }}{{ m(b=1, a=tag) }}", "[1z][&lt;b&gt;1]"),
  Example("{% macro m(n) %}{{ n }}{% if n %}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(3) }}", "3210"),
  Example("{% filter upper %}a{{ tag }}{% endfilter %}", "A&LT;B&GT;"),
  Example("{% raw %}{{ x }}{% endraw %}{# not this #}", "{{ x }}"),
  Example("a  {%- if true -%}  b  {%- endif -%}  c\n", "abc"),
  Example(
    "{% if missing is defined %}a{% else %}b{% endif %}{{ count is odd }}{{ count is divisibleby 3 }}", "bTrueTrue"),
  Example(
    "{{ title is string }}{{ pair is sequence }}{{ place is mapping }}{{ nothing is none }}{{ 2 is in pair }}",
    "TrueTrueTrueTrueTrue"),
]

/// Templates in which Broadside treats a missing optional field as empty. Jinja2 prints `None` or fails later.
private let differences: [Example] = [
  Example("{{ nothing }}|{{ 'a' ~ nothing }}|{{ nothing.title }}|{{ nothing | upper }}", "|a||"),
  Example("{{ nothing | default('x') }}", "x"),
  Example("{% for x in nothing %}a{% else %}b{% endfor %}", "b"),
]

@Suite("The theme language") struct LanguageTests {
  @Test(
    "Expressions, filters, and statements give the output of Jinja2",
    arguments: expressions + filters + statements)
  func asJinja(_ example: Example) throws {
    #expect(try Rendering.of(example.template, data: data).description == example.output)
  }

  @Test("A missing value is empty where Jinja2 prints None", arguments: differences)
  func unlikeJinja(_ example: Example) throws {
    #expect(try Rendering.of(example.template, data: data).description == example.output)
  }

  @Test("A template fills the blocks of the template that it extends")
  func inheritance() throws {
    let templates = [
      "base.html": "<{% block head %}h{% endblock %}>{% block body %}base {{ x }}{% endblock %}{{ self.head() }}",
      "middle.html": "{% extends 'base.html' %}{% block body %}middle+{{ super() }}{% endblock %}",
      "page.html":
        "{% extends 'middle.html' %}{% set x = 1 %}lost{% block body %}page+{{ super() }}{% endblock body %}",
    ]
    let changed = templates.mapValues { $0.replacing("<", with: "(").replacing(">", with: ")") }
    #expect(try Rendering.of(changed, data: #"{"x": 5}"#).description == "(h)page+middle+base 1h")
  }

  @Test("Included templates see the surrounding variables, and imported macros do not")
  func parts() throws {
    let templates = [
      "card.html": "[{{ item }}]",
      "macros.html":
        "{% set sign = '§' %}{% macro a(x) %}{{ sign }}{{ x }}{% endmacro %}{% macro b() %}{{ a(2) }}{% endmacro %}",
      "page.html": """
      {% import 'macros.html' as m %}{% from 'macros.html' import a as one, b %}\
      {% for item in items %}{% include 'card.html' %}{% endfor %}{{ one(1) }}{{ b() }}{{ m.a(3) }}\
      {% include 'none.html' ignore missing %}{% include ['none.html', 'card.html'] %}
      """,
    ]
    #expect(try Rendering.of(templates, data: #"{"items": [1, 2], "item": 0}"#).description == "[1][2]§1§2§3[0]")
  }
}
