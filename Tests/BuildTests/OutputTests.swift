import Diagnostics
import Foundation
import TestSites
import Testing
import Values

@Suite("The output")
struct OutputTests {
  private let news = [
    "news/_type.yml": """
    name: news-item
    label: News
    permalink: /news/{date.year}/{slug}/
    sort: [-date]
    list: { path: /news/, page-size: 2 }
    feed: { path: /news/feed.xml, title: News feed }
    fields:
      date: { type: date, required: true }
    """,
    "news/one.md":
      "---\ntitle: One & only\ndate: 2024-05-06 07:08 -0500\n---\nHello [you](../about.md#us), [me](#me) and ![it](pic.svg).\n",
    "news/two.md": "---\ntitle: Two\ndate: 2025\n---\n",
    "news/three.md": "---\ntitle: Three\ndate: 2023-01\naliases: [/old/three/, /2023/01/three]\n---\n",
    "news/pic.svg": "<svg/>",
    "about.md": "---\ntitle: About\n---\n",
    "index.md": "---\ntitle: Home\n---\n[News](/news/) and [feed](/news/feed.xml)\n",
  ]

  @Test("Every file is written to its route")
  func routes() async throws {
    let site = try TestSite(news)
    #expect(try await site.findings() == [])
    #expect(
      site.outputFiles() == [
        "2023/01/three/index.html", "404.html", "_redirects", "about/index.html", "feed.xml", "index.html",
        "news/2023/three/index.html",
        "news/2024/one/index.html", "news/2025/two/index.html", "news/feed.xml", "news/index.html",
        "news/page/2/index.html",
        "news/pic.svg", "old/three/index.html", "robots.txt", "sitemap.xml",
      ])
    #expect(site.output("news/page/2/index.html") == "<h1>News</h1><a href=\"/news/2023/three/\">Three</a>")
    #expect(
      site.output("old/three/index.html") == "<a href=\"/news/2023/three/\">https://example.org/news/2023/three/</a>")
  }

  @Test("Links between files become URLs below the path of the base URL")
  func links() async throws {
    let site = try TestSite(news)
    site.configure = { $0.site.baseURL = "https://example.org/sub/" }
    #expect(try await site.findings() == [])
    #expect(
      site.output("news/2024/one/index.html")
        == "<h1>One &amp; only</h1><p>Hello <a href=\"/sub/about/#us\">you</a>, <a href=\"#me\">me</a> and <img src=\"/sub/news/pic.svg\" alt=\"it\" />.</p>\n"
    )
    #expect(
      site.output("index.html")
        == "<h1>Home</h1><p><a href=\"/sub/news/\">News</a> and <a href=\"/sub/news/feed.xml\">feed</a></p>\n")
    #expect(site.output("sitemap.xml")?.contains("<loc>https://example.org/sub/news/2024/one/</loc>") == true)
  }

  @Test("A feed has the newest item first, with absolute links in escaped content")
  func feed() async throws {
    let site = try TestSite(news)
    try await site.build()
    #expect(
      site.output("news/feed.xml") == """
        <rss><title>News feed</title><item>Two||</item>\
        <item>One &amp; only|Mon, 06 May 2024 07:08:00 -0500|\
        &lt;p&gt;Hello &lt;a href=&#34;https://example.org/about/#us&#34;&gt;you&lt;/a&gt;, \
        &lt;a href=&#34;https://example.org/news/2024/one/#me&#34;&gt;me&lt;/a&gt; and \
        &lt;img src=&#34;https://example.org/news/pic.svg&#34; alt=&#34;it&#34; /&gt;.&lt;/p&gt;
        </item><item>Three||</item></rss>
        """)
  }

  @Test("The output is the same for any number of jobs")
  func jobs() async throws {
    var files = news
    for number in 0..<120 {
      files["news/n\(number).md"] =
        "---\ntitle: N \(number)\ndate: 2020-01-\(number % 28 + 10 > 28 ? 11 : number % 19 + 10)\n---\nText \(number)\n"
    }
    let (first, second) = (try TestSite(files), try TestSite(files))
    try await first.build(jobs: 1)
    try await second.build(jobs: 16)
    #expect(first.outputFiles() == second.outputFiles())
    for file in first.outputFiles() { #expect(first.output(file) == second.output(file)) }
  }

  @Test("Only changed files are written")
  func unchanged() async throws {
    let site = try TestSite(news)
    try await site.build()
    let before = try site.modified("about/index.html")
    try site.write("---\ntitle: Two\ndate: 2025\n---\nNew", to: "content/news/two.md")
    let made = try #require(try await site.build().made)
    #expect(try site.modified("about/index.html") == before)
    #expect(made.counts.written == 3)
    #expect(site.output("news/2025/two/index.html")?.contains("New") == true)
  }

  @Test("Outdated files are removed, and files that Broadside did not write are kept")
  func stale() async throws {
    let site = try TestSite(news)
    try await site.build()
    try site.write("mine", to: "output/news/2023/three/mine.txt")
    try site.write("mine", to: "output/CNAME")
    try site.remove("content/news/three.md")
    try site.remove("content/news/two.md")
    let made = try #require(try await site.build().made)
    #expect(made.counts.removed == 6)
    #expect(site.output("news/2023/three/index.html") == nil)
    #expect(site.output("news/2023/three/mine.txt") == "mine")
    #expect(site.output("CNAME") == "mine")
    #expect(!site.outputFiles().contains { $0.hasPrefix("news/2025") || $0.hasPrefix("old") })
  }

  @Test("A failed build keeps the previous output")
  func failure() async throws {
    let site = try TestSite(news)
    try await site.build()
    let before = site.outputFiles().map { ($0, site.output($0)) }
    try site.write("---\ntitle: Changed\ndate: never\n---\n", to: "content/news/two.md")
    try site.remove("content/news/three.md")
    #expect(try await site.build().made == nil)
    for (file, text) in before { #expect(site.output(file) == text) }
    #expect(site.outputFiles().count == before.count)
  }

  @Test("In strict mode, a warning prevents writing")
  func strict() async throws {
    let site = try TestSite(["a.md": "---\ntitle: A\n---\n<b>x</b>\n"])
    site.configure = { $0.isStrict = true }
    #expect(try await site.build().made == nil)
    #expect(site.outputFiles() == [])
  }

  @Test("A theme has its own files and the files of the theme that it extends")
  func themes() async throws {
    let site = try TestSite([
      "site.yml": "title: T\nbase-url: https://example.org\ntheme: child\n",
      "themes/child/theme.yml": "name: child\nextends: plain\n",
      "themes/child/templates/page.html": "child {{ page.title }}",
      "themes/child/static/site.css": "child",
      "themes/plain/static/site.css": "plain",
      "themes/plain/static/print.css": "plain",
      "a.md": "---\ntitle: A\n---\n",
    ])
    #expect(try await site.findings() == [])
    #expect(site.output("a/index.html") == "child A")
    #expect(site.output("site.css") == "child")
    #expect(site.output("print.css") == "plain")
    #expect(site.output("404.html") == "<h1>Page not found</h1>")
  }

  @Test("A template error is reported with its location, and nothing is written")
  func templateMistake() async throws {
    let site = try TestSite([
      "a.md": "---\ntitle: A\n---\n", "themes/plain/templates/page.html": "<p>\n{{ page.titel }}</p>",
    ])
    let findings = try await site.findings()
    #expect(findings.first?.hasPrefix("themes/plain/templates/page.html:2:") == true)
    #expect(findings.first?.contains("did you mean \"title\"?") == true)
    #expect(site.outputFiles() == [])
  }

  @Test("All links in a feed are absolute, including footnotes")
  func feedLinks() async throws {
    var files = news
    files["news/one.md"] =
      "---\ntitle: One\ndate: 2024-05-06\n---\nA note.[^1] [Host](//example.com/x)\n\n[^1]: Here.\n"
    files["news/three.md"] = nil
    let site = try TestSite(files)
    #expect(try await site.findings() == [])
    let feed = try #require(site.output("news/feed.xml"))
    #expect(feed.contains("href=&#34;https://example.org/news/2024/one/#fn-1&#34;"))
    #expect(feed.contains("href=&#34;https://example.com/x&#34;"))
    #expect(!feed.contains("href=&#34;#"))
  }
}
