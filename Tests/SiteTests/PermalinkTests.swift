import Site
import TestSites
import Testing

@Suite("The URLs of documents") struct PermalinkTests {
  @Test(
    "An address is a folder with a page, or a file with an extension",
    arguments: [
      ("/", "index.html", "/sub/"), ("/chapters/texas/", "chapters/texas/index.html", "/sub/chapters/texas/"),
      ("/chapters/texas", "chapters/texas/index.html", "/sub/chapters/texas/"),
      ("/feed.xml", "feed.xml", "/sub/feed.xml"),
      ("/v1.2/", "v1.2/index.html", "/sub/v1.2/"), ("/a//b/", "a/b/index.html", "/sub/a/b/"),
      ("/\u{E9}t\u{E9}/", "\u{E9}t\u{E9}/index.html", "/sub/%C3%A9t%C3%A9/"),
    ])
  func address(path: String, file: String, url: String) {
    let address = SiteAddress(path, basePath: "/sub")
    #expect(address.file == file)
    #expect(address.url == url)
  }

  @Test("A copied file keeps its path")
  func copy() {
    let address = SiteAddress(copying: "files/a b", basePath: "/sub")
    #expect(address.file == "files/a b")
    #expect(address.url == "/sub/files/a%20b")
  }

  @Test("A permalink contains fields and the parts of dates")
  func pattern() async throws {
    let site = try TestSite([
      "news/_type.yml":
        "name: item\npermalink: /{date.year}/{date.month}/{kind}/{slug}/\nfields: { date: { type: date }, kind: { type: text } }\n",
      "news/First day.md": "---\ntitle: A\ndate: 2026-01-02\nkind: Press Release\n---\n",
    ])
    #expect(try await site.findings() == [])
    #expect(site.output("2026/01/press-release/first-day/index.html") == "<h1>A</h1>")
  }

  @Test("A field that a permalink needs must have a value")
  func missing() async throws {
    let site = try TestSite([
      "news/_type.yml": "name: item\npermalink: /{date.month}/{slug}/\nfields: { date: { type: date } }\n",
      "news/a.md": "---\ntitle: A\ndate: 2026\n---\n",
    ])
    let found = try await site.findings()
    #expect(
      found == [
        #"content/news/a.md:1:1 error: the URL of this item needs "date"; fill it in, because content/news/_type.yml sets permalink: /{date.month}/{slug}/"#
      ])
  }
}
