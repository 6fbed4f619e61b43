import TestSites
import Testing

@Suite("The schemes of URLs on a site") struct URLSchemeTests {
  private static let files = [
    "themes/plain/templates/post.html": """
    {% for entry in site.navigation %}<a href="{{ entry.url }}">{{ entry.label }}</a>{% endfor %}
    <a href="{{ page.contact }}">c</a>{{ page.content }}
    """,
    "posts/_type.yml": "name: post\nfields: { title: { type: text }, contact: { type: text } }\n",
    "posts/a.md": "---\ntitle: A\ncontact: signal:a\n---\n[b](signal:b) ![c](signal:c)\n",
  ]

  private func site(_ settings: String) throws -> TestSite {
    let common = "title: Test\nbase-url: https://example.org\ntheme: plain\ntime-zone: UTC\n"
    return try TestSite(Self.files.merging(["site.yml": common + settings]) { $1 })
  }

  @Test("A scheme that the site does not add is an error in links and in the menu")
  func standard() async throws {
    let site = try site("navigation: [{ label: D, url: 'signal:d' }]\n")
    let help =
      "use a file on the site, or a URL that begins with https: or mailto:, or add \"signal\" to url-schemes in site.yml"
    #expect(
      try await site.findings() == [
        "content/posts/a.md:5:5 error: a link cannot point to \"signal:b\"; \(help)",
        "content/posts/a.md:5:20 error: an image cannot point to \"signal:c\"; \(help)",
        "content/site.yml:5:31 error: \"D\" points to \"signal:d\", which is not the URL of a page; begin the URL with / or https://",
      ])
  }

  @Test("A scheme that the site adds is allowed in links, in the menu, and in values that templates write")
  func added() async throws {
    let site = try site(
      "navigation: [{ label: D, url: 'signal:d' }, { label: E, url: 'sms:1' }]\nurl-schemes: [Signal]\n")
    #expect(try await site.findings() == [])
    #expect(
      site.output("posts/a/index.html") == """
        <a href="signal:d">D</a><a href="sms:1">E</a>
        <a href="signal:a">c</a><p><a href="signal:b">b</a> <img src="signal:c" alt="c" /></p>

        """)
    // An incremental build notices that the setting has changed.
    try site.write("title: Test\nbase-url: https://example.org\ntheme: plain\ntime-zone: UTC\n", to: "content/site.yml")
    #expect(try await site.findings().count == 2)
  }

  @Test("A template cannot write a value into a URL with a literal scheme that is not allowed")
  func literal() async throws {
    let site = try site("")
    try site.write("<a href=\"signal:{{ page.title }}\">x</a>", to: "themes/plain/templates/post.html")
    try site.write("---\ntitle: A\n---\n", to: "content/posts/a.md")
    #expect(
      try await site.findings() == [
        "themes/plain/templates/post.html:1:25 error: a value cannot be written safely in a URL whose scheme is signal; begin the URL with https:// or a path"
      ])
  }

  @Test("A value with a scheme that is not allowed is not written")
  func value() async throws {
    let site = try site("")
    try site.write("---\ntitle: A\ncontact: 'signal:a'\n---\n", to: "content/posts/a.md")
    #expect(try await site.findings() == [])
    #expect(site.output("posts/a/index.html")?.contains("<a href=\"#unsafe\">c</a>") == true)
  }
}
