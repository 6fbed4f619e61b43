import Markdown
import Testing

@Suite("Raw HTML around and in components")
struct RawHTMLComponentTests {
  /// Returns the HTML of Markdown with raw HTML, in which each component is its body in brackets.
  private func html(_ markdown: String) -> String {
    let document = rendered(markdown, options: MarkdownOptions(rawHTML: true))
    let written = document.assembled { _, body in Array("[".utf8) + body + Array("]".utf8) }
    return String(decoding: written, as: UTF8.self)
  }

  @Test("Raw HTML in a component closes nothing around it, and the reverse")
  func boundaries() {
    let markdown = "<div>\n\n:::note\n</div><ul>\n\nx\n\n:::\n\n</ul></div>\n"
    #expect(html(markdown) == "<div>\n[<ul>\n<p>x</p>\n</ul>\n]</div>\n")
  }

  @Test("A table without an open cell ends before a component, whose own table would end it in a browser")
  func tableAround() {
    let text = html("<table>\n\n:::note\n\n| a |\n|-|\n\n:::\n\n</table>\n")
    #expect(
      text.hasPrefix(
        "<table>\n</table>\n[<div class=\"table-scroll\" role=\"group\" aria-label=\"a\" tabindex=\"0\">\n<table>\n<thead>"
      ))
    #expect(text.hasSuffix("</thead>\n</table>\n</div>\n]"))
  }
}
