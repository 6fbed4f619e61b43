import HTML
import Markdown
import Testing

@Suite("The text that readers see as it is written")
struct ShownTextTests {
  @Test(
    "Markup, code, destinations, and escaped characters are removed, and each character keeps its place",
    arguments: [
      ("A [hall](/hall) and **bold**.", "A ~hall~~~~~~~~ and ~~bold~~."),
      ("A ** spaced ** word.", "A ** spaced ** word."),
      (#"\*no\* `a*b` &ast; *yes*"#, "~~no~~ ~~~~~ ~~~~~ ~yes~"),
      ("[about](about us.md) ![alt](a.png)", "[about](about us.md) ~~~~~~~~~~~~~"),
      ("| a | b |\n|---|---|\n| *x* \\| y | [z] |", "~~a~~~b~~\n~~~~~~~~~\n~~~x~ ~~ y~~~[z]~~"),
      ("> - one\n>   two *three*\n\nfour", "~~~~one\n~~~~two ~three~\n\nfour"),
      ("\"Süß\" -- it's...", "\"Süß\" -- it's..."),
      (
        "Title\n=====\n\n    code\n\n```\ncode\n```\n<b>x</b> y",
        "Title\n~~~~~\n\n~~~~~~~~\n\n~~~\n~~~~\n~~~\n~~~x~~~~ y"
      ),
      ("a[^1] b[^2]\n\n[^1]: One *two*", "a~~~~ b[^2]\n\n~~~~~~One ~two~"),
      ("[x]: /url\nword [x] \"[y]", "~~~~~~~~~\nword ~x~ \"[y]"),
    ])
  func shown(_ source: String, _ expected: String) throws {
    #expect(shown(source) == expected)
  }

  @Test(
    "In each example of the specification, the text that is left is in the HTML, in the same order",
    .enabled(if: Specification.isPresent, "Scripts/fetch-gfm-spec.sh fetches the specification"),
    arguments: Specification.examples)
  func specification(_ example: Specification.Example) {
    let options = MarkdownOptions(smartPunctuation: false, footnotes: false, headingIdentifiers: false)
    var html = CharacterReferences.decoding(html(example.markdown, options: options), in: .text).unicodeScalars[...]
    for scalar in shown(example.markdown).unicodeScalars where scalar != "~" && !scalar.properties.isWhitespace {
      guard let index = html.firstIndex(of: scalar) else {
        Issue.record("\(scalar) is not in the HTML")
        return
      }
      html = html[html.index(after: index)...]
    }
  }

  /// Returns the shown text of Markdown, with `~` for each character that was removed.
  private func shown(_ source: String) -> String {
    String(decoding: marked(MarkdownRenderer().shownText(of: ArraySlice(source.utf8))), as: UTF8.self)
  }

  private func marked(_ bytes: [UInt8]) -> [UInt8] {
    var isRemoved = false
    return bytes.compactMap { byte in
      let isContinuation = byte & 0xC0 == 0x80
      if !isContinuation { isRemoved = byte == 0 }
      return !isRemoved ? byte : isContinuation ? nil : UInt8(ascii: "~")
    }
  }
}
