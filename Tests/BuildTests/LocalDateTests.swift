import Build
import Files
import Rendering
import Synchronization
import TestSites
import Testing
import Values

@Suite("Dates in the zone of the site") struct LocalDateTests {
  private static let events = """
    name: event
    permalink: /events/{slug}/
    lists: [{ by: start.month, path: "/events/{value}/" }]
    list: { path: /events/, group: start.year }
    fields: { title: { type: text }, start: { type: date }, time-zone: { type: text }, date: { type: date } }
    """

  private func settings(_ zone: String?) -> String {
    "title: Test\nbase-url: https://example.org\ntheme: plain\n" + (zone.map { "time-zone: \($0)\n" } ?? "")
  }

  @Test(
    "A moment belongs to the month in the zone of its document or the site, and otherwise to the month it is written in",
    arguments: [
      ("America/New_York", "start: 2026-02-01T03:00Z", "2026/01"),
      ("America/New_York", "start: 2026-02-01T05:00Z", "2026/02"),
      ("Asia/Kolkata", "start: 2025-12-31T18:30Z", "2026/01"), ("Asia/Kolkata", "start: 2025-12-31T18:29Z", "2025/12"),
      ("America/New_York", "start: 2026-02-01 00:30", "2026/02"), ("America/New_York", "start: 2026-02-01", "2026/02"),
      ("America/New_York", "start: 2026-02-01T03:00Z\ntime-zone: Europe/Madrid", "2026/02"),
      ("Europe/Madrid", "start: 2026-02-01T03:00Z\ntime-zone: America/New_York", "2026/01"),
      (nil, "start: 2026-02-01 01:00 +0200", "2026/02"),
    ])
  func months(_ zone: String?, _ fields: String, month: String) async throws {
    let site = try TestSite([
      "site.yml": settings(zone), "events/_type.yml": Self.events, "events/a.md": "---\ntitle: A\n\(fields)\n---\n",
      "themes/plain/templates/list.html": "{% for group in groups %}{{ group.label }}{% endfor %}",
    ])
    #expect(try await site.findings().filter { !$0.contains("has no time zone") } == [])
    #expect(
      site.outputFiles().filter { $0.hasPrefix("events/20") } == ["events/\(month)/index.html"])
    #expect(site.output("events/index.html") == String(month.prefix(4)))
  }

  @Test(
    "A feed shows a day as its first moment in the zone of the site",
    arguments: [
      (nil, "2026-01-14", "Wed, 14 Jan 2026 00:00:00 GMT"),
      ("America/New_York", "2026-01-14", "Wed, 14 Jan 2026 00:00:00 -0500"),
      ("America/New_York", "2025-07-14", "Mon, 14 Jul 2025 00:00:00 -0400"),
      ("America/New_York", "2026-01-14T09:00Z", "Wed, 14 Jan 2026 09:00:00 GMT"),
      // Clocks are set forward at midnight.
      ("America/Santiago", "2024-09-08", "Sun, 08 Sep 2024 01:00:00 -0300"), ("America/New_York", "2026-01", ""),
    ])
  func feeds(_ zone: String?, _ date: String, shown: String) async throws {
    let site = try TestSite([
      "site.yml": settings(zone),
      "news/_type.yml":
        "name: news\nfeed: { path: /news.xml }\nfields: { title: { type: text }, date: { type: date } }\n",
      "news/a.md": "---\ntitle: A\ndate: \(date)\n---\n",
      "themes/plain/templates/feed.xml":
        "{{ feed.updated | rfc822 }}{% for item in items %}|{{ item.feed_date | rfc822 }}{% endfor %}",
    ])
    #expect(try await site.findings() == [])
    #expect(site.output("news.xml") == (shown.isEmpty ? "|" : "\(shown)|\(shown)"))
  }

  @Test(
    "A document that has local times must name a zone of the database",
    arguments: [
      (
        "time-zone: Eastern\nstart: 2026-02-01 09:00",
        #"content/events/a.md:3:12 warning: no time zone is named "Eastern", so the times here are in the time zone of the site; did you mean "America/Toronto" (Canada/Eastern) or "America/New_York" (US/Eastern)?"#
      ),
      (
        "start: 2026-02-01 09:00\ntime-zone: Mountain Time",
        #"content/events/a.md:4:12 warning: no time zone is named "Mountain Time", so the times here are in the time zone of the site; did you mean "America/Edmonton" (Canada/Mountain) or "America/Denver" (US/Mountain)?"#
      ),
      (
        "start: 2026-02-01 09:00\ntime-zone: MDT",
        #"content/events/a.md:4:12 warning: no time zone is named "MDT", so the times here are in the time zone of the site; write a name such as America/New_York"#
      ),
      (
        "time-zone: new york\nstart: 2026-02-01 09:00",
        #"content/events/a.md:3:12 warning: no time zone is named "new york", so the times here are in the time zone of the site; did you mean "America/New_York"?"#
      ),
      (
        "time-zone: EST\nstart: 2026-07-01 09:00",
        #"content/events/a.md:3:12 warning: no time zone is named "EST", so the times here are in the time zone of the site; write a name such as America/New_York"#
      ),
      ("time-zone: CDT\nstart: 2026-02-01T09:00-06:00", nil), ("time-zone: Central Time\nstart: 2026-02-01", nil),
      ("time-zone: America/Chicago\nstart: 2026-02-01 09:00", nil),
    ])
  func zones(_ fields: String, warning: String?) async throws {
    let site = try TestSite([
      "site.yml": settings("Europe/Madrid"), "events/_type.yml": Self.events,
      "events/a.md": "---\ntitle: A\n\(fields)\n---\n",
    ])
    #expect(try await site.findings() == [warning].compactMap { $0 })
  }

  @Test(
    "Times are shown in the zone that a document names, and otherwise as they are written",
    arguments: [
      ("time-zone: America/New_York", "2026-07-02T01:00Z", "2026-07-01T21:00:00-04:00"),
      ("time-zone: America/New_York", "2026-01-14 16:30 -0800", "2026-01-14T19:30:00-05:00"),
      ("time-zone: America/New_York", "2026-01-14 16:30", "2026-01-14T16:30:00-05:00"),
      ("time-zone: Pacific Time", "2026-01-14 16:30 -0800", "2026-01-14T16:30:00-08:00"),
      ("", "2026-01-14 16:30 -0800", "2026-01-14T16:30:00-08:00"),
    ])
  func ownZone(_ zone: String, _ start: String, shown: String) async throws {
    let site = try TestSite([
      "site.yml": settings("Europe/Madrid"), "events/_type.yml": Self.events,
      "events/a.md": "---\ntitle: A\nstart: \(start)\n\(zone)\n---\n",
      "themes/plain/templates/event.html": "{{ page.start | rfc3339 }}",
    ])
    #expect(try await site.findings() == [])
    #expect(site.output("events/a/index.html") == shown)
  }

  @Test("The times of the banner are in the zone of the site")
  func banner() async throws {
    let site = try TestSite([
      "site.yml": settings("America/New_York") + "banner: { text: Come, from: 2026-01-14 18:00, until: 2026-01-16 }\n"
    ])
    #expect(try await site.findings() == [])
  }

  @Test("A date in the future is reported as soon as the document is published")
  func futureDate() async throws {
    let site = try TestSite([
      "site.yml": settings("America/New_York"), "events/_type.yml": Self.events,
      "events/a.md": "---\ntitle: A\ndate: 2027-01-05\npublish-on: 2026-01-01\n---\n",
      "events/b.md": "---\ntitle: B\ndate: 2027-01-05\npublish-on: 2027-01-05\n---\n",
    ])
    #expect(
      try await site.findings() == [
        #"content/events/a.md:3:7 warning: "date" is in the future, but this event is already published; correct the date, or write "publish-on: 2027-01-05" to publish the event on that day"#
      ])
  }

  @Test("A sitemap contains no date after today")
  func sitemap() async throws {
    let site = try TestSite([
      "site.yml": settings("America/New_York"), "events/_type.yml": Self.events + "\nfuture-dates: true\n",
      "events/a.md": "---\ntitle: A\ndate: 2026-01-15\n---\n", "events/b.md": "---\ntitle: B\ndate: 2026-01-16\n---\n",
      "events/c.md": "---\ntitle: C\ndate: 2026-01-16T04:59Z\n---\n",
      "events/d.md": "---\ntitle: D\ndate: 2026-01-16T05:00Z\n---\n",
      "themes/plain/templates/sitemap.xml":
        "{% for entry in urls %}{{ entry.permalink }}={{ entry.updated }}\n{% endfor %}",
    ])
    #expect(try await site.findings() == [])
    let lines = site.output("sitemap.xml")?.split(separator: "\n") ?? []
    let dates = lines.filter { $0.contains("/events/") && !$0.hasSuffix("=") }
    #expect(
      dates == ["https://example.org/events/a/=2026-01-15", "https://example.org/events/c/=2026-01-16T04:59:00Z"])
  }

  @Test("A preview shows a new day, and a scheduled moment, as soon as it has begun")
  func preview() async throws {
    let site = try TestSite([
      "events/_type.yml": """
      name: event
      permalink: /events/{slug}/
      fields: { title: { type: text }, start: { type: date } }
      computed: { past: start < today }
      """,
      "events/a.md": "---\ntitle: A\nstart: 2026-01-15\nexpires: 2026-01-16 12:00\n---\n",
      "themes/plain/templates/event.html": "{{ page.title }}{% if page.past %} is over{% endif %}",
    ])
    var options = LoadingOptions(time: .moment(0))
    options.content = site.path("content")
    options.themes = site.path("themes")
    let now = Mutex(1_768_521_599)  // 2026-01-15T23:59:59Z
    let live = LiveSite(options, work: WorkOptions(jobs: 1), clock: { now.withLock { $0 } })
    func page() async -> String? {
      guard case .everything(let state) = await live.update(FolderChanges()).0 else { return nil }
      return state.good?.file(at: "events/a/index.html").map { String(decoding: $0.bytes, as: UTF8.self) } ?? "gone"
    }
    _ = await live.update(FolderChanges(isAnything: true))
    #expect(await !live.isOutOfDate)
    #expect(await page() == nil)
    now.withLock { $0 += 1 }
    #expect(await live.isOutOfDate)
    #expect(await page() == "A is over")
    #expect(await !live.isOutOfDate)
    now.withLock { $0 += 12 * 3600 }
    #expect(await page() == "gone")
    // The first edit after the moment shows the new time, too.
    now.withLock { $0 += 12 * 3600 }
    try site.write("---\ntitle: B\nstart: 2026-01-17\n---\nText\n", to: "content/events/a.md")
    let (update, _) = await live.update(FolderChanges(paths: [site.path("content/events/a.md")]))
    guard case .everything(let state) = update else { return #expect(Bool(false)) }
    #expect(state.good?.file(at: "events/a/index.html").map { String(decoding: $0.bytes, as: UTF8.self) } == "B")
    #expect(await !live.isOutOfDate)
  }
}
