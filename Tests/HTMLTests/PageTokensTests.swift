import HTML
import Testing

@Suite("The tokens of a page are those that browsers build its elements from")
struct PageTokensTests {
  private func tags(_ html: String) -> String {
    PageTokens(Array(html.utf8)).compactMap { token in
      if case .tag(let tag) = token { (tag.isEndTag ? "/" : "") + tag.name } else { nil }
    }.joined(separator: " ")
  }

  @Test(
    "Tags in text, comments, and templates are not part of a page",
    arguments: [
      ("<style><b></style><i>", "style /style i"), ("<template><b></template><i>", "template /template i"),
      ("<template><template></template><b></template><i>", "template /template i"), ("<!-- <b> --><i>", "i"),
      ("</template><i>", "/template i"),
      ("<template><script></template></script><b></template><i>", "template /template i"),
    ])
  func hidden(html: String, expected: String) { #expect(tags(html) == expected) }

  @Test(
    "SVG and MathML change how text is read, until they end",
    arguments: [
      ("<svg><title><b></title></svg>", "svg title b /title /svg"), ("<svg><style><a></style>", "svg style a /style"),
      ("<svg><style/><a></svg><style><a></style>", "svg style a /svg style /style"),
      ("<svg><p><style><a></style>", "svg p style /style"), ("<svg/><style><a></style>", "svg style /style"),
      (
        "<svg><desc><style><a></style></desc><style><a></style></svg>",
        "svg desc style /style /desc style a /style /svg"
      ),
      ("<math><style><a></style></math>", "math style a /style /math"), ("<svg><![CDATA[<a>]]><i>", "svg i"),
    ])
  func foreign(html: String, expected: String) { #expect(tags(html) == expected) }

  @Test(
    "A font with a color, face, or size ends SVG, and so does an end of a paragraph or a line break",
    arguments: [
      ("<svg><font color=red><style><a></style>", "svg font style /style"),
      ("<svg><font FACE=serif><style><a></style>", "svg font style /style"),
      ("<math><font size=1><style><a></style>", "math font style /style"),
      ("<svg><font class=a><style><a></style>", "svg font style a /style"),
      ("<svg></font color=red><style><a></style>", "svg /font style a /style"),
      ("<svg></p><style><a></style>", "svg /p style /style"), ("<svg></br><style><a></style>", "svg /br style /style"),
    ])
  func breakout(html: String, expected: String) { #expect(tags(html) == expected) }

  @Test(
    "Elements of MathML that contain text or annotations contain HTML",
    arguments: [
      ("<math><mi><style><a></style></mi><style><a></style>", "math mi style /style /mi style a /style"),
      ("<math><MO><style><a></style></mo><i>", "math mo style /style /mo i"),
      (
        "<math><mtext><svg><style><a></style></svg><style><a></style>",
        "math mtext svg style a /style /svg style /style"
      ),
      ("<math><mrow><style><a></style>", "math mrow style a /style"),
      ("<svg><mi><style><a></style>", "svg mi style a /style"),
      (
        "<math><annotation-xml encoding=TEXT/html><style><a></style></annotation-xml><style><a></style>",
        "math annotation-xml style /style /annotation-xml style a /style"
      ),
      (
        "<math><annotation-xml encoding='application/xhtml+xml'><style><a></style>", "math annotation-xml style /style"
      ),
      ("<math><annotation-xml encoding=text/plain><style><a></style>", "math annotation-xml style a /style"),
      ("<math><annotation-xml><svg><title><style><a></style>", "math annotation-xml svg title style /style"),
      ("<math><svg><title><style><a></style>", "math svg title style a /style"),
    ])
  func text(html: String, expected: String) { #expect(tags(html) == expected) }

  @Test(
    "The time is proportional to the size, whatever the source",
    arguments: [
      "<!---->", "<!-- --!", "<a \"", "</>", "<svg></title>", "<svg><title>", "<script><!--<script>", "<title></",
      "<template></svg>", "<p a a a>", "<svg><![CDATA[",
    ])
  func time(part: String) {
    let html = Array(String(repeating: part, count: 20_000).utf8)
    let clock = ContinuousClock()
    let time = clock.measure { for _ in PageTokens(html) {} }
    // Takes milliseconds; reading the rest again at each part would take many minutes.
    #expect(time < .seconds(20))
  }
}
