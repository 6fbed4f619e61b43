import Foundation
import TestSites
import Testing

@Suite("Exports") struct ExportTests {
  private static func theme(_ name: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "themes/base/templates/\(name)"), encoding: .utf8)
  }

  private static func site() throws -> TestSite {
    try TestSite([
      "members/_type.yml": """
      name: member
      require: published
      exports: [/members.json, /data/members.csv]
      computed: { current: until is missing }
      fields:
        title: { type: text }
        sort-name: { type: text }
        published: { type: boolean, private: true }
        chapter: { type: reference, to: chapter }
        tags: { type: list, of: { type: text } }
        until: { type: date }
        phone: { type: text, private: true }
      """,
      "members/ana.md":
        "---\ntitle: Ana \"A\" Ruiz\nsort-name: =1+1\npublished: yes\nchapter: texas\ntags: [a, b]\nphone: 555-0100\n---\n",
      "members/ben.md": "---\ntitle: Ben\npublished: yes\nuntil: 2020-05\n---\n",
      "members/eva.md": "---\ntitle: Eva\npublished: no\n---\n",
      "chapters/_type.yml": "name: chapter\nfields: { title: { type: text } }\n",
      "chapters/texas.md": "---\ntitle: Texas\n---\n",
      "themes/plain/templates/export.json": try theme("export.json"),
      "themes/plain/templates/export.csv": try theme("export.csv"),
    ])
  }

  @Test("JSON has exactly the public fields of published documents")
  func json() async throws {
    let site = try Self.site()
    #expect(try await site.findings() == [])
    let text = try #require(site.output("members.json"))
    let members = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    #expect(members.map { $0["title"] as? String } == ["Ana \"A\" Ruiz", "Ben"])
    #expect(
      members[0].keys.sorted() == [
        "chapter", "current", "description", "permalink", "sort_name", "tags", "title", "until",
      ])
    #expect(members[0]["permalink"] as? String == "https://example.org/members/ana/")
    #expect(members[1]["until"] as? String == "2020-05")
  }

  @Test("CSV has a column for each field, and no formulas")
  func csv() async throws {
    let site = try Self.site()
    #expect(try await site.findings() == [])
    #expect(
      site.output("data/members.csv") == """
        title,permalink,sort_name,chapter,tags,until,description,current
        "Ana ""A"" Ruiz",https://example.org/members/ana/,'=1+1,Texas,"a; b",,,true
        Ben,https://example.org/members/ben/,,,,2020-05,,false

        """)
  }

  @Test("A calendar escapes text and folds lines")
  func calendar() async throws {
    let site = try TestSite([
      "events/_type.yml":
        "name: event\nexports: [/events.ics]\nfields: { title: { type: text }, start: { type: date }, end: { type: date } }\n",
      "events/a.md":
        "---\ntitle: \"Housing, and; more\\\\\\nfor all: \(String(repeating: "ä", count: 60))\"\nstart: 2026-03-01 18:30 -0500\nend: 2026-03-02\n---\n",
      "themes/plain/templates/event.ics":
        "BEGIN:VEVENT\n{% for item in items %}\nSUMMARY:{{ item.title }}\nDTSTART{{ item.start | icalendar }}\nDTEND{{ item.end | icalendar }}\n{% endfor %}\nEND:VEVENT\n",
    ])
    #expect(try await site.findings() == [])
    let text = try #require(site.output("events.ics"))
    let unfolded = text.replacing("\r\n ", with: "")
    #expect(
      unfolded
        == "BEGIN:VEVENT\r\nSUMMARY:Housing\\, and\\; more\\\\\\nfor all: \(String(repeating: "ä", count: 60))\r\nDTSTART:20260301T233000Z\r\nDTEND;VALUE=DATE:20260302\r\nEND:VEVENT\r\n"
    )
    #expect(text.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 75 })
  }

  @Test("A feed item keeps its id when its file is renamed or the site moves into a folder")
  func ids() async throws {
    let files = [
      "news/_type.yml":
        "name: item\nfeed: { path: /news/feed.xml }\nfields: { title: { type: text }, date: { type: date } }\n",
      "themes/plain/templates/feed.xml":
        "<rss>{% for item in items %}<guid>{{ item.feed_id }}</guid>{% endfor %}</rss>",
    ]
    let before = try TestSite(files.merging(["news/old.md": "---\ntitle: A\ndate: 2026-01-01\n---\n"]) { $1 })
    try await before.build()
    let after = try TestSite(
      files.merging(["news/new.md": "---\ntitle: A\ndate: 2026-01-01\naliases: [old, newer]\n---\n"]) { $1 })
    after.configure = { $0.site.baseURL = "https://example.org/site" }
    #expect(try await after.findings() == [])
    #expect(before.output("news/feed.xml") == after.output("news/feed.xml"))
    #expect(before.output("news/feed.xml")?.contains("example.org:news/old") == true)
  }
}
