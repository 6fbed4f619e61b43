import HTML
import Testing

@Suite("URL schemes")
struct URLSchemeTests {
  @Test(
    "A scheme is found as browsers find it",
    arguments: [
      ("https://example.org/", "https"), ("HTTPS:x", "https"), (" \u{1}javascript:x", "javascript"),
      ("java\nscr\tipt:x", "javascript"), ("java\u{7F}script:x", "javascript"), ("web+x.y-1:z", "web+x.y-1"),
      ("about.md", nil), ("/a:b", nil), ("#a:b", nil), ("?a:b", nil), ("", nil), (":x", nil), ("1a:x", nil),
      ("é:x", nil),
      ("part 1: intro.md", nil), ("//host:80/", nil),
    ] as [(String, String?)])
  func found(url: String, name: String?) { #expect(URLScheme(of: url.utf8)?.name == name) }

  @Test(
    "Only schemes in the allowlist are allowed",
    arguments: [
      ("http://a", true), ("https://a", true), ("mailto:a@b", true), ("tel:1", true), ("sms:1", true),
      ("geo:1,2", true),
      ("webcal://a", true), ("HTTPS://a", true), ("a.md", true), ("/a", true), ("//a", true), ("", true),
      ("ftp://a", false), ("signal:x", false), ("httpx:a", false), ("htt:a", false), ("javascript:x", false),
      ("data:text/html,x", false), ("blob:x", false), ("vbscript:x", false), ("file:///x", false),
      ("view-source:x", false),
    ])
  func allowed(url: String, isAllowed: Bool) {
    #expect(AllowedSchemes.standard.allow(url.utf8) == isAllowed)
    #expect(AllowedSchemes.standard.allow(Array(url.utf8).span) == isAllowed)
  }

  @Test("A site can add schemes, but none that could harm readers")
  func added() throws {
    let names = ["Signal", "javascript", "data"].compactMap(URLScheme.init(named:))
    let schemes = AllowedSchemes(adding: names)
    #expect(schemes.added == ["signal"])
    #expect(schemes.allow("signal:x".utf8))
    #expect(!schemes.allow("javascript:x".utf8))
    #expect(!schemes.allow("data:text/html,x".utf8))
  }

  @Test(
    "A name that no scheme can have is refused", arguments: ["", "1a", "a b", "signal:", "é", "https://"])
  func named(name: String) { #expect(URLScheme(named: name) == nil) }

  @Test(
    "An image can be a data URL in a raster format",
    arguments: [
      ("data:image/png;base64,x", true), ("DATA:image/webp;base64,x", true), ("data:image/svg+xml;base64,x", false),
      ("data:text/html;image/png;x", false),
    ])
  func imageData(url: String, isAllowed: Bool) {
    #expect(AllowedSchemes.standard.allow(url.utf8, forImage: true) == isAllowed)
    #expect(!AllowedSchemes.standard.allow(url.utf8))
  }

  @Test(
    "A disguised scheme in an attribute is found once the attribute is decoded",
    arguments: [
      "javascript:x", "JavaScript&colon;x", "java&Tab;script:x", "java&#x0A;script:x", "&#1;javascript:x",
      "java&NewLine;script&#58x",
    ])
  func disguised(value: String) throws {
    var tokenizer = HTMLTokenizer(Array("<a href='\(value)'>".utf8))
    guard case .tag(let tag)? = tokenizer.next() else { throw Missing() }
    #expect(!AllowedSchemes.standard.allow(try #require(tag["href"]).valueBytes))
  }

  private struct Missing: Error {}
}
