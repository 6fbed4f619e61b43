import TestSites
import Testing

@Suite("The parts of a date") struct DatePartTests {
  private static let type = """
    name: event
    list: { path: /events/ }
    fields:
      title: { type: text, required: true }
      start: { type: date }
    """

  @Test("A part that a date does not have is a missing value, in attributes and in filters")
  func precision() async throws {
    let site = try TestSite([
      "events/_type.yml": Self.type,
      "events/a.md": "---\ntitle: A\nstart: 2014\n---\n", "events/b.md": "---\ntitle: B\nstart: 2014-03\n---\n",
      "events/c.md": "---\ntitle: C\nstart: 2015-03-09\n---\n", "events/d.md": "---\ntitle: D\n---\n",
      "themes/plain/templates/event.html":
        "{{ page.start.year }}|{{ page.start.month }}|{{ page.start.day }}|{{ page.start.weekday }}{{ page.content }}",
      "themes/plain/templates/event-list.html": """
      {% for year, events in items | groupby("start.year", default=0) %}{{ year }}: \
      {{ events | length }} {% endfor %}{{ items | map(attribute="start.month", default="-") | join(",") }} \
      {{ items[0].title }}
      """,
    ])
    let findings = try await site.findings()
    #expect(findings.isEmpty, "\(findings)")
    #expect(site.output("events/a/index.html") == "2014|||")
    #expect(site.output("events/b/index.html") == "2014|3||")
    #expect(site.output("events/c/index.html") == "2015|3|9|1")
    #expect(site.output("events/d/index.html") == "|||")
    #expect(site.output("events/index.html")?.hasPrefix("0: 1 2014: 2 2015: 1 -,3,3,-") == true)
  }
}
