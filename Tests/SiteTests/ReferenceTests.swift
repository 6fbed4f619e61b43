import Foundation
import TestSites
import Testing

@Suite("References between documents") struct ReferenceTests {
  private static let topics = [
    "topics/_type.yml": "name: topic\nopen: true\nlist: { path: /topics/ }\nfields: { title: { type: text } }\n",
    "briefs/_type.yml": """
    name: brief
    fields:
      title: { type: text }
      topics: { type: list, of: { type: reference, to: topic, inverse: briefs } }
      notes: { type: list, private: true, of: { type: reference, to: topic } }
    """,
    "themes/plain/templates/topic.html":
      "{{ page.title }}:{% for brief in page.briefs %} {{ brief.title }}{% endfor %}",
    "themes/plain/templates/brief.html": "{% for topic in page.topics %}{{ topic.title }} {{ topic.url }};{% endfor %}",
  ]

  private static func site(_ briefs: [String: String], _ more: [String: String] = [:]) throws -> TestSite {
    let documents = briefs.map { ("briefs/\($0).md", "---\ntitle: \($0)\n\($1)\n---\n") }
    return try TestSite(topics.merging(documents) { $1 }.merging(more) { $1 })
  }

  @Test("References resolve in both directions")
  func references() async throws {
    let site = try TestSite([
      "members/_type.yml":
        "name: member\nsort: [title]\nfields:\n  chapter: { type: reference, to: chapter, inverse: members }\n",
      "chapters/_type.yml": "name: chapter\nfields:\n  code: { type: text }\n",
      "chapters/texas.md": "---\ntitle: Texas\n---\n",
      "members/b.md": "---\ntitle: Bea\nchapter: texas\n---\n",
      "members/a.md": "---\ntitle: Ana\nchapter: texas\n---\n",
      "themes/plain/templates/chapter.html": "{% for member in page.members %}{{ member.title }} {% endfor %}",
      "themes/plain/templates/member.html":
        "{{ page.chapter.title }} {{ page.chapter.code }}{{ page.chapter.members[0].url }}",
    ])
    #expect(try await site.findings() == [])
    #expect(site.output("chapters/texas/index.html") == "Ana Bea ")
    #expect(site.output("members/b/index.html") == "Texas /members/a/")
  }

  @Test("A name in an open type has a page, and a file with that name adds to it")
  func implied() async throws {
    let site = try Self.site([
      "a": "topics: [Affordable Housing, Transit]", "b": "topics: [Affordable Housing]\nnotes: [Secret]",
    ])
    #expect(try await site.findings() == [])
    #expect(site.output("topics/affordable-housing/index.html") == "Affordable Housing: a b")
    #expect(
      site.output("briefs/a/index.html") == "Affordable Housing /topics/affordable-housing/;Transit /topics/transit/;")
    #expect(site.output("topics/index.html")?.contains("Transit") == true)
    #expect(site.outputFiles().filter { $0.contains("secret") } == [])

    try site.write("---\ntitle: Homes\n---\n", to: "content/topics/affordable-housing.md")
    #expect(try await site.findings() == [])
    #expect(site.output("topics/affordable-housing/index.html") == "Homes: a b")
    try site.write("---\ntitle: Homes\ndraft: true\n---\n", to: "content/topics/affordable-housing.md")
    #expect(try await site.findings().map { $0.contains("is not published") } == [true, true])
    #expect(site.output("topics/affordable-housing/index.html") == nil)
  }

  @Test("A name that only a draft uses has no page")
  func impliedByDraft() async throws {
    let site = try Self.site(["a": "topics: [Secret]\ndraft: true"])
    #expect(try await site.findings() == [])
    #expect(site.outputFiles().filter { $0.contains("secret") } == [])
  }

  @Test("An open type implies no document that its requirement excludes or that has a new name")
  func impliedAndRequired() async throws {
    let site = try TestSite([
      "people/_type.yml":
        "name: person\nopen: true\nrequire: consent.published\nfields: { title: { type: text }, consent: { type: record, fields: { published: { type: boolean } } } }\n",
      "people/jane-q-doe.md": "---\ntitle: Jane Q. Doe\naliases: [jane-doe]\n---\n",
      "news/_type.yml":
        "name: item\nfields: { title: { type: text }, people: { type: list, of: { type: reference, to: person } } }\n",
      "news/a.md": "---\ntitle: A\npeople: [Jane Doe, Ana Ruiz]\n---\n",
    ])
    _ = try await site.findings()
    #expect(site.outputFiles().filter { $0.hasPrefix("people/") } == [])
    let open = try Self.site(
      ["a": "topics: [Housing rights]"], ["topics/homes.md": "---\ntitle: Homes\naliases: [housing-rights]\n---\n"])
    #expect(try await open.findings().map { $0.contains("is now named \"homes\"") } == [true])
    #expect(open.output("briefs/a/index.html") == "Homes /topics/homes/;")
    #expect(try await Self.site(["a": "topics: [Tag]", "b": "topics: [Tax]", "c": "topics: [Tax]"]).findings() == [])
  }

  @Test("Nearly identical names are reported")
  func nearNames() async throws {
    let site = try Self.site([
      "a": "topics: [Housing, Affordable housing]", "b": "topics: [housing, Affordable housing]",
      "c": "topics: [Afordable housing, Ward 10001, Ward 10002, Salem MA, Salem MD]",
      "d": "topics: [Ward 10002, Salem MD]",
    ])
    #expect(
      try await site.findings() == [
        #"content/briefs/b.md:3:10 warning: "housing" is spelled "Housing" elsewhere (content/briefs/a.md:3:10); write "Housing""#,
        #"content/briefs/c.md:3:10 warning: "Afordable housing" is nearly the same as "Affordable housing"; if they mean the same thing, use one spelling"#,
      ])
  }

  @Test("The more frequent spelling of a name is right, and is the title")
  func frequentSpelling() async throws {
    let site = try Self.site(["a": "topics: [housing]", "b": "topics: [Housing]", "c": "topics: [Housing]"])
    #expect(
      try await site.findings() == [
        #"content/briefs/a.md:3:10 warning: "housing" is spelled "Housing" elsewhere (content/briefs/b.md:3:10); write "Housing""#
      ])
    #expect(site.output("topics/housing/index.html") == "Housing: a b c")
  }

  @Test("Names that each occur twice or have a file are not reported, and a correct name is never called wrong")
  func establishedNames() async throws {
    let five = "Dallas, Dallas, Dallas, Dallas, Dallas"
    #expect(try await Self.site(["a": "topics: [\(five)]", "b": "topics: [Dalles, Dalles]"]).findings() == [])
    let dalles = ["topics/dalles.md": "---\ntitle: The Dalles\n---\n"]
    #expect(try await Self.site(["a": "topics: [\(five)]", "b": "topics: [Dalles]"], dalles).findings() == [])
    #expect(
      try await Self.site(["a": "topics: [Dallas, Dallas]", "b": "topics: [Dalla]"], dalles).findings() == [
        #"content/briefs/b.md:3:10 warning: "Dalla" is nearly the same as "Dallas"; if they mean the same thing, use one spelling"#
      ])
    #expect(
      try await Self.site(["a": "topics: [Dallas, dalles]"], dalles).findings() == [
        #"content/briefs/a.md:3:10 warning: "Dallas" is nearly the same as "dalles"; if you mean "The Dalles", write "dalles""#
      ])
    #expect(try await Self.site(["a": "topics: [Dallas, Dalles]"]).findings() == [])
  }

  @Test(
    "A typo is one letter added, removed, replaced, or swapped, in a word of five letters",
    arguments: [
      ("housing rigths", true), ("housing rihgts", true), ("housing right", true), ("housing rrights", true),
      ("housing nights", true), ("housingg rights", true), ("hosing right", false), ("ousingh rights", false),
      ("housing-rights", false), ("housing rights 2", false), ("rights housing", false), ("housing r1ghts", false),
    ])
  func typos(name: String, isReported: Bool) async throws {
    let findings = try await Self.site(["a": "topics: [Housing rights, Housing rights, \(name)]"]).findings()
    #expect(findings.contains { $0.contains("nearly the same") } == isReported)
  }

  @Test("A renamed file is found by its old name, and its old URL redirects")
  func renamed() async throws {
    let site = try TestSite([
      "chapters/_type.yml": "name: chapter\nfields: { title: { type: text } }\n",
      "chapters/new-york.md": "---\ntitle: New York\naliases: [nyc]\n---\n",
      "news/_type.yml":
        "name: item\nfields: { title: { type: text }, chapter: { type: reference, to: chapter, inverse: news } }\n",
      "news/a.md": "---\ntitle: A\nchapter: nyc\n---\n",
      "themes/plain/templates/item.html": "{{ page.chapter.title }}",
    ])
    #expect(
      try await site.findings() == [
        #"content/news/a.md:3:10 warning: "nyc" is now named "new-york"; write "new-york""#
      ])
    #expect(site.output("news/a/index.html") == "New York")
    #expect(site.output("chapters/nyc/index.html")?.contains("/chapters/new-york/") == true)
  }

  @Test("Related documents share references: most shared first, then newest")
  func related() async throws {
    let dated = "briefs/_type.yml"
    let site = try Self.site(
      [
        "a": "topics: [Housing, Wages]", "b": "topics: [Housing]\ndate: 2020", "c": "topics: [Wages]\ndate: 2024-05",
        "d": "topics: [Wages, Housing]\ndate: 1999", "e": "topics: [Parks]", "f": "topics: [Housing]\ndraft: true",
        "g": "notes: [Housing]",
      ],
      [
        dated: (Self.topics[dated] ?? "") + "\n  date: { type: date }",
        "themes/plain/templates/brief.html": "{{ page.related | map(attribute='title') | join(' ') }}",
      ])
    #expect(try await site.findings() == [])
    #expect(site.output("briefs/a/index.html") == "d c b")
    #expect(site.output("briefs/e/index.html") == "")
    #expect(site.output("briefs/g/index.html") == "")
  }

  @Test("Two documents can have the same title")
  func namesakes() async throws {
    let site = try Self.site(
      [:],
      [
        "members/_type.yml": "name: member\nlist: { path: /members/ }\nfields: { title: { type: text } }\n",
        "members/ana-ruiz-tx.md": "---\ntitle: Ana Ruiz\n---\n",
        "members/ana-ruiz-wa.md": "---\ntitle: Ana Ruiz\n---\n",
      ])
    #expect(try await site.findings() == [])
    #expect(site.output("members/index.html")?.components(separatedBy: ">Ana Ruiz<").count == 3)
  }
}
