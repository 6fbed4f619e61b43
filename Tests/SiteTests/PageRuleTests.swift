import TestSites
import Testing

@Suite("Documents without a page of their own") struct PageRuleTests {
  @Test("A link to a document without a page goes to its external URL, or is an error")
  func pages() async throws {
    let site = try TestSite([
      "news/_type.yml": """
      name: item
      page: { unless: link }
      list: { path: /news/ }
      feed: { path: /news/feed.xml }
      fields: { title: { type: text }, date: { type: date }, link: { type: url } }
      """,
      "news/own.md": "---\ntitle: Own\ndate: 2026-01-02\n---\nSee [the paper](theirs.md).\n",
      "news/theirs.md": "---\ntitle: Theirs\ndate: 2026-01-01\nlink: https://example.com/story\n---\n",
      "offices/_type.yml": "name: office\npage: false\nfields: { title: { type: text } }\n",
      "offices/clerk.md": "---\ntitle: Clerk\n---\nA [dead](gone.md) link.\n",
      "index.md": "---\ntitle: Home\n---\n[Theirs](news/theirs.md) [Clerk](offices/clerk.md)\n",
      "themes/plain/templates/feed.xml":
        "<rss>{% for item in items %}<link>{{ item.permalink }}</link>{% endfor %}</rss>",
    ])
    let found = try await site.findings()
    #expect(
      found == [
        "content/index.md:4:34 error: this link points to offices/clerk.md, which has no page; link to a page that lists it",
        #"content/offices/clerk.md:4:10 error: this link points to "gone.md", which does not exist; did you mean "clerk.md"?"#,
      ])
    try site.write("---\ntitle: Home\n---\n[Theirs](news/theirs.md)\n", to: "content/index.md")
    try site.write("---\ntitle: Clerk\n---\n", to: "content/offices/clerk.md")
    #expect(try await site.findings() == [])
    #expect(site.output("index.html") == "<h1>Home</h1><p><a href=\"https://example.com/story\">Theirs</a></p>\n")
    #expect(site.output("news/index.html")?.contains("<a href=\"https://example.com/story\">Theirs</a>") == true)
    #expect(
      site.output("news/feed.xml")
        == "<rss><link>https://example.org/news/own/</link><link>https://example.com/story</link></rss>")
    #expect(site.outputFiles().filter { $0.contains("theirs") || $0.hasPrefix("offices") } == [])
  }
}
