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

  @Test("None gets out, in whatever disguise, whether raw HTML is allowed or not", arguments: disguises, [true, false])
  func links(_ destination: String, _ rawHTML: Bool) {
    let document = rendered("[text](\(destination))", options: MarkdownOptions(rawHTML: rawHTML))
    #expect(document.text == "<p>text</p>\n")
    #expect(document.findings.map(\.rule.severity) == [.error])
  }

  @Test("None gets out by reference, as an autolink, or as an image")
  func otherForms() {
    #expect(html("[text][r]\n\n[r]: javascript:x\n") == "<p>text</p>\n")
    #expect(html("<javascript:x>") == "<p>javascript:x</p>\n")
    #expect(html("![text](javascript:x)") == "<p>text</p>\n")
    #expect(html("[data:image/png;x](data:image/png;base64,x)") == "<p>data:image/png;x</p>\n")
  }

  @Test("Images may carry their data in the usual formats", arguments: ["png", "gif", "jpeg", "webp"])
  func imageData(_ format: String) {
    let document = rendered("![a](data:image/\(format);base64,AAAA)")
    #expect(document.text == "<p><img src=\"data:image/\(format);base64,AAAA\" alt=\"a\" /></p>\n")
    #expect(document.findings.isEmpty)
  }

  @Test(
    "What only looks like one is left alone",
    arguments: [
      "javascript.md", "about/javascript:x", "#javascript:x", "?data:x", "mailto:a@b.org", "/file:x", "datas:x",
    ])
  func safe(_ destination: String) {
    let document = rendered("[a](\(destination))")
    #expect(document.text == "<p><a href=\"\(destination)\">a</a></p>\n")
    #expect(document.findings.isEmpty)
  }

  @Test("None gets out by resolution")
  func resolution() {
    #expect(rendered("[a](b)") { _ in .replace(" JavaScript:x") }.text == "<p>a</p>\n")
  }

  @Test("The finding names it, and its place")
  func finding() {
    #expect(
      rendered("one [a](javascript:x)", startLine: 4).messages == [
        "page.md:4:9 error: a link may not lead to \"javascript:x\"; "
          + "write a file of the site, or an address that begins with https: or mailto:"
      ])
    #expect(
      rendered("![a](file:x)").messages == [
        "page.md:1:6 error: an image may not lead to \"file:x\"; "
          + "write a file of the site, or an address that begins with https: or mailto:"
      ])
  }
}
