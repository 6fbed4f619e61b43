import TestSites
import Testing

@Suite("Previous, next, and edit links") struct NeighborTests {
  @Test("The previous and next documents follow the order of the collection")
  func order() async throws {
    let template =
      "{% if page.previous %}{{ page.previous.title }}{% endif %}|{% if page.next %}{{ page.next.title }}{% endif %}"
    let site = try TestSite([
      "notes/_type.yml": "name: note\nsort: [-date]\nfields:\n  title: { type: text }\n  date: { type: date }\n",
      "notes/a.md": "---\ntitle: Old\ndate: 2024\n---\n",
      "notes/b.md": "---\ntitle: Middle\ndate: 2025\n---\n",
      "notes/c.md": "---\ntitle: New\ndate: 2026\n---\n",
      "notes/d.md": "---\ntitle: Draft\ndate: 2025\ndraft: true\n---\n",
      "about.md": "---\ntitle: About\n---\n",
      "themes/plain/templates/page.html": template,
    ])
    let found = try await site.findings()
    #expect(found == [])
    #expect(site.output("notes/a/index.html") == "Middle|")
    #expect(site.output("notes/b/index.html") == "New|Old")
    #expect(site.output("notes/c/index.html") == "|Middle")
    #expect(site.output("about/index.html") == "|")
  }

  @Test("A document with a file has the edit URL that site.yml defines")
  func editing() async throws {
    let site = try TestSite([
      "site.yml":
        "title: T\nbase-url: https://example.org\ntheme: plain\nedit-url: \"https://git.example/edit/main/{path}\"\n",
      "topics/_type.yml": "name: topic\nopen: true\nfields:\n  title: { type: text }\n",
      "notes/_type.yml":
        "name: note\nfields:\n  title: { type: text }\n  topic: { type: reference, to: topic }\n",
      "notes/a b.md": "---\ntitle: A\ntopic: Housing\n---\n",
      "themes/plain/templates/page.html": "{% if page.edit_url %}{{ page.edit_url }}{% endif %}",
    ])
    let found = try await site.findings()
    #expect(found == [])
    #expect(site.output("notes/a-b/index.html") == "https://git.example/edit/main/notes/a%20b.md")
    #expect(site.output("topics/housing/index.html") == "")
  }

  @Test("An edit-url without {path} is an error")
  func wrongEditURL() async throws {
    let site = try TestSite([
      "site.yml": "title: T\nbase-url: https://example.org\ntheme: plain\nedit-url: https://git.example/\n"
    ])
    let found = try await site.findings()
    #expect(
      found == [
        #"content/site.yml:4:11 error: "https://git.example/" must begin with https:// and contain {path}; write a URL such as https://github.com/you/site/edit/main/content/{path}"#
      ])
  }
}
