import Markdown
import Testing

@Suite("Robustness")
struct RobustnessTests {
  @Test("Footnotes appear at the end, in the order in which they are used")
  func footnotes() {
    let text = html("a[^x] b[^y] c[^x]\n\n[^y]: Why\n[^x]: Ex\n[^z]: Unused\n")
    #expect(text.contains("<li id=\"fn-x\">\n<p>Ex "))
    #expect(text.contains("<li id=\"fn-y\">\n<p>Why "))
    #expect(!text.contains("Unused"))
    #expect(html("a[^x]\n\n[^x]: b", options: MarkdownOptions(footnotes: false)).contains("<a href=\"b\">^x</a>"))
  }

  @Test("A footnote's name cannot break out of its attribute")
  func footnoteNames() {
    let name = "\"><img/src=x/onerror=alert(1)>"
    #expect(!html("a[^\(name)]\n\n[^\(name)]: b\n").contains("<img"))
  }

  @Test("The text of a dropped image is escaped like any other text")
  func droppedImages() {
    let source = Array("![<script>x</script> [y](javascript:z)](gone.png)\n".utf8)
    let document = MarkdownRenderer().render(source[...]) { _ in .drop }
    #expect(document.text == "<p>&lt;script&gt;x&lt;/script&gt; y</p>\n")
    let unsafe = MarkdownRenderer().render(Array("![<script>x</script>](javascript:z)\n".utf8)[...])
    #expect(!unsafe.text.contains("<script"))
  }

  @Test("Quotes, dashes, and ellipses become typographic unless that is turned off")
  func smartPunctuation() {
    #expect(html("\"It's\" -- so...") == "<p>“It’s” – so…</p>\n")
    #expect(html("\"It's\" --", options: MarkdownOptions(smartPunctuation: false)) == "<p>&quot;It's&quot; --</p>\n")
  }

  @Test("Strikethrough takes one tilde or two, the same number on both sides")
  func strikethrough() {
    #expect(
      html("~a~ ~~b *c*~~ ~~~d~~~ ~~e~ ~ f~ x~y~z")
        == "<p><del>a</del> <del>b <em>c</em></del> ~~~d~~~ ~~e~ ~ f~ x<del>y</del>z</p>\n")
  }

  @Test("Invalid UTF-8 and NUL bytes are replaced")
  func badBytes() {
    let bytes: [UInt8] = [0xEF, 0xBB, 0xBF, 0x61, 0xFF, 0x00, 0x62, 0xC3, 0x0A]
    let document = MarkdownRenderer().render(bytes[...])
    #expect(document.text == "<p>a\u{FFFD}\u{FFFD}b\u{FFFD}</p>\n")
  }

  @Test("Only the passed slice of the bytes is read")
  func slices() {
    let bytes = Array("---\nx: y\n---\n[a](b)\n".utf8)
    let document = MarkdownRenderer().render(bytes[13...], startLine: 4)
    #expect(document.text == "<p><a href=\"b\">a</a></p>\n")
    #expect(links(of: bytes[13...], startLine: 4).map { "\($0.line):\($0.column)" } == ["4:5"])
  }

  @Test(
    "Deep nesting is safe, even on the small stack of a task",
    arguments: [
      (">", ""), ("> ", ""), ("- ", ""), ("1. ", ""), ("[", ""), ("[", "]"), ("[", "](b)"), ("![", "](b)"), ("*", "*"),
      ("**a ", ""), ("_a *b ", "* _"), ("~~a ~b ", ""), ("<b>", ""), ("`", ""), ("(", ")"), ("|", ""), ("[^a]", ""),
    ])
  func nesting(_ opening: String, _ closing: String) async {
    let depth = 10_000
    let markdown = String(repeating: opening, count: depth) + "a" + String(repeating: closing, count: depth) + "\n"
    let length = await Task.detached { () -> Int in
      let renderer = MarkdownRenderer()
      let bytes = Array(markdown.utf8)[...]
      return renderer.render(bytes).html.count + renderer.plainText(of: bytes).utf8.count
        + renderer.excerpt(of: bytes, limit: 100).utf8.count
    }.value
    #expect(length > 0)
  }

  @Test("Markdown that is too large, or would expand too much, is rejected")
  func bombs() {
    let references = "[r]: /\(String(repeating: "u", count: 20_000))\n\n" + String(repeating: "[r]", count: 20_000)
    #expect(
      rendered("\n\(references)").messages == [
        "page.md:2:1 error: a link definition is too long to be used so often; shorten its URL and title"
      ])
    let row = String(repeating: "|a", count: 1_500)
    let table = "\(row)\n\(String(repeating: "|-", count: 1_500))\n" + String(repeating: "a\n", count: 1_500)
    #expect(
      rendered("text\n\n\(table)").messages == [
        "page.md:3:1 error: a table has too many empty cells; use fewer columns or rows"
      ])
    #expect(
      rendered(String(repeating: "a", count: 5 << 20)).messages == [
        "page.md:1:1 error: the text is larger than 4 MB; split it into several documents"
      ])
  }

  @Test("Long Markdown with many definitions and tables is accepted")
  func longTexts() {
    let definitions = (0..<4_000).map { "[r\($0)]: https://example.org/issues/\($0)\n" }.joined()
    let references = (0..<4_000).map { "- fixed [r\($0)] and [this][r\($0)]\n" }.joined()
    #expect(links(of: "\(references)\n\(definitions)").count == 8_000)
    let table = "|a|b|c|d|\n|-|-|-|-|\n" + String(repeating: "|1|2|3|4|\n", count: 60_000)
    #expect(rendered(table).findings.isEmpty)
  }
}
