import TestSites
import Testing
import Values

@Suite("Documents that are not published today") struct AbsentDocumentTests {
  @Test(
    "A private value in a file with a scheduled or expired document is an error on every day",
    arguments: ["publish-on: 2026-02-01", "expires: 2026-01-01", ""],
    ["list: { path: /things/ }", "feed: { path: /things.xml }", "exports: [/things.csv]"])
  func privateValues(_ dates: String, _ place: String) async throws {
    let shows = "{% for item in items %}{{ item.note }}{% endfor %}"
    let site = try TestSite([
      "things/_type.yml": """
      name: thing
      \(place)
      fields: { title: { type: text }, date: { type: date }, note: { type: text }, phone: { type: text, private: true } }
      """,
      "things/a.md": "---\ntitle: A\ndate: 2025-12-01\nnote: Call 512-555-0100\n\(dates)\n---\n",
      "things/b.md": "---\ntitle: B\ndate: 2025-12-02\nphone: 512-555-0100\n---\n",
      "themes/plain/templates/thing-list.html": shows, "themes/plain/templates/feed.xml": shows,
      "themes/plain/templates/thing.csv": "{% for item in items %}{{ item.note }}{% endfor %}",
    ])
    let errors = try await site.build().diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.rule.name) == ["private-value"])
  }

  @Test("A suggestion does not depend on the date", arguments: ["publish-on: 2026-02-01", "expires: 2026-01-01", ""])
  func suggestions(_ dates: String) async throws {
    let site = try TestSite([
      "survey.md": "---\ntitle: Survey\n\(dates)\n---\n",
      "a.md": "---\ntitle: A\n---\n[1](/survay/) [2](survay.md) [3](survey)\n",
    ])
    let found = try await site.findings()
    #expect(
      found == [
        #"content/a.md:4:5 error: this link points to "/survay/", which does not exist on the site; did you mean "/survey/"?"#,
        #"content/a.md:4:19 error: this link points to "survay.md", which does not exist; did you mean "survey.md"?"#,
        #"content/a.md:4:34 error: this link points to "survey", which does not exist; did you mean "survey.md"?"#,
      ])
  }
}
