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
        #"content/site.yml:5:31 error: the old URL "b" is not a path on the site; write a path such as /2019/03/01/old-page/ or /?p=123"#,
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
        ##"content/news.md:3:10 error: the alias "/a#b" is not a path on the site; write a path such as /old/page/"##,
        ##"content/news.md:3:10 error: /about/ is also the URL of content/about.md; remove the alias"##,
        ##"content/news.md:3:10 error: /old/ is also the URL of content/about.md; remove the alias"##,
        ##"content/news.md:3:10 error: the old URL "/old/" is also used in content/about.md; remove one of the two"##,
      ])
  }
}
