import TestSites
import Testing

@Suite("Errors in templates on several pages") struct RepeatedErrorTests {
  private static let files = [
    "wards/_type.yml": """
    name: ward
    fields:
      title: { type: text, required: true }
      neighbor: { type: reference, to: ward }
    """,
    "wards/a.md": "---\ntitle: A\n---\n", "wards/b.md": "---\ntitle: B\n---\n", "wards/c.md": "---\ntitle: C\n---\n",
  ]

  private static func findings(_ template: String) async throws -> [String] {
    let files = files.merging(
      ["themes/plain/templates/ward.html": template + "{{ page.content }}"], uniquingKeysWith: { $1 })
    return try await TestSite(files).findings()
  }

  @Test("An error during rendering is reported once, with the first page and the number of others")
  func once() async throws {
    #expect(
      try await Self.findings("{{ 1 / (page.title | length - 1) }}") == [
        "themes/plain/templates/ward.html:1:6 error: division by zero; for /wards/a/ and 2 other pages"
      ])
  }

  @Test(
    "An error that follows from types is reported when the template is compiled",
    arguments: [
      ("{{ page.neighbor }}", "9 error: a ward cannot be printed; write {{ page.neighbor.title }}"),
      (
        "{% set other = page.neighbor %}{{ other }}",
        "35 error: a ward cannot be printed; write {{ other.title }}"
      ),
      (
        "{{ page.title | truncate('20') }}",
        "26 error: \"length\" must be a whole number, not a string; write 20, without quotes"
      ),
      ("{{ page.title | round }}", "17 error: a string is not a number"),
      ("{{ [page] | date }}", "13 error: a list is not a date"),
      ("{{ [1] | map('round', 1, 'ceil', 3) | join }}", "34 error: the filter \"round\" takes 2 arguments"),
      ("{{ ['2026-01-05'] | map('date', 'YYYY') | join }}", "33 error: \"YYYY\" contains no directive for a date"),
      ("{{ [1] | select('divisibleby') | join }}", "17 error: the test \"divisibleby\" needs the argument \"num\""),
    ])
  func compiled(template: String, message: String) async throws {
    let findings = try await Self.findings(template)
    #expect(findings.count == 1)
    #expect(findings.first?.hasPrefix("themes/plain/templates/ward.html:1:\(message)") == true, "\(findings)")
  }
}
