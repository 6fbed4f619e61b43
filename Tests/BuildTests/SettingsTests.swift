import TestSites
import Testing
import Values

@Suite("Settings in site.yml") struct SettingsTests {
  private static let settings = "title: Test\nbase-url: https://example.org\ntheme: plain\ntime-zone: UTC\n"

  @Test(
    "A banner is shown between its dates",
    arguments: [
      ("2026-01-31", ""), ("2026-02-01", "Vote /vote/"), ("2026-02-28", "Vote /vote/"), ("2026-03-01", ""),
    ])
  func banner(_ day: String, shown: String) async throws {
    let site = try TestSite([
      "site.yml": Self.settings
        + "banner: { text: Vote, url: https://example.com/vote/, from: 2026-02-01, until: 2026-02 }\n",
      "a.md": "---\ntitle: A\n---\n",
      "themes/plain/templates/page.html":
        "{% if site.banner %}{{ site.banner.text }} {{ site.banner.url | replace('https://example.com', '') }}{% endif %}",
    ])
    guard case .success(let today) = DateValue.read(day) else { return }
    site.today = today
    #expect(try await site.findings() == [])
    #expect(site.output("a/index.html") == shown)
  }

  @Test("Templates show a file's size, and files of unpublished documents are not published")
  func files() async throws {
    let site = try TestSite([
      "briefs/_type.yml":
        "name: brief\nfields: { title: { type: text }, pdf: { type: file }, photo: { type: image } }\n",
      "briefs/a.md": "---\ntitle: A\npdf: a.pdf\n---\n[Text](b.pdf) and [more](shared.pdf)\n",
      "briefs/b.md": "---\ntitle: B\ndraft: true\npdf: b.pdf\nphoto: { src: b.jpg, alt: B }\n---\n",
      "briefs/c.md": "---\ntitle: C\ndraft: true\npdf: a.pdf\n---\n",
      "briefs/a.pdf": String(repeating: "a", count: 1_250_000), "briefs/b.pdf": "b", "briefs/b.jpg": "GIF89a",
      "briefs/shared.pdf": "s",
      "themes/plain/templates/brief.html": "{{ page.pdf }} {{ page.pdf | file_size }} {{ page.content }}",
    ])
    #expect(try await site.findings() == [])
    let text = "<p><a href=\"/briefs/b.pdf\">Text</a> and <a href=\"/briefs/shared.pdf\">more</a></p>\n"
    #expect(site.output("briefs/a/index.html") == "/briefs/a.pdf 1.3 MB " + text)
    #expect(
      site.outputFiles().filter { $0.hasPrefix("briefs/") && !$0.hasSuffix("html") } == [
        "briefs/a.pdf", "briefs/b.pdf", "briefs/shared.pdf",
      ])
  }
}
