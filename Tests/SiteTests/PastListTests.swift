import TestSites
import Testing
import Values

@Suite("Lists and feeds whose documents are no longer published") struct PastListTests {
  private static let types = [
    "topics/_type.yml": """
    name: topic
    permalink: /topics/{slug}/
    open: true
    feed-each: { of: [news] }
    fields: { title: { type: text } }
    """,
    "news/_type.yml": """
    name: item
    permalink: /news/{slug}/
    lists:
      - { by: kind, path: "/news/{value}/", feed: true }
      - { by: rooms.name, where: open, path: "/rooms/{value}/", feed: true }
    fields:
      title: { type: text }
      date: { type: date }
      kind: { type: text }
      topics: { type: list, of: { type: reference, to: topic, inverse: news } }
      rooms: { type: list, of: { type: record, fields: { name: { type: text }, open: { type: boolean } } } }
    """,
    "themes/plain/templates/page.html":
      "{% for feed in feeds %}{{ feed.url }} {% endfor %}{{ page.feed.url if page.feed }}{{ page.content }}",
    "themes/plain/templates/list.html":
      "{% for feed in feeds %}{{ feed.url }} {% endfor %}{{ page.feed.url if page.feed }}",
  ]

  private func site(_ files: [String: String], day: Int) throws -> TestSite {
    let site = try TestSite(Self.types.merging(files) { $1 })
    site.today = try #require(DateValue(year: 2026, month: 1, day: day))
    return site
  }

  @Test("A feed of a value, and the feed of a document, keep their files, but pages no longer announce them")
  func feeds() async throws {
    let gala = "---\ntitle: Gala\ndate: 2026-01-01\nkind: party\ntopics: [rent]\nrooms: [{ name: Hall, open: true }]\n"
    let site = try site(
      [
        "news/gala.md": gala + "expires: 2026-01-10\n---\n",
        "a.md":
          "---\ntitle: A\n---\n[1](/news/party/feed.xml) [2](/topics/rent/feed.xml) [3](/rooms/hall/feed.xml)\n",
      ], day: 9)
    #expect(try await site.findings() == [])
    #expect(site.output("topics/rent/index.html") == "/topics/rent/feed.xml /topics/rent/feed.xml")
    #expect(site.output("news/party/index.html") == "/news/party/feed.xml /news/party/feed.xml")
    site.today = try #require(DateValue(year: 2026, month: 1, day: 10))
    #expect(try await site.findings() == [])
    for feed in ["news/party/feed.xml", "topics/rent/feed.xml", "rooms/hall/feed.xml"] {
      #expect(site.output(feed)?.contains("<item>") == false)
    }
    #expect(site.output("topics/rent/index.html") == "")
    #expect(site.output("news/party/index.html") == "")
  }

  @Test("A feed of a value begins with the first document that has a date")
  func start() async throws {
    let site = try site(
      [
        "news/gala.md": "---\ntitle: Gala\nkind: party\ndate: 2026-01-01\npublish-on: 2026-01-10\n---\n",
        "news/ball.md": "---\ntitle: Ball\nkind: party\nexpires: 2026-01-05\n---\n",
      ], day: 9)
    #expect(try await site.findings() == [])
    #expect(site.output("news/party/index.html") == "")
    #expect(site.output("news/party/feed.xml") == nil)
  }

  @Test(
    "A requirement that compares with today keeps the list pages of documents that have met it",
    arguments: [
      ("until >= today", "until: 2026-01-14", true), ("until >= today", "until: 2025", true),
      ("until >= today", "until: 2026-01-15", true), ("from <= today", "from: 2026-01-16", false),
      ("from <= today and until >= today", "from: 2026-01-10\nuntil: 2026-01-12", true),
      ("from <= today and until >= today", "from: 2026-01-13\nuntil: 2026-01-12", false),
      ("until >= today", "publish-on: 2026-01-13\nuntil: 2026-01-12", false),
      ("until >= today", "publish-on: 2026-01-11\nuntil: 2026-01-12", true),
      ("until >= today and hidden is missing", "hidden: true\nuntil: 2026-01-12", false),
      ("hidden is missing", "hidden: true\nexpires: 2026-01-10", false),
      ("hidden is missing", "publish-on: 2026-01-10\nexpires: 2026-01-09", false),
      ("hidden is missing", "publish-on: 2026-01-09\nexpires: 2026-01-10", true),
      ("any terms where end >= today - 1 month", "terms: [{ end: 2025-11-30 }]", true),
      (
        "any terms where end >= today - 1 month and begin <= today", "terms: [{ begin: 2025-12-01, end: 2025-10-01 }]",
        false
      ),
    ])
  func requirements(_ requirement: String, _ fields: String, exists: Bool) async throws {
    let site = try site(
      [
        "events/_type.yml": """
        name: event
        permalink: /events/{slug}/
        require: \(requirement)
        lists: [{ by: place, path: "/events/in/{value}/" }]
        fields:
          title: { type: text }
          place: { type: text }
          hidden: { type: boolean }
          from: { type: date }
          until: { type: date }
          terms: { type: list, of: { type: record, fields: { begin: { type: date }, end: { type: date } } } }
        """,
        "events/a.md": "---\ntitle: A\nplace: Austin\n\(fields)\n---\n",
      ], day: 15)
    #expect(try await site.findings().filter { $0.contains("error") } == [])
    #expect((site.output("events/in/austin/index.html") != nil) == exists)
  }
}
