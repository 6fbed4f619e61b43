import TestSites
import Testing

@Suite("Outcomes of conditions") struct ConditionOutcomeTests {
  private static let type = """
    name: thing
    computed: { some: "CONDITION" }
    fields:
      on: { type: date }
      until: { type: date }
      count: { type: integer }
      share: { type: number }
      state: { type: choice, of: [open, closed] }
      done: { type: boolean }
      other: { type: reference, to: thing }
      rows: { type: list, of: { type: record, fields: { day: { type: date }, kind: { type: text } } } }
    """

  /// Returns whether the document with the fields in `frontMatter` meets `condition` on January 15, 2026.
  private static func isMet(_ condition: String, _ frontMatter: String) async throws -> Bool {
    let site = try TestSite([
      "things/_type.yml": type.replacing("CONDITION", with: condition),
      "things/one.md": "---\ntitle: One\n\(frontMatter)\n---\n",
      "themes/plain/templates/thing.html": "{{ page.some }}",
    ])
    #expect(try await site.findings() == [])
    return site.output("things/one/index.html") == "True"
  }

  @Test(
    "\"and\" binds more tightly than \"or\", and \"not\" more tightly than both",
    arguments: [
      ("done or count = 1 and count = 2", true), ("count = 2 and done or done", true),
      ("not done or done", true), ("not done and done", false), ("not done or count = 2", false),
    ])
  func precedence(condition: String, isMet: Bool) async throws {
    #expect(try await Self.isMet(condition, "done: true\ncount: 1") == isMet)
  }

  @Test(
    "Numbers are compared as numbers, and text by its characters",
    arguments: [
      ("count = 10", true), ("count > 9", true), ("count <= 10", true), ("count != 10", false), ("share < 2.6", true),
      ("share = 2.50", true), ("state = open", true), ("state != closed", true), ("other = one", true),
      ("other = two", false), ("title = 'One'", true), ("title = one", false), ("done = true", true),
      ("done = false", false),
    ])
  func values(condition: String, isMet: Bool) async throws {
    let frontMatter = "count: 10\nshare: 2.5\nstate: open\nother: one\ndone: yes"
    #expect(try await Self.isMet(condition, frontMatter) == isMet)
  }

  @Test(
    "A month is before or after a day only if all of its days are, and equal to each of them",
    arguments: [
      ("on < 2014-06-01", true), ("on < 2014-05-31", false), ("on <= 2014-05-01", true), ("on > 2014-04-30", true),
      ("on > 2014-05-01", false), ("on = 2014-05-20", true), ("on = 2014", true), ("on != 2014-06", true),
    ])
  func months(condition: String, isMet: Bool) async throws {
    #expect(try await Self.isMet(condition, "on: 2014-05") == isMet)
  }

  @Test(
    "Two dates of a document can be compared",
    arguments: [
      ("2026-01-01", "2026-01-02", true), ("2026-01-02", "2026-01-01", false), ("2026-01-01", "2026-01-01", false),
      ("2026-01-01 10:00 +0000", "2026-01-01 11:00 +0000", true),
      ("2026-01-01 10:00 +0000", "2026-01-01 11:00 +0200", false), ("2026-01-01", "2026-01-01 11:00 +0000", false),
    ])
  func dates(on: String, until: String, isMet: Bool) async throws {
    #expect(try await Self.isMet("on < until", "on: \(on)\nuntil: \(until)") == isMet)
  }

  @Test(
    "A missing value meets no comparison, and an empty list is missing",
    arguments: [
      ("count = 1", false), ("count != 1", false), ("on < today", false), ("on > today", false), ("done", false),
      ("count is missing", true), ("rows is missing", true), ("no rows where kind = a", true),
      ("any rows where kind is missing", false), ("on < until", false),
    ])
  func missing(condition: String, isMet: Bool) async throws {
    #expect(try await Self.isMet(condition, "until: 2026-01-01\nrows: []") == isMet)
  }

  @Test("One record of a list must meet all parts of a condition on its records")
  func records() async throws {
    let rows = "rows: [{ day: 2014, kind: a }, { day: 2026-02, kind: b }]"
    #expect(try await Self.isMet("any rows where kind = a and day < today", rows))
    #expect(try await Self.isMet("any rows where kind = b and day < today", rows) == false)
    #expect(try await Self.isMet("any rows where kind = b and day < today + 2 months", rows))
  }
}
