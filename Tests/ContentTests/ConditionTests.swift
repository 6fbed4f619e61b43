import TestSites
import Testing
import Values

/// A type for members with terms in office, with computed fields, checks, and a requirement.
private let memberType = """
  name: member
  permalink: /members/{slug}/
  require: consent.published
  computed:
    current: any offices where until is missing or until >= today
    veteran: no offices where from > today - 10 years
    honorary: offices is missing
  checks:
    - { when: any offices where until >= today and until <= today + 90 days, say: a term ends within 90 days, level: note }
    - { when: reviewed < today - 3 years, say: last reviewed over three years ago, at: reviewed }
  list: { path: /members/ }
  fields:
    title: { type: text }
    reviewed: { type: date }
    consent: { type: record, fields: { published: { type: boolean } } }
    chapter: { type: reference, to: chapter, inverse: members }
    offices:
      type: list
      of: { type: record, fields: { level: { type: choice, of: [city, state] }, home: { type: text, private: true }, from: { type: date }, until: { type: date } } }
  """

/// Conditions, each with its result on January 15, 2026, for a member in office from 2014 until June 2026.
private let conditions: [(condition: String, isMet: Bool)] = [
  ("any offices where until is missing", false),
  ("any offices where until is given and level = city", true),
  ("any offices where level != city", false),
  ("any offices where until >= today", true),
  ("any offices where until > today + 5 months", false),
  ("any offices where until > today + 4 months", true),
  ("any offices where until < today + 200 days", true),
  ("any offices where from <= 2014-12-31", true),
  ("any offices where from < 2014-12-31", false),
  ("any offices where from = 2014-05", true),
  ("no offices where until >= today", false),
  ("not consent.published", false),
  ("reviewed is missing or consent.published and reviewed > today", true),
  ("reviewed is given or consent.published and reviewed > today", false),
  ("title = 'Ana Ruiz'", true),
  ("chapter = texas", true),
]

/// Invalid conditions and their messages.
private let mistakes: [(condition: String, message: String)] = [
  ("any ofices where until is missing", #"3:20 error: no field is named "ofices"; did you mean "offices"?"#),
  ("any title where until is missing", #"3:20 error: "title" is not a list of records"#),
  (
    "any offices until is missing",
    "3:28 error: \"where\" is missing after the list; continue with \"where\" and a condition"
  ),
  (
    "any offices where until is mising",
    "3:43 error: \"is\" must be followed by \"missing\" or \"given\"; write \"is missing\" or \"is given\""
  ),
  (
    "reviewed < tomorrow",
    #"3:27 error: "tomorrow" is not a date; write a date such as 2014, 2014-01, 2014-01-31, or 2014-01-31 18:00 -0500"#
  ),
  ("reviewed < today - 3 weeks", #"3:37 error: "weeks" is not one of: days, months, years"#),
  (
    "reviewed",
    "3:24 error: only a boolean field can be used without a comparison; compare it, or write \"is given\""
  ),
  ("consent.published now", #"3:34 error: unexpected "now"; continue with "and" or "or""#),
  ("title = 'Ana", "3:24 error: this quoted text is not closed; add the closing quotation mark"),
  ("title < B", "3:24 error: text can be compared only with = or !="),
  (
    "any offices where level = county",
    #"3:42 error: "county" is not one of the choices for "level"; use one of: city, state"#
  ),
]

@Suite("Conditions of a type") struct ConditionTests {
  private static func site(_ type: String, _ frontMatter: String, template: String = "") throws -> TestSite {
    try TestSite([
      "chapters/_type.yml": "name: chapter\nfields: { title: { type: text } }\n",
      "chapters/texas.md": "---\ntitle: Texas\n---\n",
      "members/_type.yml": type,
      "members/ana.md": "---\n\(frontMatter)\n---\n",
      "themes/plain/templates/member.html": template,
      "themes/plain/templates/chapter.html":
        "{% for member in page.members %}{{ member.title }}{% endfor %}{{ page.members | length }}",
    ])
  }

  private static let ending = "content/members/ana.md:1:1 note: a term ends within 90 days"

  private static let ana = """
    title: Ana Ruiz
    chapter: texas
    consent: { published: true }
    offices: [{ level: city, home: 1 Elm St, from: 2014, until: 2026-06 }]
    """

  @Test("A condition is evaluated for each document", arguments: conditions)
  func met(_ condition: String, isMet: Bool) async throws {
    let type = memberType.replacing(
      "current: any offices where until is missing or until >= today", with: "current: \(condition)")
    let site = try Self.site(type, Self.ana, template: "{{ page.current }}")
    #expect(try await site.findings() == [])
    #expect(site.output("members/ana/index.html") == (isMet ? "True" : "False"))
  }

  @Test("An invalid condition is reported with its location", arguments: mistakes)
  func mistake(_ condition: String, message: String) async throws {
    let type =
      "name: member\ncomputed:\n  current:     \(condition)\n"
      + String(memberType[memberType.firstRange(of: "fields:")!.lowerBound...])
    let site = try Self.site(type, "title: Ana")
    #expect(try await site.findings().first == "content/members/_type.yml:\(message)")
  }

  @Test(
    "Conditions follow the date of the build",
    arguments: [
      ("2013-12-31", "current, honorary: False", []),
      ("2026-03-01", "current, veteran, honorary: False", []),
      (
        "2026-05-01", "current, veteran, honorary: False",
        [ending]
      ),
      (
        "2026-06-30", "current, veteran, honorary: False",
        [ending]
      ),
      ("2026-07-01", "veteran, honorary: False", []),
    ])
  func days(_ day: String, shown: String, findings: [String]) async throws {
    let site = try Self.site(
      memberType, Self.ana,
      template:
        "{% if page.current %}current, {% endif %}{% if page.veteran %}veteran, {% endif %}honorary: {{ page.honorary }}"
    )
    guard case .success(let today) = DateValue.read(day) else { return }
    site.today = today
    let found = try await site.findings()
    #expect(found == findings)
    #expect(site.output("members/ana/index.html") == shown)
  }

  @Test("A check warns at the field that it names")
  func warning() async throws {
    let site = try Self.site(memberType, Self.ana + "\nreviewed: 2021-03")
    #expect(try await site.findings() == ["content/members/ana.md:6:11 warning: last reviewed over three years ago"])
  }

  @Test(
    "A document that does not meet its type's requirement is not published",
    arguments: ["consent: { published: false }", "consent: {}", ""])
  func requirement(_ consent: String) async throws {
    let site = try Self.site(memberType, Self.ana.replacing("consent: { published: true }", with: consent))
    site.configure = { $0.site.includesDrafts = true }
    #expect(try await site.findings() == [])
    #expect(site.outputFiles().filter { $0.hasPrefix("members/") } == ["members/index.html"])
    #expect(site.output("chapters/texas/index.html") == "0")
    #expect(site.output("members/index.html")?.contains("Ana") == false)
  }
}
