import TestSites
import Testing

@Suite("The order of dates in calendars") struct DateOrderTests {
  private func findings(_ type: String, _ dates: String) async throws -> [String] {
    let site = try TestSite([
      "events/_type.yml": """
      name: event
      \(type)
      fields:
        title: { type: text }
        start: { type: date }
        begins: { type: date }
        end: { type: date }
        time-zone: { type: text }
      """,
      "events/a.md": "---\ntitle: A\n\(dates)\n---\n",
      "themes/plain/templates/event.ics": "BEGIN:VCALENDAR\nEND:VCALENDAR\n",
    ])
    return try await site.findings()
  }

  @Test(
    "An event in a calendar that ends before it starts is a warning at the later line",
    arguments: [
      (
        "start: 2026-05-05\nend: 2026-05-01",
        #"4:6 warning: this event ends on 2026-05-01, before it starts on 2026-05-05; write a later date for "end""#
      ),
      (
        "end: 2026-04\nstart: 2026-05-05",
        #"4:8 warning: this event ends on 2026-04, before it starts on 2026-05-05; write a later date for "end""#
      ),
      (
        "start: 2026-05-05 18:00 -0500\nend: 2026-05-05 18:30 -0400",
        #"4:6 warning: this event ends on 2026-05-05T18:30:00-04:00, before it starts on 2026-05-05T18:00:00-05:00; write a later date for "end""#
      ),
      (
        "publish-on: 2027-01-01\nstart: 2026-05-05\nend: 2026-05-01",
        #"5:6 warning: this event ends on 2026-05-01, before it starts on 2026-05-05; write a later date for "end""#
      ),
    ])
  func reversed(_ dates: String, expected: String) async throws {
    #expect(try await findings("exports: [/events.ics]", dates) == ["content/events/a.md:" + expected])
  }

  @Test(
    "A document that expires when it is published, or before, never appears",
    arguments: [
      (
        "publish-on: 2026-05-05\nexpires: 2026-05-01",
        #"4:10 warning: this event expires on 2026-05-01, before it is published on 2026-05-05, so it never appears; write a later date for "expires""#
      ),
      (
        "publish-on: 2026-05-05\nexpires: 2026-05-05",
        #"4:10 warning: this event expires on 2026-05-05, as soon as it is published, so it never appears; write a later date for "expires""#
      ),
      (
        "publish-on: 2026-05-05\nexpires: 2026-05",
        #"4:10 warning: this event expires on 2026-05-01, before it is published on 2026-05-05, so it never appears; write a later date for "expires""#
      ),
    ])
  func never(_ dates: String, expected: String) async throws {
    #expect(try await findings("list: { path: /events/ }", dates) == ["content/events/a.md:" + expected])
  }

  @Test(
    "A year is not before a month or a day in it",
    arguments: [
      "start: 2026-05-05\nend: 2026", "start: 2026-05\nend: 2026-05-01", "start: 2026-05-05\nend: 2026-05-05",
      "start: 2026-05-05 18:00 -0500\nend: 2026-05-05", "end: 2026-05-01", "start: 2026-05-05",
    ])
  func inOrder(_ dates: String) async throws {
    #expect(try await findings("exports: [/events.ics]", dates) == [])
  }

  @Test("The date of the feeds is the start; a check of the type replaces the warning; other types have none")
  func declarations() async throws {
    let dates = "start: 2026-05-05\nbegins: 2026-06-05\nend: 2026-05-20"
    #expect(try await findings("exports: [/events.ics]", dates) == [])
    let named = "exports: [/events.ics]\nfeed: { path: /feed-of-events.xml, date: begins }"
    #expect(
      try await findings(named, dates) == [
        #"content/events/a.md:5:6 warning: this event ends on 2026-05-20, before it starts on 2026-06-05; write a later date for "end""#
      ])
    let reversed = "start: 2026-05-05\nend: 2026-05-01"
    let checked = "exports: [/events.ics]\nchecks: [{ when: end < start, say: too early, at: end }]"
    #expect(try await findings(checked, reversed) == ["content/events/a.md:4:6 warning: too early"])
    #expect(try await findings("list: { path: /events/ }", reversed) == [])
  }
}
