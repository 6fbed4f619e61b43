import TestSites
import Testing

@Suite("A theme's strings") struct StringsTests {
  private static let words = [
    "themes/plain/i18n/en.yml": """
    next: Next
    by: "By {name}"
    members: { one: "{count} member", other: "{count} members" }
    """,
    "themes/plain/i18n/es.yml": """
    next: Siguiente
    by: "De {name}"
    members: { one: "{count} miembro", other: "{count} miembros" }
    """,
    "index.md": "---\ntitle: A < B\n---\n",
  ]

  private func site(_ template: String, language: String = "en", _ more: [String: String] = [:]) throws -> TestSite {
    let settings = "title: Test\nbase-url: https://example.org\ntheme: plain\nlanguage: \(language)\n"
    let files = ["site.yml": settings, "themes/plain/templates/page.html": template]
    return try TestSite(Self.words.merging(files) { $1 }.merging(more) { $1 })
  }

  private static let template =
    #"{{ t("next") }}|{{ t("by", name=page.title) }}|{{ t("members", count=1) }}|{{ t("members", count=2) }}|{{ "2026-03-09" | date }}"#

  @Test(
    "Strings, dates, and plurals are in the site's language",
    arguments: [
      ("en", "Next|By A &lt; B|1 member|2 members|March 9, 2026"),
      ("es", "Siguiente|De A &lt; B|1 miembro|2 miembros|9 de marzo de 2026"),
      ("es-MX", "Siguiente|De A &lt; B|1 miembro|2 miembros|9 de marzo de 2026"),
    ])
  func languages(language: String, expected: String) async throws {
    let site = try site(Self.template, language: language)
    let found = try await site.findings()
    #expect(found == [])
    #expect(site.output("index.html") == expected)
  }

  @Test("Zero takes the singular in languages that use it")
  func french() async throws {
    let site = try site(
      #"{{ t("members", count=0) }} {{ t("members", count=2) }}"#, language: "fr",
      [
        "themes/plain/i18n/fr.yml":
          "next: Suivant\nby: De {name}\nmembers: { one: \"{count} membre\", other: \"{count} membres\" }\n"
      ])
    let found = try await site.findings()
    #expect(found == [])
    #expect(site.output("index.html") == "0 membre 2 membres")
  }

  @Test(
    "A count is formatted for the language and chooses the plural form",
    arguments: [("en", "1,234 members|1234"), ("es", "1234 miembros|1234"), ("es-MX", "1,234 miembros|1234")])
  func counts(language: String, expected: String) async throws {
    let site = try site(
      #"{% set count = 1234 %}{{ t("members", count=count) }}|{{ t("year", year=count) }}"#, language: language,
      [
        "themes/plain/i18n/en.yml": "members: { one: One, other: \"{count} members\" }\nyear: \"{year}\"\n",
        "themes/plain/i18n/es.yml": "members: { one: Uno, other: \"{count} miembros\" }\nyear: \"{year}\"\n",
      ])
    let found = try await site.findings()
    #expect(found == [])
    #expect(site.output("index.html") == expected)
  }

  @Test("A placeholder takes HTML from the engine unchanged")
  func markup() async throws {
    let site = try site(
      #"{% macro link(x) %}<a href="/">{{ x }}</a>{% endmacro %}{{ t("by", name=link(page.title)) }}"#)
    let found = try await site.findings()
    #expect(found == [])
    #expect(site.output("index.html") == #"By <a href="/">A &lt; B</a>"#)
  }

  @Test("Each string comes from the nearest theme that has it")
  func inheritance() async throws {
    let site = try site(
      #"{{ t("next") }} {{ t("far") }}"#,
      [
        "themes/plain/theme.yml": "name: plain\nextends: distant\n",
        "themes/distant/theme.yml": "name: distant\n",
        "themes/distant/i18n/en.yml": "next: Further\nfar: Far\n",
        "themes/distant/i18n/es.yml": "far: Lejos\n",
      ])
    let found = try await site.findings()
    #expect(found == [])
    #expect(site.output("index.html") == "Next Far")
  }

  @Test(
    "An invalid use of a string is an error with its location",
    arguments: [
      (#"{{ t("nxt") }}"#, #"page.html:1:6 error: no translated string is named "nxt"; did you mean "next"?"#),
      (#"{{ t("zebra") }}"#, #"page.html:1:6 error: no translated string is named "zebra"; add it to i18n/en.yml"#),
      (#"{{ t(page.title) }}"#, #"page.html:1:11 error: "t" needs a name in quotes; write t("next")"#),
      (
        #"{{ t("by") }}"#,
        #"page.html:1:4 error: the translated string "by" needs a value for name; write t("by", name=…)"#
      ),
      (#"{{ t("next", name=1) }}"#, #"page.html:1:14 error: the translated string "next" has no placeholder {name}"#),
    ])
  func mistakes(template: String, expected: String) async throws {
    let found = try await site(template).findings()
    #expect(found.contains("themes/plain/templates/" + expected))
  }

  @Test("All languages of a theme must have the same strings")
  func differences() async throws {
    let site = try site("", ["themes/plain/i18n/es.yml": "next: Siguiente\nby: \"De {name\"\n"])
    let found = try await site.findings()
    #expect(
      found == [
        #"themes/plain/i18n/es.yml:1:1 error: the translated string "members" is missing; add it; themes/plain/i18n/en.yml:3 defines it"#,
        #"themes/plain/i18n/es.yml:2:5 error: "De {name" has an invalid placeholder; write a placeholder such as {count}"#,
      ])
  }

  @Test("A theme must have strings in the site's language")
  func unknownLanguage() async throws {
    let site = try site(#"{{ t("next") }}{{ t("nxt") }}"#, language: "tlh")
    let found = try await site.findings()
    #expect(
      found == [
        #"content/site.yml:4:11 error: the theme "plain" has no translated strings for "tlh"; use one of: en, es; or write themes/plain/i18n/tlh.yml"#,
        #"themes/plain/templates/page.html:1:21 error: no translated string is named "nxt"; did you mean "next"?"#,
      ])
  }

  @Test("Several strings that a language lacks are one error")
  func severalDifferences() async throws {
    let site = try site(Self.template, ["themes/plain/i18n/es.yml": "# nothing yet\n"])
    #expect(
      try await site.findings() == [
        #"themes/plain/i18n/es.yml:1:1 error: the translated strings "by", "members", and "next" are missing; add them; themes/plain/i18n/en.yml defines them"#
      ])
    let more = (1...9).map { "more-\($0): More\n" }.joined()
    try site.write(more, to: "themes/plain/i18n/en.yml")
    try site.write("", to: "themes/plain/i18n/es.yml")
    try site.write("", to: "themes/plain/templates/page.html")
    #expect(
      try await site.findings() == [
        #"themes/plain/i18n/es.yml:1:1 error: the translated strings "more-1", "more-2", "more-3", and 6 others are missing; add them; themes/plain/i18n/en.yml defines them"#
      ])
  }

  @Test(
    "An error in translated strings is reported without the errors that it causes",
    arguments: [
      ("next: [Next\n", #"en.yml:1:7 error: this list is not closed; close it with "]""#),
      (
        "- next\n",
        #"en.yml:1:1 error: translated strings must be a mapping of keys to text, not a list; write "next: Next" lines"#
      ),
      (
        "next: Next\nby: \"By {name\"\nmembers: { one: 1, other: \"{count}\" }\n",
        #"en.yml:2:5 error: "By {name" has an invalid placeholder; write a placeholder such as {count}"#
      ),
      (
        "nxt: Next\nby: \"By {name}\"\nmembers: { one: 1, other: \"{count}\" }\n",
        #"en.yml:1:1 error: the translated string "nxt" is only in en; use the same name in every language; themes/plain/i18n/es.yml:1 has "next""#
      ),
      (
        "by: \"By {name}\"\nmembers: { one: 1, other: \"{count}\" }\n",
        #"en.yml:1:1 error: the translated string "next" is missing; add it; themes/plain/i18n/es.yml:1 defines it"#
      ),
    ])
  func causes(strings: String, expected: String) async throws {
    let site = try site(Self.template, ["themes/plain/i18n/en.yml": strings])
    #expect(try await site.findings() == ["themes/plain/i18n/" + expected])
    #expect(await site.checkFindings() == ["themes/plain/i18n/" + expected])
  }

  private static let child = [
    "site.yml": "title: Test\nbase-url: https://example.org\ntheme: mine\n",
    "themes/mine/theme.yml": "name: mine\nextends: plain\n",
    "themes/plain/templates/page.html": #"{{ t("next") }}|{{ t("by", name="Ana") }}"#,
  ]

  @Test("A theme can replace or translate only some of the strings of the theme that it extends")
  func childTheme() async throws {
    let strings = [
      "themes/mine/i18n/en.yml": "next: Onward\nown: Own\n", "themes/mine/i18n/es.yml": "own: Propio\n",
    ]
    let site = try site("", Self.child.merging(strings) { $1 })
    #expect(try await site.findings() == [])
    #expect(site.output("index.html") == "Onward|By Ana")
    try site.write("next: Suivant\nby: De {name}\nown: Propre\n", to: "themes/mine/i18n/fr.yml")
    try site.write(
      "title: Test\nbase-url: https://example.org\ntheme: mine\nlanguage: fr\n", to: "content/site.yml")
    #expect(
      try await site.findings() == [
        #"themes/mine/i18n/fr.yml:1:1 error: the translated string "members" is missing; add it; themes/plain/i18n/en.yml:3 defines it"#
      ])
    try site.write(
      "next: Suivant\nby: De {name}\nown: Propre\nmembers: { one: 1 membre, other: \"{count} membres\" }\n",
      to: "themes/mine/i18n/fr.yml")
    #expect(try await site.findings() == [])
    #expect(site.output("index.html") == "Suivant|De Ana")
  }

  @Test("A string of its own that a theme does not translate is missing in that theme")
  func childThemeDifferences() async throws {
    let site = try site("", Self.child.merging(["themes/mine/i18n/en.yml": "next: Onward\nown: Own\n"]) { $1 })
    #expect(
      try await site.findings() == [
        #"themes/mine/i18n/en.yml:2:1 error: the translated string "own" is missing in es; add it to themes/mine/i18n/es.yml"#
      ])
  }

  @Test("The strings of a region need not repeat those of its language")
  func regions() async throws {
    let site = try site(Self.template, language: "es-MX", ["themes/plain/i18n/es-MX.yml": "next: Adelante\n"])
    #expect(try await site.findings() == [])
    #expect(site.output("index.html")?.hasPrefix("Adelante|De A &lt; B|") == true)
  }
}
