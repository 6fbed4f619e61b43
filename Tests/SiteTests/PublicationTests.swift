import Diagnostics
import Site
import TestSites
import Testing
import TimeZones
import Values

@Suite("What is published, and when that changes") struct PublicationTests {
  @Test("Drafts, scheduled documents, and expired documents are not published, but drafts can be included")
  func publication() async throws {
    let site = try TestSite([
      "things/_type.yml":
        "name: thing\nlist: { path: /things/ }\nfields:\n  other: { type: list, of: { type: reference, to: thing, inverse: others } }\n",
      "things/shown.md": "---\ntitle: Shown\nother: [draft, later, over]\n---\nSee [it](draft.md).",
      "things/draft.md": "---\ntitle: Draft\ndraft: true\n---\n",
      "things/later.md": "---\ntitle: Later\npublish-on: 2026-01-16\n---\n",
      "things/over.md": "---\ntitle: Over\nexpires: 2026-01-15\n---\n",
      "themes/plain/templates/thing.html": "{{ page.other | length }} {{ page.content }}",
    ])
    #expect(
      try await site.findings() == [
        #"content/things/shown.md:3:9 warning: "draft" is not published: it is a draft; the reference is ignored"#,
        #"content/things/shown.md:3:16 warning: "later" is not published: it is scheduled for 2026-01-16; the reference is ignored"#,
        #"content/things/shown.md:3:23 warning: "over" is not published: it expired on 2026-01-15; the reference is ignored"#,
        "content/things/shown.md:5:10 warning: this link points to draft.md, which is not published: it is a draft; the link is shown as plain text",
      ])
    #expect(site.output("things/index.html") == "<h1>thing</h1><a href=\"/things/shown/\">Shown</a>")
    #expect(site.output("things/shown/index.html") == "0 <p>See it.</p>\n")
    #expect(site.output("things/draft/index.html") == nil)
    #expect(site.output("sitemap.xml")?.contains("draft") == false)

    site.configure = { $0.site.includesDrafts = true }
    try await site.build()
    #expect(site.output("things/draft/index.html") != nil)

    site.configure = { options in
      DateValue(year: 2026, month: 1, day: 16).map { options.site.time = .local($0.secondsSinceEpoch) }
    }
    try await site.build()
    #expect(site.output("things/later/index.html") != nil)
    #expect(site.output("things/draft/index.html") == nil)
  }

  @Test("A file that only unpublished documents name is not published")
  func files() async throws {
    let site = try TestSite([
      "briefs/_type.yml": "name: brief\nfields: { title: { type: text }, pdf: { type: file } }\n",
      "briefs/a.md": "---\ntitle: A\npdf: both.pdf\n---\n",
      "briefs/b.md": "---\ntitle: B\npdf: both.pdf\ndraft: true\n---\n",
      "briefs/c.md": "---\ntitle: C\npdf: draft.pdf\ndraft: true\n---\n",
      "briefs/both.pdf": "x", "briefs/draft.pdf": "x", "briefs/loose.pdf": "x",
    ])
    #expect(try await site.findings() == [])
    #expect(site.outputFiles().filter { $0.hasSuffix("pdf") } == ["briefs/both.pdf", "briefs/loose.pdf"])
  }

  @Test(
    "A requirement that documents do not meet is reported with their number",
    arguments: [
      (1, "1 chapter is not published: it does not meet the condition \"seats > 2\""),
      (2, "2 chapters are not published: they do not meet the condition \"seats > 2\""),
    ])
  func requirement(count: Int, line: String) {
    #expect(FailedRequirement(singular: "chapter", requirement: "seats > 2", count: count).line == line)
  }

  @Test(
    "A reason depends on the date unless it is a draft or a requirement without dates",
    arguments: [
      (UnpublishedReason.draft, "it is a draft", false),
      (.scheduled(DateValue(year: 2026, month: 1, day: 16)!), "it is scheduled for 2026-01-16", true),
      (.over(DateValue(year: 2026, month: 1, day: 14)!), "it expired on 2026-01-14", true),
      (.never, "it expires before it is published", true),
      (.requirement("seats > 2", isDated: false), "it does not meet the condition \"seats > 2\"", false),
      (.requirement("until >= today", isDated: true), "it does not meet the condition \"until >= today\"", true),
    ])
  func reasons(reason: UnpublishedReason, clause: String, isDated: Bool) {
    #expect(reason.clause == clause)
    #expect(reason.isDated == isDated)
    #expect(Optional(reason).afterColon == ": " + clause)
  }
}
