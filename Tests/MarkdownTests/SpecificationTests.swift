import Foundation
import Markdown
import Testing

@Suite("The specification of GitHub Flavored Markdown")
struct SpecificationTests {
  @Test(
    "Examples match the specification, except for the intended differences",
    .enabled(if: Specification.isPresent, "Scripts/fetch-gfm-spec.sh fetches the specification"),
    arguments: Specification.examples)
  func example(_ example: Specification.Example) {
    let options = MarkdownOptions(rawHTML: true, smartPunctuation: false, footnotes: false, headingIdentifiers: false)
    var expected = example.html
    for (written, instead) in Self.differences[example.number] ?? [] {
      #expect(expected.contains(written))
      expected = expected.replacingOccurrences(of: written, with: instead)
    }
    #expect(html(example.markdown, options: options) == expected)
  }

  @Test(
    "All examples are read",
    .enabled(if: Specification.isPresent, "Scripts/fetch-gfm-spec.sh fetches the specification"))
  func count() {
    #expect(Specification.examples.count == 673)
  }

  /// The intended differences from the specification, by the number of the example.
  private static let differences: [Int: [(written: String, instead: String)]] = [
    // Raw HTML whose last tag is not closed is rejected: the tag would include whatever comes after the text.
    126: [("<div id=\"foo\"\n*hi*", "<p>&lt;div id=&quot;foo&quot;<br />\n*hi*</p>")],
    127: [("<div class\nfoo", "<p>&lt;div class<br />\nfoo</p>")],
    128: [("<div *???-&&&-<---\n*foo*", "<p>&lt;div *???-&amp;&amp;&amp;-&lt;---<br />\n*foo*</p>")],
    // The tag filter is on, but these examples are from CommonMark, which has none.
    140: [("<script", "&lt;script"), ("</script", "&lt;/script")],
    141: [("<style", "&lt;style"), ("</style", "&lt;/style")],
    142: [("<style", "&lt;style")],
    145: [("<style", "&lt;style"), ("</style", "&lt;/style")],
    147: [("<script", "&lt;script"), ("</script", "&lt;/script")],
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
