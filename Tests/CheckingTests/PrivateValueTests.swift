import Diagnostics
import TestSites
import Testing

@Suite("Private values are found in every form") struct PrivateValueTests {
  /// A member with one private field.
  private static func site(
    _ type: String, _ value: String, language: String = "en", files: [String: String] = [:]
  ) throws -> TestSite {
    let standard = [
      "site.yml": "title: Test\nbase-url: https://example.org\ntheme: plain\nlanguage: \(language)\n",
      "members/_type.yml":
        "name: member\nfields:\n  title: { type: text }\n  secret: { type: \(type), private: true }\n",
      "members/ana.md": "---\ntitle: Ana\nsecret: \(value)\n---\n",
    ]
    return try TestSite(standard.merging(files, uniquingKeysWith: { $1 }))
  }

  /// Returns whether a build of the site finds its private value.
  private static func isFound(in site: TestSite) async throws -> Bool {
    let found = try await site.build().diagnostics.filter { $0.severity == .error }
    #expect(found.allSatisfy { $0.rule == .privateValue }, "\(found)")
    return !found.isEmpty
  }

  private static func isFound(_ type: String, _ value: String, language: String = "en", in text: String) async throws
    -> Bool
  {
    try await isFound(
      in: site(type, value, language: language, files: ["page.md": "---\ntitle: Page\n---\n\n\(text)\n"]))
  }

  private static let address = "12 Élm Street, Springfield"

  @Test(
    "Text",
    arguments: [
      address, "12 Élm\nStreet, Springfield", "12 Élm\u{A0}Street,\u{2003}Springfield", "12 ÉLM STREET SPRINGFIELD",
      "12 E\u{301}lm Street, Springfield", "12 Elm Street, Springfield", "12 É\u{AD}lm Street, Spring\u{200B}field",
      "12 &Eacute;lm&nbsp;Street, Springfield", "12 &#xC9;lm Street, Springfield", "12 **Élm** _Street_, Springfield",
      "[map](https://maps.example/?q=12%20%C3%89lm%20Street,%20Springfield)",
      "[map](https://maps.example/?q=12+%C3%89lm+Street+Springfield)",
      "[map](https://maps.example/12-elm-street-springfield)",
      "![12 Élm Street, Springfield](https://example.org/a.png)", "(12 Élm Street,\\\nSpringfield)",
    ])
  func text(_ written: String) async throws {
    #expect(try await Self.isFound("text", Self.address, in: "She lives at \(written)."))
  }

  @Test(
    "Dashes and quotation marks of any kind",
    arguments: ["O’Hara–Smith", "O'Hara-Smith", "O'Hara—Smith", "O'Hara--Smith"])
  func dashes(_ written: String) async throws {
    #expect(try await Self.isFound("text", "O'Hara‑Smith", in: "Ask \(written) first."))
  }

  static let scriptsCases: [(String, String)] = [
    ("Straße der Einheit 5", "STRASSE DER EINHEIT 5"), ("улица Ленина", "на УЛИЦА ЛЕНИНА, 5"),
    ("Οδός Ερμού", "ΟΔΟΣ ΕΡΜΟΥ"), ("王小明的家庭住址", "請寄到王小明的家庭住址。"), ("שדרות רוטשילד", "בשדרות רוטשילד"),
    ("ถนนสุขุมวิท", "อยู่ที่ถนนสุขุมวิทครับ"), ("दिल्ली विश्वविद्यालय", "यह दिल्ली विश्वविद्यालय है"),
  ]

  @Test(
    "Text in every script",
    arguments: PrivateValueTests.scriptsCases)
  func scripts(_ value: String, _ written: String) async throws {
    #expect(try await Self.isFound("text", value, in: written))
  }

  static let phonesCases: [(String, String)] = [
    ("512-555-0100", "512.555.0100"), ("512-555-0100", "(512) 555 0100"), ("512-555-0100", "5125550100"),
    ("512-555-0100", "512–555–0100"), ("512-555-0100", "[Call](tel:+15125550100)"),
    ("+1 512 555 0100", "512/555-0100"), ("1-512-555-0100", "512-555-0100"), ("512-555-0100 x204", "512 555 0100"),
    ("+44 20 7946 0958", "020 7946 0958"), ("020 7946 0958", "+44 (0)20 7946 0958"),
    ("020 7946 0958", "00442079460958"),
    ("+52 55 5555 0100", "55 5555 0100"), ("512-555-0100", "５１２-５５５-０１００"), ("+44 (0)20 7946 0958", "+44 20 7946 0958"),
    ("0034 911 234 567", "+34 911 234 567"),
  ]

  @Test(
    "Phone numbers by their digits",
    arguments: PrivateValueTests.phonesCases)
  func phones(_ value: String, _ written: String) async throws {
    #expect(try await Self.isFound("text", "\"\(value)\"", in: "At \(written) in the evening"))
  }

  @Test(
    "Phone numbers in a line with other text",
    arguments: ["512-555-0199 / 512-555-0100", "512-555-0100 (home)", "Home: +1 512 555 0100, after six"])
  func lines(_ value: String) async throws {
    #expect(try await Self.isFound("text", "\"\(value)\"", in: "At 512 555 0100 in the evening"))
  }

  @Test(
    "Short values and tags are not searched for", arguments: ["Jane  ", "*Jane*", "二十", "⑩", "✓", "Jo <em>x</em> on"])
  func short(_ value: String) async throws {
    #expect(try await !Self.isFound("text", "\"\(value)\"", in: "Jane, 二十, ⑩, check-mark, and <em>text</em>"))
  }

  @Test("Names of entries")
  func maps() async throws {
    let site = try Self.site(
      "map, of: { type: text }", "{ jane@mail.example: Chair }",
      files: ["page.md": "---\ntitle: Page\n---\n\n\nWrite to <jane@mail.example>.\n"])
    let found = try await site.build().diagnostics.filter { $0.rule == .privateValue }
    #expect(found.map(\.related?.line) == [6])
  }

  @Test("Whole numbers with seven digits or more", arguments: ["4471203", "4,471,203", "No. 4 471 203!"])
  func integers(_ written: String) async throws {
    #expect(try await Self.isFound("integer", "4471203", in: "It is \(written)"))
    #expect(try await Self.isFound("number", "4471203", in: "It is \(written)"))
  }

  static let addressesCases: [(String, String, String)] = [
    ("email", "ana@mail.example", "ANA@Mail.example"), ("email", "ana@mail.example", "<mailto:ana%40mail.example>"),
    ("email", "ana@mail.example", "a<b>n</b>a@mail&#46;example"),
    ("url", "https://files.example/ana/", "http://files.example/ana"),
    ("url", "https://files.example/ana/", "files.example/ana/1.pdf"),
  ]

  @Test(
    "Email addresses and URLs",
    arguments: PrivateValueTests.addressesCases)
  func addresses(_ type: String, _ value: String, _ written: String) async throws {
    let site = try Self.site(type, value, files: ["page.md": "---\ntitle: Page\n---\n\n\(written)\n"])
    let settings = "title: Test\nbase-url: https://example.org\ntheme: plain\nmarkdown: { raw-html: true }\n"
    try site.write(settings, to: "content/site.yml")
    #expect(try await Self.isFound(in: site))
  }

  static let datesCases: [(String, String)] = [
    ("en", "1980-05-07"), ("en", "19800507"), ("en", "5/7/1980"), ("en", "05/07/80"), ("en", "7.5.1980"),
    ("en", "7. 5. 1980"), ("en", "May 7, 1980"), ("en", "MAY 7 1980"), ("en", "7 May 1980"), ("en", "May 7th, 1980"),
    ("en", "the 7th of May, 1980"), ("es", "7 de mayo de 1980"), ("es", "7 de mayo del 1980"), ("es", "mayo 7, 1980"),
    ("es", "7 may. 1980"), ("es", "May 7, 1980"), ("fr", "7 mai 1980"), ("de", "7. Mai 1980"),
    ("pt", "7 de maio de 1980"),
  ]

  @Test(
    "Dates in the formats of the site's language",
    arguments: PrivateValueTests.datesCases)
  func dates(_ language: String, _ written: String) async throws {
    #expect(try await Self.isFound("date", "1980-05-07", language: language, in: "Born on \(written) in Texas"))
  }

  static let othersCases: [(String, String, String)] = [
    ("text", "12 Elm Street", "112 Elm Street and 12 Elm Streets"), ("text", "Elm 5", "Elm 5"),
    ("text", "person/e89079479-90c1", "at 89079479 and 8907947990"), ("integer", "447120", "447120"),
    ("text", "555-0199", "55.5 01 9 9"),
    ("integer", "4471203", "44712031 and 14471203 and 4.47.12.03"),
    ("text", "512-555-0100", "99995125550100 and 512-555-01001"), ("date", "1980-05", "May 1980 and 1980-05"),
    ("date", "1980-05-07", "May 17, 1980, 15/7/1980, and 5/7/19801"),
    ("choice, of: [treasurer, other]", "treasurer", "The treasurer"),
    ("boolean", "true", "true"),
  ]

  @Test(
    "Text that is not the value",
    arguments: PrivateValueTests.othersCases)
  func others(_ type: String, _ value: String, _ written: String) async throws {
    #expect(try await !Self.isFound(type, value, in: written))
  }

  static let templatesCases: [(String, String)] = [
    ("page.html", "<p title=\"{}\">"),
    ("page.html", "<p>{{ \"{}\" }}<script type=\"application/ld+json\">[\"{}\"]</script>"),
    ("page.html", "12 &amp;Eacute;lm <b>Street</b>, <i>Spring</i>field"),
    ("feed.xml", "<rss><![CDATA[<p>{}</p>]]></rss>"),
    ("feed.xml", "<rss>&lt;p title=&quot;{}&quot;&gt;</rss>"),
    ("page.html", "<a href=\"/12-elm-street-springfield/\">"),
  ]

  @Test(
    "In every kind of file",
    arguments: PrivateValueTests.templatesCases)
  func templates(_ name: String, _ written: String) async throws {
    let site = try Self.site(
      "text", Self.address,
      files: [
        "page.md": "---\ntitle: Page\n---\n", "news/a.md": "---\ntitle: News\ndate: 2026-01-01\n---\n",
        "news/_type.yml":
          "name: news\nfields: { title: { type: text }, date: { type: date } }\nfeed: { path: /news.xml }\n",
      ])
    try site.write(written.replacing("{}", with: Self.address), to: "themes/plain/templates/\(name)")
    #expect(try await Self.isFound(in: site))
  }

  static let filesCases: [(String, [UInt8])] = [
    ("a.json", Array(#"["12 \u00c9lm Street,\nSpringfield"]"#.utf8)),
    ("a.ics", Array("BEGIN:VCALENDAR\r\nLOCATION:12 Élm Str\r\n eet\\, Springfield\r\n".utf8)),
    ("a.txt", [0xFF, 0xFE] + Self.utf16(address)), ("a.csv", Self.utf16("x,12 Elm Street, Springfield")),
    ("a.txt", Array("12 ".utf8) + [0xC9] + Array("lm Street, Springfield".utf8)),
    ("12 Elm Street Springfield.pdf", Array("%PDF".utf8)), ("12-elm-street-springfield.txt", []),
  ]

  @Test(
    "In files that are published unchanged, in any encoding, and in their names",
    arguments: PrivateValueTests.filesCases)
  func files(_ name: String, _ bytes: [UInt8]) async throws {
    let site = try Self.site("text", Self.address)
    try site.write(bytes: bytes, to: "content/\(name)")
    #expect(try await Self.isFound(in: site))
  }

  private static func utf16(_ text: String) -> [UInt8] {
    text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
  }

  @Test("A date that is also in a public field is not private")
  func publicDates() async throws {
    let site = try Self.site(
      "date", "2025-01-01",
      files: [
        "page.md": "---\ntitle: Page\n---\n\nSince January 1, 2025\n",
        "news/a.md": "---\ntitle: News\ndate: 2025-01-01\n---\n",
        "news/_type.yml": "name: news\nfields: { title: { type: text }, date: { type: date } }\n",
      ])
    #expect(try await !Self.isFound(in: site))
  }

  @Test("A comment with a reason allows a value")
  func allowed() async throws {
    let reason = "# broadside-ignore private-value: the office's number"
    let site = try Self.site(
      "text", "512-555-0100 \(reason)", files: ["page.md": "---\ntitle: Page\n---\n\n512-555-0100\n"])
    #expect(try await !Self.isFound(in: site))
    try site.write(
      "---\ntitle: Ana\nsecret: 512-555-0100 # broadside-ignore private-value\n---\n", to: "content/members/ana.md")
    #expect(try await Self.isFound(in: site))
  }
}
