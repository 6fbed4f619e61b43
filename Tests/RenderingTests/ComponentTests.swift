import Foundation
import TestSites
import Testing

@Suite("Components") struct ComponentTests {
  private static func site(_ body: String, _ more: [String: String] = [:]) throws -> TestSite {
    try TestSite(
      [
        "topics/_type.yml": "name: topic\nfields: { title: { type: text } }\n",
        "topics/housing.md": "---\ntitle: Housing\n---\n",
        "briefs/_type.yml":
          "name: brief\nfeed: { path: /briefs/feed.xml }\nfields: { title: { type: text }, date: { type: date }, topic: { type: reference, to: topic, inverse: briefs } }\n",
        "briefs/rent.md":
          "---\ntitle: Rent\ndate: 2026-01-01\ntopic: housing\n---\nA word.\n\n:::show{brief=rent}\n:::\n",
        "a.md": "---\ntitle: A\n---\n" + body,
        "hall.jpg": "GIF89a",
        "themes/plain/components/figure.yml":
          "attributes:\n  src: { type: file, required: true }\n  caption: { type: text, default: None }\n  size: { type: choice, of: [small, large] }\n",
        "themes/plain/components/figure.html":
          "<figure class=\"{{ component.size }}\"><img src=\"{{ component.src }}\" alt=\"{{ component.caption }}\">{{ component.body }}</figure>",
        "themes/plain/components/briefs.yml": "attributes: { topic: { type: reference, to: topic } }\n",
        "themes/plain/components/briefs.html":
          "{% for brief in component.topic.briefs %}<a href=\"{{ brief.url }}\">{{ brief.title }}</a> on {{ page.title }}{% endfor %}",
        "themes/plain/components/show.yml": "attributes: { brief: { type: reference, to: brief } }\n",
        "themes/plain/components/show.html": "<b>{{ component.brief.title }}</b>",
        "themes/plain/components/rule.html": "<hr>",
      ].merging(more) { $1 })
  }

  @Test("Components get their declared attributes and render in place")
  func rendering() async throws {
    let site = try Self.site(
      """
      Before.

      :::figure{src="hall.jpg" caption="The <hall>" size=large}
      Built in *1930*.

      :::rule
      :::
      :::

      :::briefs{topic=housing}
      :::

      """)
    #expect(try await site.findings() == [])
    #expect(
      site.output("a/index.html")
        == "<h1>A</h1><p>Before.</p>\n<figure class=\"large\"><img src=\"/hall.jpg\" alt=\"The &lt;hall&gt;\"><p>Built in <em>1930</em>.</p>\n<hr></figure><a href=\"/briefs/rent/\">Rent</a> on A"
    )
    #expect(site.output("briefs/feed.xml")?.contains("&lt;b&gt;Rent&lt;/b&gt;") == true)
  }

  @Test("Components have absolute URLs in feeds")
  func feed() async throws {
    let site = try Self.site(
      "", ["briefs/rent.md": "---\ntitle: Rent\ndate: 2026-01-01\ntopic: housing\n---\n:::briefs{topic=housing}\n:::\n"]
    )
    site.configure = { $0.site.baseURL = "https://example.org/sub" }
    #expect(try await site.findings() == [])
    #expect(
      site.output("briefs/feed.xml")?.contains("&lt;a href=&#34;https://example.org/sub/briefs/rent/&#34;&gt;") == true)
    #expect(site.output("briefs/rent/index.html")?.contains("href=\"/sub/briefs/rent/\"") == true)
  }

  @Test(
    "Attributes are checked like front matter",
    arguments: [
      (":::figur\n:::", #"content/a.md:4:1 error: no component is named "figur"; did you mean "figure"?"#),
      (
        ":::figure\n:::",
        #"content/a.md:4:1 error: "src" is missing; every figure needs this attribute (themes/plain/components/figure.yml:2)"#
      ),
      (
        ":::figure{src=hal.jpg}\n:::", #"content/a.md:4:15 error: there is no file "hal.jpg"; did you mean "hall.jpg"?"#
      ),
      (
        ":::figure{src=hall.jpg size=huge}\n:::",
        #"content/a.md:4:29 error: "huge" is not one of the choices for "size"; use one of: small, large"#
      ),
      (
        ":::figure{src=hall.jpg sise=small}\n:::",
        #"content/a.md:4:24 error: no attribute is named "sise"; did you mean "size"?"#
      ),
      (
        ":::briefs{topic=housin}\n:::",
        #"content/a.md:4:17 error: no topic is named "housin"; did you mean "housing"? (content/topics/housing.md)"#
      ),
      (":::rule\n", "content/a.md:4:1 error: this component is not closed; add a line with ::: where it ends"),
    ])
  func mistakes(_ body: String, message: String) async throws {
    let site = try Self.site(body + "\n")
    #expect(try await site.findings() == [message])
    #expect(site.outputFiles() == [])
  }

  @Test(
    "Component templates and declarations are checked",
    arguments: [
      ("rule.html", "{{ component.size }}", #"rule.html:1:14 error: the component "rule" has no "size""#),
      (
        "figure.html", "{{ component.scr }}",
        #"figure.html:1:14 error: the component "figure" has no "scr"; did you mean "src"?"#
      ),
      (
        "briefs.html", "{{ component.topic.titel }}",
        #"briefs.html:1:20 error: a topic has no "titel"; did you mean "title"?"#
      ),
      (
        "figure.yml", "attributes: { src: { type: list, of: { type: text } } }",
        "figure.yml:1:15 error: an attribute cannot be of type list; pass lists and records in the body of the component instead"
      ),
      (
        "figure.yml", "attributes: { src: { type: file }, body: { type: text } }",
        "figure.yml:1:36 error: every component already has a body; give the attribute another name"
      ),
      (
        "figure.txt", "",
        "figure.txt:1:1 error: a component file must be a template or a declaration; end its name with .html or .yml"
      ),
    ])
  func templates(_ file: String, text: String, message: String) async throws {
    let site = try Self.site("", ["themes/plain/components/\(file)": text])
    let finding = try await site.findings().first { $0.contains(file) }
    #expect(finding == "themes/plain/components/" + message)
  }

  @Test("A component can show another document that has components, but not its own document")
  func nesting() async throws {
    let more = [
      "themes/plain/components/show.html": "<b>{{ component.brief.content }}</b>",
      "briefs/rent.md": "---\ntitle: Rent\n---\n:::rule\n:::\n",
    ]
    let site = try Self.site(":::show{brief=rent}\n:::\n", more)
    #expect(try await site.findings() == [])
    #expect(site.output("a/index.html") == "<h1>A</h1><b><hr></b>")
    try site.write("---\ntitle: Rent\n---\n:::show{brief=rent}\n:::\n", to: "content/briefs/rent.md")
    #expect(
      try await site.findings() == [
        "content/briefs/rent.md:4:1 error: the component \"show\" cannot show the document that contains it; remove the component, or exclude this document in the component's template"
      ])
  }

  private static func briefs(_ bodies: [String: String]) throws -> TestSite {
    let files = bodies.map { ("briefs/\($0).md", "---\ntitle: \($0)\n---\n\($1)") }
    let own = [
      "themes/plain/components/show.html": "{{ component.brief.content }}",
      "themes/plain/components/all.html":
        "{% for brief in collections.brief.items %}{{ brief.content }}{% endfor %}",
      "briefs/rent.md": "---\ntitle: Rent\n---\n",
    ]
    return try site("", own.merging(files) { $1 })
  }

  private static func showing(_ names: String...) -> String {
    names.map { ":::show{brief=\($0)}\n:::\n" }.joined(separator: "\n")
  }

  @Test("Documents that show one another are an error that names them")
  func cycle() async throws {
    let bodies = [
      "b1": Self.showing("b2"), "b2": Self.showing("b3"), "b3": Self.showing("b1"), "b4": Self.showing("b1"),
    ]
    let site = try Self.briefs(bodies)
    let end = "; remove the component from one of these documents"
    let path = "content/briefs/b"
    #expect(
      try await site.findings()
        == [(1, 2, 3), (2, 3, 1), (3, 1, 2)].map { a, b, c in
          "\(path)\(a).md:4:1 error: the component \"show\" cannot show the document that contains it: "
            + "\(path)\(a).md shows \(path)\(b).md shows \(path)\(c).md, which shows \(path)\(a).md\(end)"
        })
  }

  @Test("Components that show all documents end, however many documents there are")
  func digests() async throws {
    let bodies = Dictionary(uniqueKeysWithValues: (1...40).map { ("b\($0)", ":::all\n:::\n\n:::all\n:::\n") })
    let site = try Self.briefs(bodies)
    #expect(try await site.findings().contains { $0.contains("\"all\" cannot show the document that contains it") })
  }

  @Test("A document that is shown several times is rendered once, and nesting and length have limits")
  func doubling() async throws {
    func bodies(_ count: Int) -> [String: String] {
      Dictionary(
        uniqueKeysWithValues: (0..<count).map { number in
          ("b\(number)", number == 0 ? "Text" : Self.showing("b\(number - 1)", "b\(number - 1)"))
        })
    }
    let site = try Self.briefs(bodies(14))
    #expect(try await site.findings() == [])
    #expect(site.output("briefs/b13/index.html")?.components(separatedBy: "Text").count == (1 << 13) + 1)
    let single = (1...32).map { ("b\($0)", Self.showing("b\($0 - 1)")) }
    let deep = try Self.briefs(Dictionary(uniqueKeysWithValues: [("b0", "Text")] + single))
    #expect(
      try await deep.findings() == [
        "content/briefs/b32.md:4:1 error: the component \"show\" shows documents that are nested more than 32 levels deep; link to the documents instead of showing them"
      ])
    let long = try Self.briefs(bodies(23))
    #expect(
      try await long.findings().first
        == "content/briefs/b21.md:7:1 error: the component \"show\" makes this text longer than 16777216 bytes; show fewer documents, or link to them"
    )
  }
}
