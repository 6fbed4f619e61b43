import TestSites
import Testing
import Values

@Suite("Links in the settings") struct SettingsLinkTests {
  private static let settings = "title: Test\nbase-url: https://example.org/town\ntheme: plain\ntime-zone: UTC\n"

  private static let theme = [
    "themes/plain/theme.yml": """
    name: plain
    settings:
      foot:
        type: list
        of:
          type: record
          fields:
            label: { type: text, required: true }
            url: { type: url, required: true }
      join:
        type: record
        fields:
          label: { type: text, required: true }
          url: { type: url }
      help: { type: url, default: /help/ }
    """,
    "themes/plain/templates/page.html": """
    {% for entry in site.navigation %}{{ entry.label }}={{ entry.url }} {% endfor %}|
    {%- for entry in theme.foot %} {{ entry.label }}={{ entry.url }}{% endfor %}|
    {%- if theme.join %}{{ theme.join.label }}={{ theme.join.url }}{% endif %}|{{ theme.help }}
    """,
    "help.md": "---\ntitle: Help\n---\n", "press.md": "---\ntitle: Press\n---\n",
  ]

  private func site(_ settings: String, _ files: [String: String] = [:]) throws -> TestSite {
    try TestSite(Self.theme.merging(files) { $1 }.merging(["site.yml": Self.settings + settings]) { $1 })
  }

  @Test("A link in a setting is a path on the site, a content file, or a URL")
  func forms() async throws {
    let site = try site(
      """
      theme-settings:
        foot:
          - { label: A, url: press/ }
          - { label: B, url: /press/#team }
          - { label: C, url: press.md }
          - { label: D, url: https://example.net/ }
          - { label: E, url: mailto:press@example.org }
          - { label: F, url: form.pdf }
        join: { label: Join, url: "#main" }
      """, ["form.pdf": "f"])
    #expect(try await site.findings() == [])
    #expect(
      site.output("press/index.html")
        == "| A=/town/press/ B=/town/press/#team C=/town/press/ D=https://example.net/ E=mailto:press@example.org"
        + " F=/town/form.pdf|Join=#main|/town/help/")
  }

  @Test(
    "A link in a setting to something that does not exist is an error",
    arguments: [
      ("pres/", #"12 error: "foot" points to "pres/", which does not exist on the site; did you mean "/press/"?"#),
      ("press", #"12 error: "foot" points to content/press, which does not exist; did you mean "press.md"?"#),
      (
        "\"javascript:a()\"",
        #"12 error: "foot" points to "javascript:a()", which is not the URL of a page; begin the URL with / or https://"#
      ),
      ("https://a b/", #"12 error: "https://a b/" is not a URL; check it for spaces and stray characters"#),
    ])
  func errors(_ written: String, expected: String) async throws {
    let site = try site("theme-settings:\n  foot:\n  - label: A\n    url:   \(written)\n")
    #expect(try await site.findings() == ["content/site.yml:8:" + expected])
  }

  @Test("A default that names a page which does not exist is an error in the theme")
  func defaults() async throws {
    let site = try site("", ["help.md": "---\ntitle: Help\nslug: advice\n---\n"])
    #expect(
      try await site.findings() == [
        #"themes/plain/theme.yml:15:3 error: "help" points to "/help/", which does not exist on the site; "#
          + "write the path of a page, such as /about/"
      ])
  }

  @Test(
    "A link whose target is not published today is left out, with the entry that requires it",
    arguments: ["survey.md", "/survey/", "survey/"])
  func dates(_ written: String) async throws {
    let site = try site(
      """
      navigation:
        - { label: Menu, \(written == "survey.md" ? "page: survey.md" : "url: \(written)") }
      redirects:
        /ask/: \(written)
      theme-settings:
        foot: [{ label: A, url: \(written) }, { label: B, url: press.md }]
        join: { label: Join, url: \(written) }
        help: \(written)
      """, ["survey.md": "---\ntitle: Survey\nexpires: 2026-01-15\n---\n"])
    site.configure = { $0.isStrict = true }
    let (name, reason) =
      written == "survey.md"
      ? ("content/survey.md", "is not published: it expired on 2026-01-15")
      : ("\"\(written)\"", "expired on 2026-01-15")
    let menu = "the menu omits the entry while its target is not published"
    let pages = "pages omit the link while its target is not published"
    let found = try await site.findings()
    #expect(
      found == [
        "content/site.yml:6:\(written == "survey.md" ? 26 : 25) warning: \"Menu\" points to \(name), which \(reason); \(menu)",
        "content/site.yml:8:10 warning: \"/ask/\" redirects to \"\(written)\", which expired on 2026-01-15; while the target is not published, this URL redirects to /",
        "content/site.yml:10:27 warning: \"foot\" points to \(name), which \(reason); \(pages)",
        "content/site.yml:11:29 warning: \"join\" points to \(name), which \(reason); \(pages)",
        "content/site.yml:12:9 warning: \"help\" points to \(name), which \(reason); \(pages)",
      ])
    #expect(site.output("press/index.html") == "| B=/town/press/|Join=|")
    #expect(site.output("_redirects") == "/town/ask/ /town/ 302\n")
    site.today = try #require(DateValue(year: 2026, month: 1, day: 14))
    #expect(try await site.findings() == [])
    #expect(
      site.output("press/index.html")
        == "Menu=/town/survey/ | A=/town/survey/ B=/town/press/|Join=/town/survey/|/town/survey/")
    #expect(site.output("_redirects") == "/town/ask/ /town/survey/ 301\n")
  }

  @Test("A page that only a scheduled document implies is not a broken link")
  func implied() async throws {
    let site = try site(
      "navigation: [{ label: Rent, url: /topics/rent/ }]\n",
      [
        "topics/_type.yml": "name: topic\npermalink: /topics/{slug}/\nopen: true\nfields: { title: { type: text } }\n",
        "news/_type.yml":
          "name: item\npermalink: /news/{slug}/\nfields: { title: { type: text }, topics: { type: list, of: { type: reference, to: topic } } }\n",
        "news/a.md": "---\ntitle: A\ntopics: [rent]\npublish-on: 2026-02-01\n---\n",
        "b.md": "---\ntitle: B\n---\n[Rent](/topics/rent/)\n",
        "themes/plain/templates/page.html":
          "{% for entry in site.navigation %}{{ entry.url }} {% endfor %}{{ page.content }}",
      ])
    site.configure = { $0.isStrict = true }
    let found = try await site.findings()
    #expect(
      found == [
        #"content/b.md:4:8 warning: this link points to "/topics/rent/", which does not exist before 2026-02-01; the link is shown as plain text while its target is not published"#,
        #"content/site.yml:5:34 warning: "Rent" points to "/topics/rent/", which does not exist before 2026-02-01; the menu omits the entry while its target is not published"#,
      ])
    #expect(site.output("b/index.html") == "<p>Rent</p>\n")
    site.today = try #require(DateValue(year: 2026, month: 2, day: 1))
    #expect(try await site.findings() == [])
    #expect(
      site.output("b/index.html") == "/town/topics/rent/ <p><a href=\"/town/topics/rent/\">Rent</a></p>\n")
  }
}
