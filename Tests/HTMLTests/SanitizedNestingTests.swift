import HTML
import Testing

@Suite("The nesting of sanitized HTML")
struct SanitizedNestingTests {
  @Test(
    "Every element is closed, and an end tag without a start tag is omitted",
    arguments: [
      ("<b><i>x", "<b><i>x</i></b>"), ("x</b></div>", "x"), ("<b><i>x</b>y</i>", "<b><i>x</i></b>y"),
      ("<div/>x", "<div>x</div>"),
      ("<br/></br><hr></hr>", "<br><br><hr>"), ("<img></img>", "<img>"),
    ])
  func closed(html: String, expected: String) { #expect(HTMLSanitizerTests.sanitized(html) == expected) }

  @Test(
    "Where a browser ends an element without an end tag, the end tag is written",
    arguments: [
      ("<p>a<p>b", "<p>a</p><p>b</p>"), ("<p><span>a<div>b</div></p>", "<p><span>a</span></p><div>b</div>"),
      ("<ul><li>a<li>b<ul><li>c</ul></ul>", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
      ("<ul><li><div>a<li>b", "<ul><li><div>a</div></li><li>b</li></ul>"),
      ("<dl><dt>a<dd>b<dt>c", "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>"),
      ("<table><tr><td>a<td>b<tr><td>c", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"),
      (
        "<table><caption>a<tr><td><div>b<tr><td>c",
        "<table><caption>a</caption><tr><td><div>b</div></td></tr><tr><td>c</td></tr></table>"
      ),
      (
        "<table><tr><td><table><tr><td>a</table>b",
        "<table><tr><td><table><tr><td>a</td></tr></table>b</td></tr></table>"
      ),
      ("<table><b><table>", "<table><b></b></table><table></table>"), ("<h2>a<h3>b", "<h2>a</h2><h3>b</h3>"),
      ("<a href=a>b<div><a href=c>d", "<a href=\"a\">b<div></div></a><a href=\"c\">d</a>"),
      ("<ruby>a<rt>b<rt>c", "<ruby>a<rt>b</rt><rt>c</rt></ruby>"),
      (
        "<table><colgroup><col><col><tbody><tr>",
        "<table><colgroup><col><col></colgroup><tbody><tr></tr></tbody></table>"
      ),
    ])
  func implied(html: String, expected: String) {
    #expect(HTMLSanitizerTests.sanitized(html) == expected)
    #expect(HTMLSanitizerTests.sanitized(expected) == expected)
  }

  @Test("An end tag outside a table closes nothing in a cell of the table")
  func cells() {
    #expect(
      HTMLSanitizerTests.sanitized("<div><table><tr><td>a</div>b</td></tr></table></div>")
        == "<div><table><tr><td>ab</td></tr></table></div>")
  }

  @Test(
    "An element that would close an element around the fragment is text",
    arguments: ["li", "dd", "dt", "td", "th", "tr", "tbody", "thead", "tfoot", "caption", "col", "colgroup"])
  func misplaced(name: String) {
    #expect(HTMLSanitizerTests.sanitized("<div><\(name)>a") == "<div>&lt;\(name)&gt;a</div>")
    #expect(HTMLSanitizerTests.problems("<\(name)>") == [.misplaced(name)])
  }

  @Test("Elements stay open from one fragment to the next, but not beyond a part")
  func fragments() {
    var sanitizer = HTMLSanitizer()
    func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
    #expect(text(sanitizer.sanitize(Array("<div><b>".utf8)).html) == "<div><b>")
    #expect(text(sanitizer.sanitize(Array("</b>".utf8)).html) == "</b>")
    sanitizer.enterPart()
    #expect(text(sanitizer.sanitize(Array("</div><i><li>".utf8)).html) == "<i>&lt;li&gt;")
    #expect(text(sanitizer.leavePart()) == "</i>")
    #expect(text(sanitizer.sanitize(Array("<script>".utf8)).html) == "&lt;script&gt;")
    #expect(sanitizer.isInside)
    #expect(text(sanitizer.sanitize(Array("<b>".utf8)).html) == "&lt;b&gt;")
    #expect(text(sanitizer.sanitize(Array("</script><b>".utf8)).html) == "&lt;/script&gt;<b>")
    #expect(text(sanitizer.finish()) == "</b></div>")
    #expect(!sanitizer.isInside)
  }

  @Test("Markdown ends a paragraph and a table without an open cell")
  func beforeMarkdown() {
    func endTags(after html: String) -> String {
      var sanitizer = HTMLSanitizer()
      _ = sanitizer.sanitize(Array(html.utf8))
      return String(decoding: sanitizer.endBlock(beforeMarkdown: true), as: UTF8.self)
    }
    #expect(endTags(after: "<div><p><b>") == "</b></p>")
    #expect(endTags(after: "<table><tr>") == "</tr></table>")
    #expect(endTags(after: "<table><tr><td>") == "")
    #expect(endTags(after: "<details><summary>") == "")
  }

  @Test("Elements beyond the limit of the depth are text")
  func depth() {
    let html = HTMLSanitizerTests.sanitized(String(repeating: "<div>", count: 150))
    #expect(html.hasPrefix(String(repeating: "<div>", count: 100) + "&lt;div&gt;"))
    #expect(html.hasSuffix("&lt;div&gt;" + String(repeating: "</div>", count: 100)))
    #expect(HTMLSanitizerTests.problems(String(repeating: "<div>", count: 101)) == [.depth("div")])
  }

  @Test(
    "The time is linear in the length of the HTML", .timeLimit(.minutes(2)),
    arguments: [
      "<i>", "</i>", "<li>", "<b></i>", "<p>", "<table><tr><td>", "<!--", "<a ", "<a a=", "<ul><li>", "<script>",
      "</script>", "<p title='", "&amp", "<",
    ])
  func linear(part: String) {
    _ = HTMLSanitizerTests.sanitized(String(repeating: part, count: 400_000 / part.utf8.count))
  }

  @Test("A tag can have very many attributes", .timeLimit(.minutes(2)))
  func attributes() {
    let names = (0..<100_000).map { "a\($0)" }.joined(separator: " ")
    #expect(HTMLSanitizerTests.sanitized("<p \(names) class=x>") == "<p class=\"x\"></p>")
  }
}
