import Foundation
import Site
import TestSites
import Testing

@Suite("The slots of what templates see") struct SlotTests {
  private static let names: [String] =
    DocumentSlot.allCases.map(\.name) + SiteSlot.allCases.map(\.name) + CollectionSlot.allCases.map(\.name)
    + ListSlot.allCases.map(\.name) + GroupSlot.allCases.map(\.name) + FeedSlot.allCases.map(\.name)
    + PaginationSlot.allCases.map(\.name) + SitemapSlot.allCases.map(\.name) + HeadingSlot.allCases.map(\.name)
    + FieldSlot.allCases.map(\.name) + ChoiceSlot.allCases.map(\.name) + NavigationSlot.allCases.map(\.name)

  @Test("Each slot is documented", arguments: Set(names).sorted())
  func documentation(name: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "docs/themes.md"), encoding: .utf8)
    #expect(text.contains("`\(name)`"))
  }

  @Test("A page of a list has the slots of a document, and those that only documents have are null")
  func list() async throws {
    let site = try TestSite([
      "notes/_type.yml":
        "name: note\nlist: { path: /notes/, title: Notes, description: All notes }\nfields: { title: { type: text } }\n",
      "notes/a.md": "---\ntitle: A\n---\n",
      "themes/plain/templates/list.html":
        "{{ page.title }}|{{ page.description }}|{{ page.permalink }}|{{ page.collection.name }}|{{ page.date is none }}|{{ page.previous is none }}|{{ page.feed is none }}",
    ])
    #expect(try await site.findings() == [])
    #expect(site.output("notes/index.html") == "Notes|All notes|https://example.org/notes/|note|True|True|True")
  }

  @Test("A declared field fills the slot with its name, unless the site does")
  func fields() async throws {
    let site = try TestSite([
      "notes/_type.yml":
        "name: note\ntitle: \"{first} {last}\"\nfields: { first: { type: text }, last: { type: text }, description: { type: text }, date: { type: date }, photo: { type: image } }\n",
      "notes/a.md":
        "---\nfirst: Ana\nlast: Ruiz\ndescription: D\ndate: 2026-01\nphoto: { src: a.png, alt: Alt }\n---\n",
      "notes/a.png": "GIF89a",
      "themes/plain/templates/note.html":
        "{{ page.title }}|{{ page.description }}|{{ page.date }}|{{ page.lead_image.alt }}|{{ page.type }}|{{ page.source_path }}",
    ])
    #expect(try await site.findings() == [])
    #expect(site.output("notes/a/index.html") == "Ana Ruiz|D|2026-01|Alt|note|notes/a.md")
  }

  @Test("The variables that a route does not have are null")
  func variables() async throws {
    let site = try TestSite([
      "a.md": "---\ntitle: A\n---\n",
      "themes/plain/templates/page.html":
        "{{ items is none }} {{ groups is none }} {{ pagination is none }} {{ target is none }} {{ feeds | length }} {{ site.root }}",
    ])
    #expect(try await site.findings() == [])
    #expect(site.output("a/index.html") == "True True True True 0 /")
  }
}
