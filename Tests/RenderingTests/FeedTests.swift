import TestSites
import Testing

@Suite("Feeds") struct FeedTests {
  private static let feed =
    "<rss>{{ feed.updated | rfc822 }}{% for item in items %}|{{ item.title }} {{ item.feed_date | rfc822 }} {{ item.feed_id }} {{ item.lead_image.alt }}{% endfor %}</rss>"
  private static let talks = """
    name: talk
    feed: { path: /talks/feed.xml, date: start }
    lists: [{ by: room, path: "/rooms/{value}/", feed: true }]
    fields:
      title: { type: text }
      start: { type: date }
      room: { type: text }
      speaker: { type: reference, to: speaker, inverse: talks }
    """

  private static func site(_ files: [String: String] = [:]) throws -> TestSite {
    let standard = [
      "talks/_type.yml": talks, "themes/plain/templates/feed.xml": feed,
      "speakers/_type.yml": "name: speaker\nfeed-each: { of: [talks] }\nfields: { title: { type: text } }\n",
      "speakers/ana.md": "---\ntitle: Ana\n---\n",
      "talks/a.md": "---\ntitle: A\nstart: 2026-01-03\nroom: Hall\nspeaker: ana\n---\n",
      "talks/b.md": "---\ntitle: B\nstart: 2026-03\nroom: Hall\nspeaker: ana\nfeed-id: own\n---\n",
      "talks/c.md": "---\ntitle: C\nroom: Hall\nspeaker: ana\n---\n",
    ]
    return try TestSite(standard.merging(files) { $1 })
  }

  @Test(
    "The date that a type names dates its documents in every feed, and a month is not a day",
    arguments: ["feed.xml", "talks/feed.xml", "rooms/hall/feed.xml", "speakers/ana/feed.xml"])
  func date(path: String) async throws {
    let site = try Self.site()
    #expect(try await site.findings() == [])
    #expect(
      site.output(path)
        == "<rss>Sat, 03 Jan 2026 00:00:00 GMT|B  own |A Sat, 03 Jan 2026 00:00:00 GMT example.org:talks/a </rss>")
  }

  @Test("IDs use the host in site.yml, also with another base URL, or else the namespace")
  func namespace() async throws {
    let moved = try Self.site()
    moved.configure = { $0.site.baseURL = "https://www.example.net/sub" }
    try await moved.build()
    #expect(moved.output("talks/feed.xml")?.contains(" example.org:talks/a ") == true)
    let named = try Self.site([
      "site.yml": "title: Test\nbase-url: https://www.example.net\nfeed-namespace: example.org\ntheme: plain\n"
    ])
    try await named.build()
    #expect(named.output("talks/feed.xml") == moved.output("talks/feed.xml"))
  }

  @Test("Tables and code in a feed cannot have the focus, because they do not scroll there")
  func focus() async throws {
    let site = try Self.site([
      "themes/plain/templates/feed.xml": "<rss>{% for item in items %}{{ item.feed_content | safe }}{% endfor %}</rss>",
      "talks/c.md": "---\ntitle: C\nstart: 2026-01-02\nroom: Hall\nspeaker: ana\n---\n| a |\n|---|\n\n    b\n",
    ])
    try await site.build()
    let feed = site.output("feed.xml")
    #expect(feed?.contains("<table>") == true && feed?.contains("<pre><code>b") == true)
    #expect(feed?.contains("tabindex") == false)
    #expect(site.output("talks/c/index.html")?.matches(of: /tabindex="0"/).count == 2)
  }

  @Test("A template reports a document at the location of a field, in every build")
  func report() async throws {
    let template = "{{ page | report(\"a talk needs a day\", \"write a day\", at=\"start\") }}"
    let site = try Self.site(["themes/plain/templates/talk.html": "{% if page.title == \"B\" %}\(template){% endif %}"])
    #expect(try await site.findings() == ["content/talks/b.md:3:8 warning: a talk needs a day; write a day"])
    try site.write(
      "---\ntitle: B\n\nstart: 2026-03\nroom: Hall\nspeaker: ana\nfeed-id: own\n---\n", to: "content/talks/b.md")
    #expect(try await site.findings() == ["content/talks/b.md:4:8 warning: a talk needs a day; write a day"])
    #expect(try await site.findings() == ["content/talks/b.md:4:8 warning: a talk needs a day; write a day"])
  }
}
