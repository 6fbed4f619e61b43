import Markdown
import Testing

@Suite("Unsafe URLs")
struct UnsafeURLTests {
  static let disguises = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "vbscript:x", "file:///etc/passwd", "data:text/html,x",
    "data:image/svg+xml;base64,x", "&#106;avascript:x", "javascript&colon;x", "java&#x0A;script:x", "java&Tab;script:x",
    "&#1;javascript:x", "&#32;javascript:x", "<\u{1}javascript:x>", "< javascript:x>", "<java\tscript:x>",
    "javascript\\:x", "&#x7F;javascript:x", "DATA:text/html;base64,x",
  ]

  @Test("A disguised unsafe URL is removed, with or without raw HTML", arguments: disguises, [true, false])
  func links(_ destination: String, _ rawHTML: Bool) {
    let document = rendered("[text](\(destination))", options: MarkdownOptions(rawHTML: rawHTML))
    #expect(document.text == "<p>text</p>\n")
    #expect(document.findings.map(\.rule.severity) == [.error])
  }

  @Test("Unsafe URLs are removed from references, autolinks, and images")
  func otherForms() {
    #expect(html("[text][r]\n\n[r]: javascript:x\n") == "<p>text</p>\n")
    #expect(html("<javascript:x>") == "<p>javascript:x</p>\n")
    #expect(html("![text](javascript:x)") == "<p>text</p>\n")
    #expect(html("[data:image/png;x](data:image/png;base64,x)") == "<p>data:image/png;x</p>\n")
  }

  @Test("Images can be data URLs in the usual formats", arguments: ["png", "gif", "jpeg", "webp"])
  func imageData(_ format: String) {
    let document = rendered("![a](data:image/\(format);base64,AAAA)")
    #expect(document.text == "<p><img src=\"data:image/\(format);base64,AAAA\" alt=\"a\" /></p>\n")
    #expect(document.findings.isEmpty)
  }

  @Test(
    "A URL that only looks unsafe is unchanged",
    arguments: [
      "javascript.md", "about/javascript:x", "#javascript:x", "?data:x", "mailto:a@b.org", "/file:x", "part%201:x",
      "sms:1", "geo:1,2",
    ])
  func safe(_ destination: String) {
    let document = rendered("[a](\(destination))")
    #expect(document.text == "<p><a href=\"\(destination)\">a</a></p>\n")
    #expect(document.findings.isEmpty)
  }

  @Test(
    "A scheme that is not in the allowlist is removed",
    arguments: ["ftp://a.org/", "signal:x", "blob:x", "about:blank", "view-source:x", "intent:x", "ms-word:x"])
  func unknownScheme(_ destination: String) {
    #expect(html("[a](\(destination))") == "<p>a</p>\n")
  }

  @Test("A link cannot resolve to an unsafe URL")
  func resolution() {
    #expect(rendered("[a](b)") { _ in .replace(" JavaScript:x") }.text == "<p>a</p>\n")
  }

  @Test("The finding has the URL and its location")
  func finding() {
    #expect(
      rendered("one [a](javascript:x)", startLine: 4).messages == [
        "page.md:4:9 error: a link cannot point to \"javascript:x\"; "
          + "use a file on the site, or a URL that begins with https: or mailto:"
      ])
    #expect(
      rendered("![a](file:x)").messages == [
        "page.md:1:6 error: an image cannot point to \"file:x\"; "
          + "use a file on the site, or a URL that begins with https: or mailto:"
      ])
  }
}
