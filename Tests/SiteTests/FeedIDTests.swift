import TestSites
import Testing

@Suite("The IDs of documents in feeds") struct FeedIDTests {
  private static let type =
    "name: item\nfeed: { path: /news/feed.xml }\nfields: { title: { type: text }, date: { type: date } }\n"

  private static func site(_ documents: [String: String]) throws -> TestSite {
    let files = documents.map { ("news/\($0).md", "---\ntitle: \($0)\ndate: 2026-01-02\n\($1)\n---\n") }
    return try TestSite(
      [
        "news/_type.yml": type,
        "themes/plain/templates/feed.xml": "<rss>{% for item in items %}{{ item.feed_id }} {% endfor %}</rss>",
      ].merging(files) { $1 })
  }

  @Test("An ID is the oldest name of the document, so that it stays when the document is renamed, or its own")
  func ids() async throws {
    let site = try Self.site(["a": "", "b": "aliases: [former, latest]", "c": "feed-id: urn:own"])
    #expect(try await site.findings() == [])
    #expect(site.output("news/feed.xml") == "<rss>example.org:news/a example.org:news/former urn:own </rss>")
  }

  @Test("Two documents cannot have the same ID, even if one has it from its name")
  func repeated() async throws {
    let site = try Self.site([
      "a": "", "b": "feed-id: example.org:news/a", "c": "feed-id: x", "d": "feed-id: x\ndraft: true",
    ])
    let found = try await site.findings()
    #expect(
      found == [
        #"content/news/b.md:4:10 error: "example.org:news/a" is also the feed ID of content/news/a.md; remove "feed-id" from the document that did not have this ID before"#,
        #"content/news/d.md:4:10 error: "x" is also the feed ID of content/news/c.md; remove "feed-id" from the document that did not have this ID before"#,
      ])
  }
}
