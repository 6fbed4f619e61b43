import TestSites
import Testing
import Values

@Suite("Links to documents that are published on no day") struct UnpublishedLinkTests {
  private static let files = [
    "members/_type.yml": """
    name: member
    permalink: /members/{slug}/
    require: consent
    list: { path: /members/ }
    fields: { title: { type: text }, consent: { type: boolean } }
    """,
    "members/ana.md": "---\ntitle: Ana\nconsent: true\n---\n",
    "members/ben.md": "---\ntitle: Ben\naliases: [benjamin, /old/]\n---\n",
    "join.md": "---\ntitle: Join\ndraft: true\n---\n",
  ]

  @Test("A link by URL is reported like a link by file, and shown as text")
  func documents() async throws {
    let site = try TestSite(
      Self.files.merging([
        "a.md": """
        ---
        title: A
        ---
        [1](/join/) [2](join.md) [3](/members/ben/#top) [4](/members/benjamin/) [5](/old/)
        """
      ]) { $1 })
    let text = "the link is shown as plain text"
    let help = text + " while its target is not published"
    let unmet = #"is not published: it does not meet the condition "consent""#
    let found = try await site.findings().filter { $0.contains("warning") }
    #expect(
      found == [
        #"content/a.md:4:5 warning: this link points to "/join/", which is not published: it is a draft; \#(help)"#,
        #"content/a.md:4:17 warning: this link points to join.md, which is not published: it is a draft; \#(text)"#,
        #"content/a.md:4:30 warning: this link points to "/members/ben/#top", which \#(unmet); \#(help)"#,
        #"content/a.md:4:53 warning: this link points to "/members/benjamin/", which \#(unmet); \#(help)"#,
        #"content/a.md:4:77 warning: this link points to "/old/", which \#(unmet); \#(help)"#,
      ])
    #expect(site.output("a/index.html") == "<h1>A</h1><p>1 2 3 4 5</p>\n")
    site.configure = { $0.isStrict = true }
    #expect(try await site.build().diagnostics.contains { $0.fails(isStrict: true) })
    site.configure = { $0.site.includesDrafts = true }
    #expect(try await site.findings().filter { $0.contains("/join/") } == [])
  }

  @Test("In the menu and the redirects, too, such a link is a warning")
  func settings() async throws {
    let site = try TestSite(
      Self.files.merging([
        "a.md": "---\ntitle: A\n---\n",
        "site.yml": """
        title: Test
        base-url: https://example.org
        theme: plain
        time-zone: UTC
        navigation:
          - { label: Join, url: /join/ }
          - { label: Join, page: join.md }
          - { label: Ana, url: /members/ana/ }
        redirects:
          /1/: /members/ben/
          /2/: members/ben.md
          /3/: join.md
        """,
        "themes/plain/templates/page.html": "{% for entry in site.navigation %}{{ entry.url }} {% endfor %}",
      ]) { $1 })
    let menu = "the menu omits the entry while its target is not published"
    let unmet = #"is not published: it does not meet the condition "consent""#
    let list = "while the target is not published, this URL redirects to"
    #expect(
      try await site.findings().filter { $0.contains("warning") } == [
        #"content/site.yml:6:25 warning: "Join" points to "/join/", which is not published: it is a draft; \#(menu)"#,
        #"content/site.yml:7:26 warning: "Join" points to content/join.md, which is not published: it is a draft; \#(menu)"#,
        #"content/site.yml:10:8 warning: "/1/" redirects to "/members/ben/", which \#(unmet); \#(list) /members/"#,
        #"content/site.yml:11:8 warning: "/2/" redirects to "members/ben.md", which \#(unmet); \#(list) /members/"#,
        #"content/site.yml:12:8 warning: "/3/" redirects to "join.md", which is not published: it is a draft; \#(list) /"#,
      ])
    #expect(site.output("a/index.html") == "/members/ana/ ")
    #expect(site.output("_redirects") == "/1/ /members/ 302\n/2/ /members/ 302\n/3/ / 302\n")
  }

  @Test("A document without consent stays without a trace when it has expired")
  func reasons() async throws {
    let site = try TestSite([
      "members/_type.yml": """
      name: member
      permalink: /members/{slug}/
      require: consent
      lists: [{ by: state, path: "/in/{value}/" }]
      fields: { title: { type: text }, state: { type: text }, consent: { type: boolean } }
      """,
      "members/ben.md": "---\ntitle: Ben\nstate: Texas\nexpires: 2026-01-15\n---\n",
      "a.md": "---\ntitle: A\n---\n[Ben](members/ben.md)\n",
    ])
    for day in [14, 15] {
      site.today = try #require(DateValue(year: 2026, month: 1, day: day))
      let found = try await site.build().diagnostics.filter { $0.severity == .warning }
      #expect(
        found.map(\.message) == [
          #"this link points to members/ben.md, which is not published: it does not meet the condition "consent""#
        ])
      #expect(found.allSatisfy { $0.fails(isStrict: true) })
      #expect(site.output("in/texas/index.html") == nil)
    }
  }

  @Test("A page that exists is not hidden by a draft with the same URL")
  func sameURL() async throws {
    let site = try TestSite([
      "join.md": "---\ntitle: Join\n---\n", "next.md": "---\ntitle: Next\nslug: join\ndraft: true\n---\n",
      "old.md": "---\ntitle: Old\ndraft: true\n---\n", "new.md": "---\ntitle: New\naliases: [old]\n---\n[1](/old/)\n",
      "site.yml":
        "title: Test\nbase-url: https://example.org\ntheme: plain\ntime-zone: UTC\nnavigation: [{ label: J, url: /join/ }, { label: O, url: /old/ }]\n",
      "themes/plain/templates/page.html": "{% for entry in site.navigation %}{{ entry.url }} {% endfor %}",
    ])
    #expect(try await site.findings() == [])
    #expect(site.output("new/index.html") == "/join/ /old/ ")
  }
}
