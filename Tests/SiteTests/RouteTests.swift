import TestSites
import Testing

@Suite("Each file of the output has one source") struct RouteTests {
  @Test("A theme's file and a page with the same URL are an error that names both")
  func conflict() async throws {
    let site = try TestSite([
      "feed.xml": "<mine/>",
      "news/_type.yml": "name: item\nfeed: { path: /news/feed.xml }\nfields: { date: { type: date } }\n",
    ])
    #expect(
      try await site.findings() == [
        "content/feed.xml:1:1 error: /feed.xml is also the URL of content/site.yml; change the slug or path of one of them"
      ])
  }

  @Test("A 404.md becomes the page that hosts show for a missing URL")
  func ownNotFoundPage() async throws {
    let site = try TestSite(["index.md": "---\ntitle: Home\n---\n", "404.md": "---\ntitle: Gone\n---\nSorry.\n"])
    #expect(try await site.findings() == [])
    #expect(site.output("404.html") == "<h1>Gone</h1><p>Sorry.</p>\n")
  }

  @Test("Two documents with the same URL are an error")
  func documents() async throws {
    let site = try TestSite(["a.md": "---\ntitle: A\nslug: c\n---\n", "b.md": "---\ntitle: B\nslug: C\n---\n"])
    let found = try await site.findings()
    #expect(
      found == [
        #"content/b.md:1:1 error: /c/ is also the URL of content/a.md; change the slug or path of one of them"#
      ])
  }

  @Test("A file cannot be where another file needs a folder")
  func folder() async throws {
    let site = try TestSite(["about.md": "---\ntitle: About\naliases: [/feed.xml/old/]\n---\n", "feed.xml": "<mine/>"])
    let found = try await site.findings()
    #expect(
      found == [
        #"content/about.md:3:10 error: /feed.xml/old/ needs a folder where the build writes a file for content/feed.xml; change the path of one of them"#
      ])
  }

  @Test("A part of a URL has at most 255 characters, as file systems allow")
  func length() async throws {
    let longest = String(repeating: "a", count: 255)
    let site = try TestSite(["a.md": "---\ntitle: A\nslug: \(longest)\n---\n"])
    #expect(try await site.findings() == [])
    try site.write("---\ntitle: A\nslug: \(longest)b\n---\n", to: "content/a.md")
    let found = try await site.findings()
    let start = "/" + String(repeating: "a", count: 59)
    #expect(
      found == [
        "content/a.md:1:1 error: the URL \(start)… cannot be a file name; use at most 255 characters between two slashes, and no line breaks"
      ])
  }

  @Test("A content file replaces the file that a theme generates at its path")
  func ownFile() async throws {
    let site = try TestSite(["robots.txt": "mine"])
    #expect(try await site.findings() == [])
    #expect(site.output("robots.txt") == "mine")
  }
}
