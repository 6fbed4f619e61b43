import TestSites
import Testing

@Suite("Links and images in raw HTML") struct RawHTMLLinkTests {
  private static let settings = """
    title: Test
    base-url: https://example.org/town
    theme: plain
    time-zone: UTC
    markdown: { raw-html: true }

    """
  private static let type = """
    name: post
    permalink: /news/{slug}/
    feed: { path: /news/feed.xml, title: News }
    fields: { title: { type: text }, date: { type: date } }
    """

  private func site(_ body: String, _ files: [String: String] = [:]) throws -> TestSite {
    let common = [
      "site.yml": Self.settings, "news/_type.yml": Self.type, "news/b.md": "---\ntitle: B\n---\n",
      "news/p.png": "GIF89a",
      "news/q.png": "GIF89a", "news/v.mp4": "v", "news/a.md": "---\ntitle: A\ndate: 2026-01-01\n---\n\n\(body)\n",
    ]
    return try TestSite(common.merging(files) { $1 })
  }

  @Test("They are relative to the document's folder, and absolute in feeds")
  func resolved() async throws {
    let site = try site(
      """
      <a href="b.md#x">b</a> <a href="/news/b/">b</a> <a href="#y">y</a> <a href="https://example.net/">e</a>

      <img src="p.png" srcset="p.png 1x, q.png 2x" alt="P">

      <video src="v.mp4" poster="p.png"></video> <!-- <a href="gone.md"> -->

      <!-- <a href="gone.md"> -->
      """)
    #expect(try await site.findings() == [])
    let page = """
      <p><a href="/town/news/b/#x">b</a> <a href="/town/news/b/">b</a> <a href="#y">y</a> <a href="https://example.net/">e</a></p>
      <img src="/town/news/p.png" srcset="/town/news/p.png 1x, /town/news/q.png 2x" alt="P">
      <p><video src="/town/news/v.mp4" poster="/town/news/p.png"></video> </p>

      """
    #expect(site.output("news/a/index.html") == "<h1>A</h1>" + page)
    let feed = try #require(site.output("news/feed.xml"))
    #expect(feed.contains("https://example.org/town/news/a/#y"))
    #expect(!feed.contains("&#34;/town"))
    #expect(feed.contains("https://example.org/town/news/p.png 1x, https://example.org/town/news/q.png 2x"))
  }

  @Test("A broken one is an error at its location")
  func broken() async throws {
    let site = try site(
      """
      <a href="gone.md">a</a> <a href="/gone/">b</a>

      <div>
      <img src="gone.png" alt="P">
      <video src="gone.mp4"></video> <a href="">c</a>
      </div>
      """)
    #expect(
      try await site.findings() == [
        "content/news/a.md:6:10 error: this link points to \"gone.md\", which does not exist; did you mean \"a.md\"?",
        "content/news/a.md:6:34 error: this link points to \"/town/gone/\", which does not exist on the site; link to a content file by its path, as in ../about.md",
        "content/news/a.md:9:11 error: the image \"gone.png\" does not exist; did you mean \"p.png\"?",
        "content/news/a.md:10:13 error: the file \"gone.mp4\" does not exist; did you mean \"v.mp4\"?",
        "content/news/a.md:10:35 error: this link has no URL; write a URL or a path",
      ])
  }

  @Test("One to an unpublished document is a warning, and its text stays")
  func unpublished() async throws {
    let site = try site("<a class=\"x\" href=\"d.md\">draft</a>", ["news/d.md": "---\ntitle: D\ndraft: true\n---\n"])
    let findings = try await site.findings().filter { $0.contains("warning") }
    #expect(
      findings == [
        "content/news/a.md:6:20 warning: this link points to d.md, which is not published: it is a draft; the link is shown as plain text"
      ])
    #expect(site.output("news/a/index.html") == "<h1>A</h1><p><a class=\"x\">draft</a></p>\n")
  }

  @Test("A check finds the text of an image that does not describe it, unless it is empty on purpose")
  func checked() async throws {
    let site = try site(
      "<img src=\"p.png\"> <img src=\"q.png\" alt=\"\"> <a href=\"b.md#none\">x</a>\n\n<img src=\"p.png\" alt=\"IMG_1\">"
    )
    let findings = await site.checkFindings().filter { $0.contains("a.md:") && !$0.contains("no page links") }
    #expect(
      findings == [
        "content/news/a.md:6:11 warning: this image has no alternative text; describe what it shows in a few words",
        "content/news/a.md:6:53 warning: /town/news/b/ has no heading or anchor \"#none\"; use the heading's text in lowercase, with hyphens, as in #our-goals",
        "content/news/a.md:8:11 warning: \"IMG_1\" does not describe the image; describe what it shows in a few words",
      ])
  }
}
