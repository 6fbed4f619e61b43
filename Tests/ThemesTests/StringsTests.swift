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
        #"themes/plain/i18n/es.yml:1:1 error: the translated string "members" is missing; themes/plain/i18n/en.yml:3 defines it"#,
        #"themes/plain/i18n/es.yml:2:5 error: "De {name" has an invalid placeholder; write a placeholder such as {count}"#,
      ])
  }

  @Test("A theme must have strings in the site's language")
  func unknownLanguage() async throws {
    let site = try site("", language: "tlh")
    let found = try await site.findings()
    #expect(
      found == [
        #"content/site.yml:4:11 error: the theme "plain" has no translated strings for "tlh"; use one of: en, es; or add i18n/tlh.yml"#
      ])
  }
}
