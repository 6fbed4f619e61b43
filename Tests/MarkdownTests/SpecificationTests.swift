import Foundation
import HTML
import Markdown
import Testing

@Suite("The specification of GitHub Flavored Markdown")
struct SpecificationTests {
  @Test(
    "Examples match the specification, except for the intended differences",
    .enabled(if: Specification.isPresent, "Scripts/fetch-gfm-spec.sh fetches the specification"),
    arguments: Specification.examples)
  func example(_ example: Specification.Example) {
    var expected = example.html
    for (written, instead) in Self.differences[example.number] ?? [] {
      #expect(expected.contains(written))
      expected = expected.replacingOccurrences(of: written, with: instead)
    }
    let found = withoutNames(html(example.markdown, options: Self.options))
    // Raw HTML is sanitized. Here, what is compared is what remains of both.
    if found != expected { #expect(sanitized(found) == sanitized(expected)) }
  }

  private static let options = MarkdownOptions(
    rawHTML: true,
    schemes: AllowedSchemes(
      adding: ["ftp", "irc", "made-up-scheme", "a+b+c", "localhost", "foo", "my+scheme"].compactMap(
        URLScheme.init(named:))),
    smartPunctuation: false, footnotes: false, headingIdentifiers: false)

  /// Returns HTML without what AccessibilityTests check: names, and elements that can have the focus.
  private func withoutNames(_ html: String) -> String {
    html.replacing(#/<div class="table-scroll"[^>]*>\n((?s:.*?)</table>\n)</div>\n/#) { $0.1 }
      .replacing(#/ (aria-label|tabindex)="[^"]*"/#, with: "")
  }

  /// Returns HTML without what the sanitizer omits, and without white space.
  private func sanitized(_ html: String) -> String {
    var sanitizer = HTMLSanitizer(schemes: Self.options.schemes)
    let output = sanitizer.sanitize(Array(html.utf8)).html + sanitizer.finish()
    return String(decoding: output, as: UTF8.self).filter { !$0.isWhitespace }
  }

  @Test(
    "All examples are read",
    .enabled(if: Specification.isPresent, "Scripts/fetch-gfm-spec.sh fetches the specification"))
  func count() {
    #expect(Specification.examples.count == 673)
  }

  /// The intended differences from the specification, by the number of the example.
  private static let differences: [Int: [(written: String, instead: String)]] = [
    // A table in which no cell is open ends before Markdown.
    160: [("<tr>\n<pre>", "<tr></tr></table>\n<pre>")],
    // An element that is shown as text ends with its paragraph or block, if it has no end tag.
    653: [("<em></p>", "&lt;em></strong></p>"), ("</blockquote>", "&lt;/blockquote></blockquote>")],
    // cmark-gfm writes the attributes of task lists in another order, and writes empty elements as XHTML.
    279: taskListDifferences,
    280: taskListDifferences,
    // Autolinks without brackets are on, but these examples are from CommonMark, which has none.
    610: [("http://foo.bar/baz", link("http://foo.bar/baz"))],
    614: [("foo+@bar.example.com", link("foo+@bar.example.com", scheme: "mailto:"))],
    616: [("http://foo.bar", link("http://foo.bar"))],
    619: [("http://example.com", link("http://example.com"))],
    620: [("foo@bar.example.com", link("foo@bar.example.com", scheme: "mailto:"))],
  ]

  private static let taskListDifferences = [
    ("<input disabled=\"\" type=\"checkbox\">", "<input type=\"checkbox\" disabled=\"\" />"),
    ("<input checked=\"\" disabled=\"\" type=\"checkbox\">", "<input type=\"checkbox\" checked=\"\" disabled=\"\" />"),
  ]

  private static func link(_ url: String, scheme: String = "") -> String {
    "<a href=\"\(scheme)\(url)\">\(url)</a>"
  }
}
