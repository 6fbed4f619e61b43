import TestSites
import Testing

// Tests/CheckingTests/Mistakes tests the exact text of each message. These tests show what must not be reported.
@Suite("YAML pitfalls are reported, and nothing else")
struct PitfallTests {
  private static let types = [
    "topics/_type.yml": "name: topic\nopen: true\n",
    "news/_type.yml": """
    name: news item
    fields:
      title: { type: text, required: true }
      body: { type: markdown }
      date: { type: date }
      level: { type: choice, of: [city, county] }
      tags: { type: list, of: { type: text } }
      topics: { type: list, of: { type: reference, to: topic } }
      consent: { type: record, fields: { published: { type: boolean }, from: { type: text, label: From whom } } }
    """,
  ]

  private func findings(_ fields: String, others: [String: String] = [:]) async throws -> [String] {
    let files = Self.types.merging(others) { $1 }
    let site = try TestSite(files.merging(["news/a.md": "---\n\(fields)\n---\n"]) { $1 })
    return try await site.findings().map { $0.replacing("content/news/a.md:", with: "") }
  }

  @Test(
    "A comment after text is reported",
    arguments: [
      ("title: Rent # relief", "\"# relief\"", "title: \"Rent # relief\"", "2:13"),
      (
        "title: A\nbody: Rule #1 - be there #tenants", "\"#1 - be there #tenants\"",
        "body: \"Rule #1 - be there #tenants\"", "3:12"
      ),
      ("title: A\ntags:\n  - rent #1\n  - b", "\"#1\"", "\"rent #1\"", "4:10"),
      ("title: A\nconsent:\n  from: Ana #2", "\"#2\"", "from: \"Ana #2\"", "4:13"),
      ("title: “Rent # relief”", "\"# relief”\"", "title: \"Rent # relief\"", "2:14"),
    ])
  func comments(fields: String, omitted: String, fixed: String, place: String) async throws {
    #expect(
      try await findings(fields) == [
        "\(place) warning: \(omitted) is omitted: a # after a space begins a comment; put the value in quotes: \(fixed)"
      ])
  }

  @Test(
    "Intended comments are not reported",
    arguments: [
      "title: A\ndate: 2026-01-01 # the first day\nlevel: city # or county\ntags: [a, b] # both",
      "# the title\ntitle: \"A\" # short",
      "title: A #\ntags: [a#b]",
      "title: A\naliases:\n  - /old/ # from the old site\nslug: a # short",
      "# broadside-ignore comment-after-text: a note to us\ntitle: Rent # relief",
      "title: A # broadside-ignore long-description: it is not",
      "title: A\nconsent:\n  published: true # asked in May\n  from: Ana # From whom. A name.",
    ])
  func expected(fields: String) async throws {
    #expect(try await findings(fields).filter { $0.contains("is omitted") } == [])
  }

  @Test("A hashtag in place of text is reported, and the fix puts it in quotes")
  func tag() async throws {
    #expect(
      try await findings("title: #MeToo hearing") == [
        "2:1 error: \"title\" is missing; every news item needs this field (content/news/_type.yml:3): a # begins a comment, so put the value in quotes: title: \"#MeToo hearing\""
      ])
  }

  @Test("Settings and files that only look like placeholders and leftovers are not reported")
  func look() async throws {
    let others = [
      "site.yml":
        "title: My Site Committee\nbase-url: https://network.example.com\ntheme: plain\ndescription: TBD is a band.\n",
      "topics/~$minutes.docx": "Ana",
    ]
    #expect(try await findings("title: A", others: others) == [])
  }

  @Test("Comments in settings and types are not reported")
  func settings() async throws {
    let others = [
      "site.yml": "title: Our # network\nbase-url: https://example.org\ntheme: plain\n",
      "topics/_type.yml": "name: topic # of news\nopen: true\n",
    ]
    #expect(try await findings("title: A", others: others) == [])
  }

  @Test(
    "Curly quotes around a value are reported with both fixes",
    arguments: [
      (
        "title: “Members meet in Denver”",
        "2:8 warning: YAML reads curly quotes as part of the text; write title: Members meet in Denver; to show the quotes, write title: \"“Members meet in Denver”\""
      ),
      (
        "title: A\ntags: [‘rent relief’]",
        "3:8 warning: YAML reads curly quotes as part of the text; write rent relief; to show the quotes, write \"‘rent relief’\""
      ),
      (
        "title: A\ntopics: [“Housing”]",
        "3:10 warning: YAML reads curly quotes as part of the name; write Housing"
      ),
      (
        "title: A\ndate: “2026-03-14”",
        "3:7 error: \"“2026-03-14”\" is not a date; the quotation marks are part of the value: write 2026-03-14"
      ),
      (
        "title: A\nlevel: “city”",
        "3:8 error: \"“city”\" is not one of the choices for \"level\"; the quotation marks are part of the value: write city"
      ),
    ])
  func curlyQuotes(fields: String, message: String) async throws {
    #expect(try await findings(fields) == [message])
  }

  @Test(
    "Intended quotations, and quotations of part of a text, are not reported",
    arguments: [
      "title: \"“We won”\"", "title: “Yes” and “no”", "title: ‘Yes’ or ‘no’", "title: The “big” vote",
      "# broadside-ignore curly-quotes: the mayor said so\ntitle: “We won”",
    ])
  func quotations(fields: String) async throws {
    #expect(try await findings(fields) == [])
  }

  @Test(
    "A record's field that is not indented is reported with its record",
    arguments: [
      ("consent:\npublished: true", "3:1", "it belongs under \"consent\": indent it by two spaces"),
      ("consent:\nfrom: Ana\npublished: true", "4:1", "it belongs under \"consent\": indent it by two spaces"),
      ("consent:\n    from: Ana\npublished: true", "4:1", "it belongs under \"consent\": indent it by four spaces"),
      (
        "consent:\ndate: 2026\npublished: true", "4:1",
        "it belongs under \"consent\": move it there, indented by two spaces"
      ),
      ("consent: { from: Ana }\npublished: true", "3:1", "it belongs inside the braces of \"consent\""),
      ("published: true", "2:1", "it belongs under \"consent\""),
    ])
  func unindented(fields: String, place: String, advice: String) async throws {
    let reported = try await findings(fields + "\ntitle: A")
    #expect(reported.last == "\(place) error: no field is named \"published\"; \(advice)")
  }
}
