import Diagnostics
import TestSites
import Testing

@Suite("Private data stays private") struct SecrecyTests {
  private static let type = """
    name: member
    require: consent.published
    list: { path: /members/ }
    feed: { path: /members/feed.xml }
    exports: [/members.csv]
    fields:
      title: { type: text }
      date: { type: date }
      phone: { type: text, private: true }
      extension: { type: integer, private: true }
      mail: { type: email, private: true }
      notes: { type: markdown, private: true }
      level: { type: choice, of: [member, leader], private: true }
      consent: { type: record, private: true, fields: { published: { type: boolean }, note: { type: text } } }
      offices: { type: list, of: { type: record, fields: { title: { type: text }, home: { type: text, private: true } } } }
    """

  private static let ana = """
    ---
    title: Ana
    date: 2026-01-01
    phone: +1 (512) 555-0100
    extension: 5550199
    mail: ana@canary.example
    notes: |
      Prefers canary-mornings & "tea"
      Second canary-line here
    level: leader
    consent: { published: true, note: canary-signed by mail }
    offices: [{ title: Mayor, home: 1 Canary Street }]
    ---
    """

  private static func site(_ body: String, template: String = "{{ page.title }} {{ page.offices }} {{ page.content }}")
    throws -> TestSite
  {
    try TestSite([
      "members/_type.yml": type, "members/ana.md": ana + "\n" + body,
      "themes/plain/templates/member.html": template,
      "themes/plain/templates/export.csv":
        "{% for item in items %}{% for field in fields %}{{ item[field.name] }},{% endfor %}{% endfor %}",
    ])
  }

  @Test("No file contains a private field, a draft, or a document that is out of date or has no consent")
  func canaries() async throws {
    let site = try Self.site("A member and leader.")
    let hidden = [
      "draft: true\nconsent: { published: true }", "publish-on: 2027-01-01\nconsent: { published: true }",
      "expires: 2025-01-01\nconsent: { published: true }", "consent: { published: false }",
    ]
    for (number, fields) in hidden.enumerated() {
      try site.write(
        "---\ntitle: canary-title\ndescription: canary-description\ndate: 2026-01-02\n\(fields)\n---\n# canary-body\n",
        to: "content/members/canary-\(number).md")
    }
    #expect(try await site.findings() == [])
    for file in site.outputFiles() {
      #expect(!file.contains("canary"))
      let text = try #require(site.output(file)).lowercased()
      #expect(!text.contains("canary") && !text.contains("555") && !text.contains("tea"), "\(file)")
    }
  }

  @Test(
    "A private value in published text is an error",
    arguments: [
      ("Call +1 (512) 555-0100.", "4:8", "phone"), ("Call 15125550100!", "4:8", "phone"),
      ("Room 5550199", "5:12", "extension"), ("Write to <ana@canary.example>", "6:7", "mail"),
      ("Prefers canary-mornings & \"tea\"", "7:8", "notes"),
      ("Second canary-line here, too", "7:8", "notes"),
      ("Write to Ana@CANARY.example", "6:7", "mail"),
      ("canary-signed by mail", "11:35", "note"), ("At 1 Canary Street.", "12:33", "home"),
    ])
  func leaks(_ body: String, place: String, field: String) async throws {
    let site = try Self.site(body)
    let first = try await site.findings().first ?? ""
    #expect(
      first.hasPrefix("content/members/ana.md:\(place) error: the private value of \"\(field)\" appears in "),
      "\(first)")
    #expect(site.output("members/ana/index.html") == nil)
  }

  @Test("A private value is reported once: in its source, or else in one output file")
  func once() async throws {
    let inText = try await Self.site("Call +1 (512) 555-0100.").build().diagnostics
      .filter { $0.rule == .privateValue }
    #expect(inText.count == 1 && inText[0].related?.line == 14, "\(inText)")
    #expect(inText.first?.related?.path.hasSuffix("/content/members/ana.md") == true)
    let site = try Self.site("A text.")
    try site.write("Call +1 (512) 555-0100.", to: "themes/plain/templates/partials/call.html")
    for name in ["content", "other"] {
      try site.write("---\ntitle: \(name)\n---\n", to: "content/\(name)/index.md")
    }
    try site.write("{% include \"partials/call.html\" %}", to: "themes/plain/templates/page.html")
    let inTheme = try await site.build().diagnostics.filter { $0.rule == .privateValue }
    #expect(inTheme.count == 1 && inTheme[0].related == nil, "\(inTheme)")
  }

  @Test(
    "Likely personal data is a warning, unless it is allowed",
    arguments: [
      ("Write to ana.ruiz@gmail.com.", #"5:10 warning: "ana.ruiz@gmail.com" looks like a private email address"#),
      ("Write to ana@austintexas.gov.", nil),
      ("Call (512) 555-0142 now", #"5:6 warning: "(512) 555-0142" looks like a phone number"#),
      ("or 512.555.0142", #"5:4 warning: "512.555.0142" looks like a phone number"#),
      ("In 2014-2018, 1,500 of 12345 6789", nil),
      ("At 12 Elm Street.", #"5:4 warning: "12 Elm Street" looks like a home address"#),
      ("At 1200 Martin Luther King Blvd", #"5:4 warning: "1200 Martin Luther King Blvd" looks like a home address"#),
      ("The 8 Members of the 3 Way", nil), ("The office is at 301 W 2nd", nil),
    ])
  func personal(_ body: String, warning: String?) async throws {
    let site = try TestSite([
      "press.md": "---\ntitle: Press\nallow: [\"512-555-0100\"]\n---\n\(body) or 512-555-0100\n"
    ])
    let found = try await site.findings().map { String($0.split(separator: ";")[0]) }
    #expect(found == (warning.map { ["content/press.md:\($0)"] } ?? []))
  }

  @Test(
    "A longer number or word that contains a private value is not a match",
    arguments: ["115550199 and 55501990", "Xana@canary.example"])
  func others(_ body: String) async throws {
    #expect(try await Self.site(body).findings() == [])
  }
}
