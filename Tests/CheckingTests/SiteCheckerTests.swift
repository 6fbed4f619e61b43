import TestSites
import Testing

@Suite("A check") struct SiteCheckerTests {
  private static let home = [
    "index.md": "---\ntitle: Home\n---\n[About](about.md)\n",
    "themes/plain/templates/page.html": "<h1>{{ page.title }}</h1>{{ page.content }}",
  ]

  private func findings(_ files: [String: String]) async throws -> [String] {
    let site = try TestSite(Self.home.merging(files) { $1 })
    let found = await site.checkFindings()
    #expect(site.outputFiles() == [], "a check writes nothing")
    return found.filter { !$0.hasPrefix("themes/") }
  }

  @Test("A site without problems has no findings")
  func clean() async throws {
    #expect(try await findings(["about.md": "---\ntitle: About\n---\n[Home](index.md)\n"]) == [])
  }

  @Test("A link to a heading that does not exist is reported at the link, with the nearest anchor")
  func anchor() async throws {
    let text = "---\ntitle: About\n---\n[Home](index.md) [Goals](#our-goal)\n\n## Our goals\n"
    #expect(
      try await findings(["about.md": text]) == [
        "content/about.md:4:26 warning: /about/ has no heading or anchor \"#our-goal\"; did you mean \"#our-goals\"?"
      ])
  }

  @Test("A page that nothing links to is reported")
  func orphan() async throws {
    let files = ["about.md": "---\ntitle: About\n---\n[Home](index.md)\n", "lost.md": "---\ntitle: Lost\n---\n"]
    #expect(
      try await findings(files).filter { $0.contains("lost.md") }.map { $0.contains("no page links to /lost/") } == [
        true
      ])
  }

  @Test("A file that a script of any kind names is used")
  func script() async throws {
    let settings = "title: Test\nbase-url: https://example.org\ntheme: plain\ntime-zone: UTC\n"
    let files = [
      "site.yml": settings + "active-files: [app.mjs]\n",
      "about.md": "---\ntitle: About\n---\n[Home](index.md)\n", "app.mjs": "load(\"/data.bin\")\n", "data.bin": "1",
      "themes/plain/templates/page.html":
        "<script src=\"/app.mjs\"></script><h1>{{ page.title }}</h1>{{ page.content }}",
    ]
    #expect(try await findings(files) == [])
  }
}
