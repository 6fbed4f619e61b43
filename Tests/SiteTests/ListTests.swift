import TestSites
import Testing

@Suite("Lists and feeds by value") struct ListTests {
  private static func site() throws -> TestSite {
    try TestSite([
      "members/_type.yml": """
      name: member
      label: Members
      sort: [state, title]
      list: { path: /members/, group: state, page-size: 3 }
      lists:
        - { by: state, path: "/members/in/{value}/", title: "Members in {value}" }
        - { by: offices.level, path: "/members/level/{value}/" }
        - { by: title.letter, path: "/members/letter/{value}/" }
      fields:
        title: { type: text }
        state: { type: text }
        offices: { type: list, of: { type: record, fields: { level: { type: choice, of: [city, school board] } } } }
      """,
      "members/ana.md":
        "---\ntitle: Ana\nstate: New York\noffices: [{ level: city }, { level: school board }, { level: city }]\n---\n",
      "members/ben.md": "---\ntitle: Ben\nstate: Texas\noffices: [{ level: city }]\n---\n",
      "members/eva.md": "---\ntitle: Ęva\nstate: Texas\n---\n",
      "members/dot.md": "---\ntitle: Dot\nstate: New York\ndraft: true\n---\n",
      "news/_type.yml": """
      name: item
      label: News
      list: { path: /news/ }
      feed: { path: /news/feed.xml }
      lists:
        - { by: date.year, path: "/news/{value}/", title: "News of {value}" }
        - { by: date.month, path: "/news/{value}/", title: "News of {value}" }
        - { by: kind, path: "/news/kind/{value}/", feed: true }
        - { by: members, path: "/news/about/{value}/" }
      fields:
        title: { type: text }
        date: { type: date }
        kind: { type: choice, of: [statement, press release] }
        members: { type: list, of: { type: reference, to: member, inverse: news } }
      """,
      "news/a.md": "---\ntitle: A\ndate: 2025-12-03\nkind: statement\nmembers: [ana]\n---\n",
      "news/b.md": "---\ntitle: B\ndate: 2025\nkind: press release\nmembers: [ana, dot]\n---\n",
      "news/c.md": "---\ntitle: C\ndate: 2026-01-02\nkind: statement\n---\n",
      "themes/plain/templates/list.html": """
      {{ page.title }}|{% for group in groups %}{{ group.label }}: {{ group.items | map(attribute="title") | join(" ") }};{% else %}{{ items | map(attribute="title") | join(" ") }}{% endfor %}
      """,
      "themes/plain/templates/page.html":
        "{% for list in collections.item.lists %}{{ list.by }} {{ list.label }} {{ list.url }} {{ list.count }}{% if list.feed %} {{ list.feed.url }}{% endif %}{% if list.date %} {{ list.date | date('%b %Y') }}{% endif %}\n{% endfor %}",
      "index.md": "---\ntitle: Home\n---\n",
    ])
  }

  @Test("Each value in use has a list page")
  func lists() async throws {
    let site = try Self.site()
    site.configure = { $0.site.includesDrafts = false }
    #expect(try await site.findings().map { $0.contains("\"dot\" is not published") } == [true])
    #expect(
      site.outputFiles().filter { $0.hasPrefix("members/") && $0.split(separator: "/").count > 3 } == [
        "members/in/new-york/index.html", "members/in/texas/index.html", "members/letter/a/index.html",
        "members/letter/b/index.html", "members/letter/e/index.html", "members/level/city/index.html",
        "members/level/school-board/index.html",
      ])
    #expect(site.output("members/in/texas/index.html") == "Members in Texas|Ben Ęva")
    #expect(site.output("members/level/city/index.html") == "Members: city|Ana Ben")
    #expect(site.output("members/index.html") == "Members|New York: Ana;Texas: Ben Ęva;")
    #expect(site.output("news/2025/index.html") == "News of 2025|A B")
    #expect(site.output("news/2025/12/index.html") == "News of 2025-12|A")
    #expect(site.output("news/about/ana/index.html") == "News: Ana|A B")
    #expect(
      site.output("index.html") == """
        date.year 2026 /news/2026/ 1 2026
        date.year 2025 /news/2025/ 2 2025
        date.month 2026-01 /news/2026/01/ 1 Jan 2026
        date.month 2025-12 /news/2025/12/ 1 Dec 2025
        kind press release /news/kind/press-release/ 1 /news/kind/press-release/feed.xml
        kind statement /news/kind/statement/ 2 /news/kind/statement/feed.xml
        members Ana /news/about/ana/ 2

        """)
  }

  @Test("A document has a feed of the dated documents that refer to it")
  func ownFeeds() async throws {
    let site = try Self.site()
    try site.write(
      "name: member\nfeed-each: { of: [news] }\nfields: { title: { type: text }, state: { type: text }, offices: { type: list, of: { type: text } } }\n",
      to: "content/members/_type.yml")
    for name in ["ana", "ben", "eva", "dot"] {
      try site.write("---\ntitle: \(name)\n---\n", to: "content/members/\(name).md")
    }
    try site.write(
      "{{ page.feed.url }} {{ feeds | map(attribute='title') | join(', ') }}", to: "themes/plain/templates/member.html")
    try site.write("", to: "themes/plain/templates/page.html")
    #expect(try await site.findings() == [])
    #expect(
      site.outputFiles().filter { $0.hasSuffix("feed.xml") } == [
        "feed.xml", "members/ana/feed.xml", "members/dot/feed.xml", "news/feed.xml", "news/kind/press-release/feed.xml",
        "news/kind/statement/feed.xml",
      ])
    #expect(site.output("members/ana/index.html") == "/members/ana/feed.xml Test, Test: ana")
    #expect(site.output("members/ben/index.html") == " Test")
    #expect(site.output("members/ana/feed.xml")?.contains("<item>A|") == true)
  }

  @Test(
    "An invalid list by value is an error",
    arguments: [
      (
        "{ by: satte, path: \"/a/{value}/\" }",
        #"4:11 error: documents cannot be grouped by "satte"; did you mean "state"?"#
      ),
      (
        "{ by: born.week, path: \"/a/{value}/\" }",
        #"4:11 error: documents cannot be grouped by "born.week"; use a text, choice, or reference field, or date.year, date.month, or title.letter"#
      ),
      (
        "{ by: phone, path: \"/a/{value}/\" }",
        #"4:11 error: documents cannot be grouped by "phone"; use a text, choice, or reference field, or date.year, date.month, or title.letter"#
      ),
      (
        "{ by: state, path: /a/ }",
        "4:5 error: every value would have the same path; add {value} to the path, as in /news/{value}/"
      ),
    ])
  func mistakes(_ list: String, message: String) async throws {
    let site = try TestSite([
      "members/_type.yml": """
      name: member
      feed: false
      lists:
        - \(list)
      fields: { title: { type: text }, state: { type: text }, born: { type: date }, phone: { type: text, private: true } }
      """
    ])
    #expect(try await site.findings() == ["content/members/_type.yml:" + message])
  }
}
