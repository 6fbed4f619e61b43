import Testing

/// A template with a hostile value, and the expected output.
struct Place: Sendable, CustomTestStringConvertible {
  let template: String
  let value: String
  let output: String
  var testDescription: String { "\(template) with \(value)" }

  /// Creates a place. `value` is the inside of a JSON string, with its escapes.
  init(_ template: String, _ value: String, _ output: String) {
    self.template = template
    self.value = value
    self.output = output
  }
}

private let places: [Place] = [
  Place("<p>{{ x }}</p>", "<b>&'\\\"", "<p>&lt;b&gt;&amp;&#39;&#34;</p>"),
  Place("<p title=\"{{ x }}\">", "\\\" onclick=\\\"a", "<p title=\"&#34; onclick=&#34;a\">"),
  Place("<p title='{{ x }}'>", "' autofocus='", "<p title='&#39; autofocus=&#39;'>"),
  Place("<title>{{ x }}</title>", "</title><script>", "<title>&lt;/title&gt;&lt;script&gt;</title>"),
  Place("<textarea>{{ x }}</textarea>", "</textarea>", "<textarea>&lt;/textarea&gt;</textarea>"),
  Place(
    "<a href=\"{{ x }}\">", "https://example.org/a b?q=\\\"&r", "<a href=\"https://example.org/a%20b?q=%22&amp;r\">"),
  Place("<a href=\"{{ x }}\">", "javascript:alert(1)", "<a href=\"#unsafe\">"),
  Place("<a href=\"{{ x }}\">", " java\\nscript:alert(1)", "<a href=\"#unsafe\">"),
  Place("<a href=\"{{ x }}\">", "JaVaScRiPt:alert(1)", "<a href=\"#unsafe\">"),
  Place("<a href=\"{{ x }}\">", "data:text/html,x", "<a href=\"#unsafe\">"),
  Place("<a href=\"{{ x }}\">", "vbscript:x", "<a href=\"#unsafe\">"),
  Place("<a href=\"{{ x }}\">", "mailto:press@example.org", "<a href=\"mailto:press@example.org\">"),
  Place("<a href=\"{{ x }}\">", "//example.org/a:b", "<a href=\"//example.org/a:b\">"),
  Place("<a href=\"/{{ x }}/\">", "a b<c", "<a href=\"/a%20b%3Cc/\">"),
  Place("<a href=\"/?q={{ x }}\">", "a&b=c#d", "<a href=\"/?q=a%26b%3Dc%23d\">"),
  Place("<a href=\"{{ 'java' }}{{ x }}\">", "script:alert(1)", "<a href=\"javascript%3Aalert(1)\">"),
  Place("<a href=\"java{{ x }}\">", "script:alert(1)", "<a href=\"javascript%3Aalert(1)\">"),
  Place("<img src=\"{{ x }}\">", "javascript:1", "<img src=\"#unsafe\">"),
  Place("<form action=\"{{ x }}\">", "javascript:1", "<form action=\"#unsafe\">"),
  Place("<img srcset=\"{{ x }}\">", "a.jpg 1x, javascript:1 2x", "<img srcset=\"#unsafe\">"),
  Place("<img srcset=\"{{ x }}\">", "a.jpg 1x, b.jpg 2x", "<img srcset=\"a.jpg 1x, b.jpg 2x\">"),
  Place(
    "<script>const a = {{ x }};</script>", "</script><b>'",
    "<script>const a = \"\\u003c/script\\u003e\\u003cb\\u003e\\u0027\";</script>"),
  Place("<script>const a = {{ x }};</script>", "\\u2028\\u0000", "<script>const a = \"\\u2028\\u0000\";</script>"),
  Place(
    "<script>/* it's */ const a = 'b' + {{ x }}</script>", "c", "<script>/* it's */ const a = 'b' + \"c\"</script>"),
  Place(
    "<script type=\"application/ld+json\">{\"a\": {{ x | tojson }}}</script>", "<",
    "<script type=\"application/ld+json\">{\"a\": \"\\u003c\"}</script>"),
]

@Suite("Escaping") struct EscapingTests {
  @Test("A value is escaped for its place", arguments: places)
  func place(_ place: Place) throws {
    #expect(try Rendering.of(place.template, data: "{\"x\": \"\(place.value)\"}").description == place.output)
  }

  @Test("HTML from the engine is not escaped again, except in attributes")
  func markup() throws {
    let template =
      "{% set box %}<i>{{ x }}</i>{% endset %}{{ box }}<p title=\"{{ box }}\">{{ box | upper }}{{ '<' ~ box }}"
    #expect(
      try Rendering.of(template, data: #"{"x": "&"}"#).description
        == "<i>&amp;</i><p title=\"&lt;i&gt;&amp;&lt;/i&gt;\"><I>&AMP;</I>&lt;<i>&amp;</i>")
  }

  @Test("Text that a filter or method adds to HTML is escaped")
  func additions() throws {
    let template = "{% set box %}a-b{% endset %}{{ box | replace('-', x) }} {{ box.replace('-', x) }}"
    #expect(try Rendering.of(template, data: #"{"x": "<"}"#).description == "a&lt;b a&lt;b")
  }

  @Test(
    "HTML cannot be truncated, because that could break a tag",
    arguments: [
      "truncate(3)", "reverse", "trim('<')", "[:3]", "[0]", ".split('p')", ".strip('<')",
      ".removeprefix('<')", ".partition('p')", ".splitlines()",
    ])
  func cuts(_ cut: String) throws {
    let template =
      "{% set box %}<p title=\"{{ x }}\">{% endset %}{{ box\(cut.first == "." || cut.first == "[" ? "" : " | ")\(cut) }}"
    let findings = try Rendering.of(template, data: #"{"x": "a"}"#).findings
    #expect(findings.count == 1)
    #expect(
      findings.first?.contains(
        "HTML cannot be truncated without breaking its tags; use the \"excerpt\" filter, or \"striptags\" first")
        == true)
  }

  @Test("A negative number is separated from a minus sign before it")
  func sign() throws {
    #expect(
      try Rendering.of("<script>a-{{ x }}</script>", data: #"{"x": -1}"#).description == "<script>a- -1</script>")
  }

  @Test("XML output escapes every value, including HTML, and replaces forbidden characters")
  func xml() throws {
    let templates = ["feed.xml": "<a b=\"{{ x }}\">{{ x }}</a>{% set box %}<i>{{ x }}</i>{% endset %}{{ box }}"]
    #expect(
      try Rendering.of(templates, name: "feed.xml", data: #"{"x": "<&\u0001"}"#).description
        == "<a b=\"&lt;&amp;\u{FFFD}\">&lt;&amp;\u{FFFD}</a><i>&lt;&amp;\u{FFFD}</i>")
  }

  @Test("JSON output has JSON values, and plain text output is not escaped")
  func otherFormats() throws {
    let data = #"{"x": "\"<", "list": [1, 2.5, null, true, {"a": "b"}]}"#
    #expect(
      try Rendering.of(["data.json": #"{"x": {{ x }}, "y": {{ list }}}"#], name: "data.json", data: data).description
        == #"{"x": "\"<", "y": [1, 2.5, null, true, {"a": "b"}]}"#)
    #expect(
      try Rendering.of(["data.json": "[\"{{ x }}\"]"], name: "data.json", data: data).findings == [
        "data.json:1:6 error: a value cannot be written safely in a string; write it as a value of its own, without quotes: Broadside adds them"
      ])
    #expect(
      try Rendering.of(
        ["data.json": "{% set a %}Say {{ x }}{% endset %}[{{ a }}]"], name: "data.json", data: data
      ).description == #"["Say \"<"]"#)
    #expect(try Rendering.of(["robots.txt": "{{ x }}"], name: "robots.txt", data: data).description == "\"<")
  }

  @Test(
    "More formats are JSON or XML",
    arguments: [
      ("a.geojson", #"["<\""]"#), ("a.topojson", #"["<\""]"#), ("a.jsonld", #"["<\""]"#),
      ("a.webmanifest", #"["<\""]"#),
      ("a.xhtml", "[&lt;&#34;]"), ("a.KML", "[&lt;&#34;]"), ("a.gpx", "[&lt;&#34;]"), ("a.rss", "[&lt;&#34;]"),
      ("a.atom", "[&lt;&#34;]"), ("a.opml", "[&lt;&#34;]"), ("a.rdf", "[&lt;&#34;]"), ("a.xml.jinja", "[&lt;&#34;]"),
    ])
  func languages(name: String, expected: String) throws {
    #expect(try Rendering.of([name: "[{{ x }}]"], name: name, data: #"{"x": "<\""}"#).description == expected)
  }

  @Test(
    "A value in a file of an unknown format is an error",
    arguments: ["a.js", "a.mjs", "a.vcf", "a.md", "files/CNAME", "static/a.js.jinja"],
    [
      "{{ x }}", "{{ x | upper }}", "{{ x ~ 1 }}",
      "{% filter upper %}{{ x }}{% endfilter %}", "{% set a %}{{ x }}{% endset %}",
      "{% macro m(y) %}{{ y }}{% endmacro %}{{ m(x) }}",
    ])
  func unknownFormat(name: String, template: String) throws {
    let found = try Rendering.of([name: template], name: name, data: #"{"x": "a"}"#).findings
    #expect(found.count == 1)
    #expect(
      found.allSatisfy {
        $0.hasSuffix(
          "error: values are not escaped in a file of this format; write the value as JSON with {{ … | tojson }}, or write {{ … | safe }} if it needs no escaping in this format"
        )
      })
  }

  @Test("In a file of an unknown format, numbers, literals, and values that are marked are written")
  func markedValues() throws {
    let template =
      "{{ 1 + 1 }} {{ 'a' }} {{ x | safe }} {{ x | tojson }}{% for a in [x] %} {{ loop.index }}{% endfor %}{% macro m(y) %} {{ y | safe }}{% endmacro %}{{ m(x) }}"
    #expect(
      try Rendering.of(["a.js": template], name: "a.js", data: #"{"x": "<"}"#).description == #"2 a < "\u003c" 1 <"#)
  }

  @Test(
    "In a style sheet, a value cannot end a declaration",
    arguments: [
      ("#0a5", "#0a5"), ("\"Noto Serif\", serif", "\"Noto Serif\", serif"), ("16/9", "16/9"),
      ("a;}b{", "a\\3b \\7d b\\7b "), ("url(x)", "url\\28 x\\29 "), ("a\"b", "a\\22 b"), ("/**/", "/\\2a \\2a /"),
      ("\"a'", "\\22 a\\27 "), ("a\nb", "a\\a b"), ("</style>", "\\3c /style\\3e "), ("\\", "\\5c "),
    ])
  func styleSheets(value: String, expected: String) throws {
    let text = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    let data = "{\"x\": \"\(text)\"}"
    #expect(
      try Rendering.of(["a.css.jinja": "[{{ x }}]"], name: "a.css.jinja", data: data).description == "[\(expected)]")
    let captured = "{% filter replace('[', '(') %}[{{ x }}]{% endfilter %}{{ x | safe }}"
    #expect(
      try Rendering.of(["a.css": captured], name: "a.css", data: data).description == "(\(expected)]\(value)")
  }

  @Test("A value cannot add a line to the files that hosts read, or a pattern to redirects")
  func hostFiles() throws {
    let data = #"{"x": "a b\n  X-Other: 1", "y": "/a *\"é$/:b", "z": ":c"}"#
    #expect(
      try Rendering.of(["files/_headers": "/*\n  A: {{ x }}"], name: "files/_headers", data: data).description
        == "/*\n  A: a b   X-Other: 1")
    #expect(
      try Rendering.of(["files/_redirects": "{{ y }} /{{ z }} 301"], name: "files/_redirects", data: data).description
        == "/a%20%2A%22%C3%A9%24/%3Ab /%3Ac 301")
  }

  /// Templates that look harmless, but in which a value would become code.
  private static let traps = [
    "{% for a in [1] %}<script>{% if a %}{% break %}{% endif %}</script>{% endfor %}{{ x }}",
    "<a title = \"a > b\" href=\"{{ x }}\">", "<a href=\"{% for a in [x] %}{{ a }}:{% endfor %}\">",
    "<meta http-equiv=\"refresh\" content=\"0; url={{ x }}\">", "<a href=\"{{ x }}:alert(1)\">",
    "<a href=\"java&#115;cript:{{ x }}\">", "<a href=\"java\tscript:{{ x }}\">",
    "<script>return /\"/; var s = \"{{ x }}\"</script>", "<script>var r = /[/\"]/, s = \"{{ x }}\"</script>",
    "<script>`${/`/.test(a)}{{ x }}`</script>", "<script><!-- it`s\nvar a = `{{ x }}`</script>",
    "<a {% if x %}on{% endif %}click=\"{{ x }}\">", "<a hr{% if x %}e{% endif %}f=\"{{ x }}\">",
    "<é <script>{{ x }}</script>",
    "<xmp><a title=\"</xmp><script>{{ x }}</script>\">",
    "<script>let a = {}/2, s = \"/{{ x }}\"</script>", "<script>if (a) /\"/.exec(\"{{ x }}\")</script>",
    "<script>a++ / 2, s = \"/{{ x }}\"</script>",
    "<svg>{% if x %}</svg>{% endif %}<title><g onclick=\"{{ x }}\">",
    "{% set icon %}<svg>{% endset %}{{ icon }}<title/><g onclick=\"{{ x }}\">",
    "<meta http-equiv=\"{{ x }}\" content=\"0;url={{ x }}\">",
  ]

  @Test(
    "SVG names are recognized with any prefix",
    arguments: [
      "<s:script xmlns:s=\"http://www.w3.org/2000/svg\">{{ x }}</s:script>",
      "<a x:href=\"{{ x }}\" xmlns:x=\"http://www.w3.org/1999/xlink\"/>",
    ])
  func prefixes(_ template: String) throws {
    let rendering = try Rendering.of(
      ["icon.svg": template], name: "icon.svg", data: #"{"x": "javascript:alert(1)"}"#)
    #expect(!rendering.findings.isEmpty || rendering.output.contains("#unsafe"), "\(rendering)")
  }

  @Test("A value cannot become code in misleading markup", arguments: traps)
  func trap(_ template: String) throws {
    let rendering = try Rendering.of(template, data: #"{"x": "javascript:alert(1)"}"#)
    let isRefused = !rendering.findings.isEmpty
    let isEscaped = ["#unsafe", "\"javascript:alert(1)\"</script>", "\"javascript:alert(1)\"<"].contains {
      rendering.output.contains($0)
    }
    #expect(isRefused || isEscaped, "\(rendering)")
  }

  @Test(
    "Ordinary scripts and pages are accepted",
    arguments: [
      "<script>{% if x %}var a = 1{% endif %}\nvar b = {{ x }}</script>",
      "<script>var a = [{% for a in x %}{{ a }},{% endfor %}];</script>",
      "<input {% if x %}checked{% endif %}>", "<a{% if x %} class=\"{{ x }}\"{% endif %} href=\"/{{ x }}\">",
      "<a href = \"{{ x }}\">",
      "<script>const a = b / 2, c = {{ x }}; // it's\nf({{ x }})</script>",
      "<p title=\"{% for a in x %}{{ a }}: {% endfor %}\">",
      "<script>function f(a) { return (a + 1) / 2 }\nf({{ x }})</script>",
      "<script>let a = (b + c) / 2 / d;\nlet e = {{ x }}</script>",
      "<svg><style/></svg><p>{{ x }}</p>",
      "{% set icon %}<svg><title>{{ x }}</title><path d=\"M0 0\"/></svg>{% endset %}{{ icon }}",
    ])
  func ordinary(_ template: String) throws {
    #expect(try Rendering.of(template, data: #"{"x": "a"}"#).findings == [])
  }

  @Test("Attributes are followed through branches that agree")
  func branches() throws {
    let template = "<a{% if x %} href=\"{{ x }}\"{% endif %} class=\"a{% if y %} b{% endif %}\">{{ y }}</a>"
    #expect(
      try Rendering.of(template, data: #"{"x": "javascript:1", "y": "<"}"#).description
        == "<a href=\"#unsafe\" class=\"a b\">&lt;</a>")
  }
}
