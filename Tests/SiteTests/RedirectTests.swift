import TestSites
import Testing

@Suite("Redirects from old URLs") struct RedirectTests {
  private static let settings = "title: Test\nbase-url: https://example.org\ntheme: plain\ntime-zone: UTC\n"

  @Test("Old URLs are in a file that hosts read; URLs with a query are only there")
  func redirects() async throws {
    let site = try TestSite([
      "site.yml": Self.settings + """
        redirects:
          /2019/03/01/old-news/: news.md
          /?page_id=7&lang=en: /feed/
          /shop/: https://shop.example.org/
        """,
      "news.md": "---\ntitle: News\naliases: [/old/, /?p=123, neues]\n---\n",
      "feed.md": "---\ntitle: Feed\n---\n",
    ])
    #expect(try await site.findings() == [])
    #expect(
      site.output("_redirects") == """
        /old/ /news/ 301
        / p=123 /news/ 301
        /neues/ /news/ 301
        /2019/03/01/old-news/ /news/ 301
        / page_id=7 lang=en /feed/ 301
        /shop/ https://shop.example.org/ 301

        """)
    #expect(
      site.outputFiles().filter { $0.contains("old") || $0.contains("neues") || $0.contains("p=") } == [
        "neues/index.html", "old/index.html",
      ])
    try site.write(Self.settings + "redirects: { /a/: gone.md, b: news.md }\n", to: "content/site.yml")
    let found = try await site.findings()
    #expect(
      found == [
        #"content/site.yml:5:19 error: "/a/" redirects to "gone.md", which does not exist on the site; use a content file, a path on the site, or a URL that begins with https://"#,
        #"content/site.yml:5:28 error: the old URL "b" is not a path on the site; write /b"#,
      ])
  }

  @Test("An alias that is not a path, that another page has, or that two pages share is an error")
  func conflicts() async throws {
    let site = try TestSite([
      "news.md": "---\ntitle: News\naliases: [/about/, /old/, /a#b]\n---\n",
      "about.md": "---\ntitle: About\naliases: [/old/]\n---\n",
    ])
    let found = try await site.findings()
    #expect(
      found == [
        ##"content/news.md:3:10 error: /about/ is also the URL of content/about.md; remove the alias"##,
        ##"content/news.md:3:10 error: /old/ is also the URL of content/about.md; remove the alias"##,
        ##"content/news.md:3:10 error: the old URL "/old/" is also used in content/about.md; remove one of the two"##,
        ##"content/news.md:3:27 error: the old URL "/a#b" is not a path on the site; write /a"##,
      ])
  }

  @Test("Old and new URLs are percent-encoded, in NFC and with uppercase digits, and are the same in each notation")
  func encoding() async throws {
    let site = try TestSite([
      "site.yml": Self.settings + """
        redirects:
          /a\u{f1}os/: /seite/#cafe\u{301}
          /alt+neu/?q=d%c3%a9j\u{e0}+vu&x=%26: https://shop.example.org/\u{fc}ber/$host?a=%c3%a9
        """,
      "seite.md": """
      ---
      title: Seite
      aliases: [/\u{fc}ber/, /u\u{308}ber/, /%c3%bcber/, /a b/, /wer, /wer/, '/10%/x:y']
      ---

      """,
    ])
    #expect(try await site.findings() == [])
    #expect(
      site.output("_redirects") == """
        /%C3%BCber/ /seite/ 301
        /a%20b/ /seite/ 301
        /wer /seite/ 301
        /wer/ /seite/ 301
        /10%25/x%3Ay /seite/ 301
        /a%C3%B1os/ /seite/#caf%C3%A9 301
        /alt+neu/ q=d%C3%A9j%C3%A0+vu x=%26 https://shop.example.org/%C3%BCber/%24host?a=%C3%A9 301

        """)
    #expect(
      site.outputFiles().filter { $0.hasSuffix("index.html") } == [
        "10%/x:y/index.html", "a b/index.html", "seite/index.html", "wer/index.html", "\u{fc}ber/index.html",
      ])
  }

  @Test(
    "An old URL cannot contain what a hosting service treats as a pattern, or a character that ends a string",
    arguments: [
      "/*", "/a/*", "/%2a", "/:year/x", "/a/%3Ayear", "/?id=:id", #"/\"x"#, "/%22", #"/a\\b"#, "/a%0Ab", "/a%7F",
      "/a%E9/",
    ])
  func patterns(old: String) async throws {
    let site = try TestSite([
      "site.yml": Self.settings + "redirects: { \"\(old)\": about.md }\n",
      "about.md": "---\ntitle: About\naliases: [\"\(old)\"]\n---\n",
    ])
    let found = try await site.findings()
    #expect(found.count == 2)
    for place in ["about.md:3:11", "site.yml:5:14"] {
      #expect(found.contains { $0.hasPrefix("content/\(place) error: ") && $0.contains("old URL \"/") })
    }
  }

  @Test(
    "The target of a redirect cannot contain what a host reads as a placeholder",
    arguments: ["https://example.com/:splat", "https://example.com/*", "https://example.com/?a=:b", "/about/#%22"])
  func targets(new: String) async throws {
    let site = try TestSite([
      "site.yml": Self.settings + "redirects: { /a/: \"\(new)\" }\n", "about.md": "---\ntitle: About\n---\n",
    ])
    let found = try await site.findings()
    #expect(found.count == 1 && found[0].hasPrefix("content/site.yml:5:19 error: the target \"\(new)\" contains "))
  }

  @Test("An alias that is the URL of its own document is left out, with a note")
  func ownURL() async throws {
    let site = try TestSite([
      "news.md": "---\ntitle: News\naliases: [/news/, /news, news, /news/?x=1, /old/]\n---\n"
    ])
    let found = try await site.findings()
    #expect(
      found
        == [
          "/news", "/news/", "/news/?x=1",
        ].map {
          "content/news.md:3:10 note: the alias \($0) is the URL of the document itself, so the alias is ignored; remove the alias"
        })
    #expect(site.output("_redirects") == "/old/ /news/ 301\n")
    #expect(site.output("news/index.html") == "<h1>News</h1>")
  }
}
