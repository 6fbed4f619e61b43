import TestSites
import Testing

@Suite("Files that only unpublished documents use are not published") struct WithheldFileTests {
  private static func site(draft: String, published: String = "") throws -> TestSite {
    let site = try TestSite([
      "site.yml":
        "title: Test\nbase-url: https://example.org/site\ntheme: plain\nmarkdown: { raw-html: true }\n",
      "news/draft.md": "---\ntitle: Draft\ndraft: true\n---\n\n\(draft)\n",
      "news/page.md": "---\ntitle: Page\n---\n\n\(published)\n",
      "themes/plain/components/figure.html": "<img src=\"{{ component.src }}\">",
      "themes/plain/components/figure.yml": "attributes: { src: { type: file, required: true } }\n",
    ])
    for file in ["news/minutes.pdf", "news/Ana's report (1).v2.pdf"] {
      try site.write("A file.", to: "content/" + file)
    }
    return site
  }

  static let uses = [
    "[Minutes](minutes.pdf)", "[Minutes](<minutes.pdf> \"The minutes\")", "[Minutes][1]\n\n[1]: ./minutes.pdf",
    "![Minutes](/news/minutes.pdf)", ":::figure{src=minutes.pdf}\n:::", ":::figure{src=\"../news/minutes.pdf\"}\n:::",
    "<a href='min&#117;tes.pdf#page=2'>Minutes</a>",
    "[Minutes](min%75tes.pdf)",
  ]

  @Test("In each way that a document can use a file", arguments: uses)
  func withheld(use: String) async throws {
    let site = try Self.site(draft: use)
    #expect(try await site.findings().filter { $0.contains("error") } == [])
    #expect(site.output("news/page/index.html") != nil && site.output("news/minutes.pdf") == nil)
  }

  @Test("A file that a published document also uses is published", arguments: uses)
  func published(use: String) async throws {
    let site = try Self.site(draft: "[Minutes](minutes.pdf)", published: use)
    #expect(try await site.findings().filter { $0.contains("error") } == [])
    #expect(site.output("news/minutes.pdf") != nil)
  }

  @Test(
    "A name in other text withholds a file and does not publish it",
    arguments: ["The minutes are in minutes.pdf.", "`minutes.pdf`", "(minutes.pdf)", "| minutes.pdf |\n| --- |"])
  func mentioned(text: String) async throws {
    let site = try Self.site(draft: text, published: text)
    #expect(try await site.findings().filter { $0.contains("error") } == [])
    #expect(site.output("news/minutes.pdf") == nil)
  }

  @Test("The URL of a file withholds it, and the URL of a file on another site does not publish it")
  func urls() async throws {
    let site = try Self.site(
      draft: "<https://example.org/site/news/minutes.pdf>", published: "<https://example.com/news/minutes.pdf>")
    #expect(try await site.findings().filter { $0.contains("error") } == [])
    #expect(site.output("news/minutes.pdf") == nil)
  }

  @Test("A file that a Markdown field uses")
  func fields() async throws {
    let site = try Self.site(draft: "")
    try site.write(
      "name: news\nfields: { title: { type: text }, summary: { type: markdown } }\n", to: "content/news/_type.yml")
    try site.write(
      "---\ntitle: Draft\ndraft: true\nsummary: \"[Minutes](minutes.pdf)\"\n---\n", to: "content/news/draft.md")
    _ = try await site.build()
    #expect(site.output("news/minutes.pdf") == nil)
  }

  @Test("A file that site.yml uses is published")
  func settings() async throws {
    let site = try Self.site(draft: "We replaced minutes.pdf")
    let settings =
      "title: Test\nbase-url: https://example.org\ntheme: plain\nnavigation: [{ label: Minutes, url: /news/minutes.pdf }]\n"
    try site.write(settings, to: "content/site.yml")
    let errors = try await site.findings().filter { $0.contains("error") }
    #expect(errors == [], "\(errors)")
    #expect(site.output("news/minutes.pdf") != nil)
  }

  @Test("Names with spaces and punctuation")
  func unusualNames() async throws {
    let site = try Self.site(draft: "[Report](<Ana's report (1).v2.pdf>) and [](Ana's%20report%20\\(1\\).v2.pdf)")
    #expect(try await site.findings().filter { $0.contains("error") } == [])
    #expect(site.output("news/Ana's report (1).v2.pdf") == nil && site.output("news/minutes.pdf") != nil)
  }

  @Test("A file is published with its document by a build that uses the build record")
  func incremental() async throws {
    let site = try Self.site(draft: "[Minutes](minutes.pdf)")
    _ = try await site.build()
    #expect(site.output("news/minutes.pdf") == nil)
    try site.write("---\ntitle: Page\n---\n\n[Minutes](minutes.pdf)\n", to: "content/news/page.md")
    _ = try await site.build()
    #expect(site.output("news/minutes.pdf") != nil)
    try site.write("---\ntitle: Page\n---\n", to: "content/news/page.md")
    _ = try await site.build()
    #expect(site.output("news/minutes.pdf") == nil)
  }
}
