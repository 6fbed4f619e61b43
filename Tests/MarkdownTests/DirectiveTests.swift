import Markdown
import Testing

@Suite("Directives")
struct DirectiveTests {
  /// The HTML, with each component as an element that has the component's name and attributes.
  private func html(_ source: String) -> String {
    let document = rendered(source)
    let html = document.assembled { component, body in
      let attributes = component.attributes.map { " \($0.name)=\"\($0.value)\"" }.joined()
      return Array("<\(component.name)\(attributes)>".utf8) + body + Array("</\(component.name)>\n".utf8)
    }
    return String(decoding: html, as: UTF8.self)
  }

  @Test(
    "A block between two fences is a component with a Markdown body",
    arguments: [
      (":::note\nSome *text*.\n:::\n", "<note><p>Some <em>text</em>.</p>\n</note>\n"),
      (":::note\n:::", "<note></note>\n"),
      ("a\r\r:::note\rin\r:::\rb\r", "<p>a</p>\n<note><p>in</p>\n</note>\n<p>b</p>\n"),
      ("a\r\n\r\n:::note\r\nin\r\n:::\r\n", "<p>a</p>\n<note><p>in</p>\n</note>\n"),
      ("Before\n:::note\nin\n:::\nafter", "<p>Before</p>\n<note><p>in</p>\n</note>\n<p>after</p>\n"),
      (
        "::: figure {src=\"a b.jpg\" alt='It \"is\"' wide n=3}\n:::",
        "<figure src=\"a b.jpg\" alt=\"It \"is\"\" wide=\"true\" n=\"3\"></figure>\n"
      ),
      ("::::a\n:::b\nin\n:::\n::::", "<a><b><p>in</p>\n</b>\n</a>\n"),
      (":::a\n:::b\nin\n:::\n:::", "<a><b><p>in</p>\n</b>\n</a>\n"),
      ("> :::a\n> in\n> :::\n", "<blockquote>\n<a><p>in</p>\n</a>\n</blockquote>\n"),
      ("- one\n  :::a\n  in\n  :::\n- two", "<ul>\n<li>one\n<a><p>in</p>\n</a>\n</li>\n<li>two</li>\n</ul>\n"),
      (":::a\nin\n---\n:::\n", "<a><h2 id=\"in\">in</h2>\n</a>\n"),
      (":::a\n# One\n\n- x\n:::\n", "<a><h1 id=\"one\">One</h1>\n<ul>\n<li>x</li>\n</ul>\n</a>\n"),
      (":::a\n[x][y]\n:::\n\n[y]: /z", "<a><p><a href=\"/z\">x</a></p>\n</a>\n"),
    ])
  func components(_ source: String, expected: String) {
    #expect(html(source) == expected)
    #expect(rendered(source).findings.isEmpty)
  }

  @Test(
    "A fence in code, or inside a line, is text",
    arguments: [
      ("```\n:::note\n```", "<pre tabindex=\"0\"><code>:::note\n</code></pre>\n"),
      ("    :::note", "<pre tabindex=\"0\"><code>:::note\n</code></pre>\n"),
      ("A `:::note` here", "<p>A <code>:::note</code> here</p>\n"), ("word :::note", "<p>word :::note</p>\n"),
    ])
  func code(_ source: String, expected: String) {
    #expect(html(source) == expected)
    #expect(rendered(source).findings.isEmpty)
  }

  @Test(
    "An invalid fence is reported with its location",
    arguments: [
      ("text\n\n:::note\nin", "3:1 error: this component is not closed; add a line with ::: where it ends"),
      ("::::a\n:::b\n::::", "2:1 error: this component is not closed; add a line with ::: where it ends"),
      (
        ":::a\n    :::\n",
        "2:5 error: this ::: line is inside another block; add a blank line before this line, and indent the opening and closing lines of the component equally"
      ),
      (
        ":::",
        "1:1 error: this closes a component, but none is open; remove this line, or open a component with its name: :::note"
      ),
      (":::note{", "1:8 error: the attributes of this component are not closed; add a closing brace: }"),
      (":::note{a=\"b}\n:::", "1:13 error: this value has no closing quotation mark; add the closing quotation mark"),
      (":::note{=b}\n:::", "1:9 error: an attribute needs a name; write caption=\"…\", for example"),
      (
        ":::note {a=b} c\n:::",
        "1:15 error: nothing can follow the attributes of a component; move the rest to the next line"
      ),
      (
        ":::{a=b}\n:::",
        "1:4 error: a component needs a name after the colons; write :::figure{src=\"photo.jpg\"}, for example"
      ),
      (
        "- :::a\n\n:::\n",
        "3:1 error: this component is opened and closed in different lists or block quotes; indent both lines the same way"
      ),
    ])
  func mistakes(_ source: String, expected: String) {
    let found = rendered(source).findings.map {
      "\($0.line):\($0.column) \($0.rule.severity): \($0.message)" + ($0.help.map { "; \($0)" } ?? "")
    }
    #expect(found.first == expected)
  }

  @Test("Text cannot imitate the marker of a component")
  func marks() {
    #expect(html("<!--:::=0-->\n\n:::note\n:::\n") == "<note></note>\n")
    let raw = rendered(
      ":::note\n<!--:::=0-->\n\nA <!--:::=0--> b\n:::\n", options: MarkdownOptions(rawHTML: true)
    ).assembled { component, body in Array("<\(component.name)>".utf8) + body }
    #expect(String(decoding: raw, as: UTF8.self) == "<note><p>A  b</p>\n")
  }

  @Test("An excerpt omits fences")
  func excerpt() {
    let renderer = MarkdownRenderer()
    #expect(renderer.excerpt(of: Array(":::note\nFirst words.\n:::\n\nMore.".utf8)[...], limit: 80) == "First words.")
  }

  @Test(
    "GitHub alerts are rendered",
    arguments: [
      (
        "> [!NOTE]\n> Mind *this*.",
        "<div class=\"markdown-alert markdown-alert-note\">\n<p class=\"markdown-alert-title\">Note</p>\n<p>Mind <em>this</em>.</p>\n</div>\n"
      ),
      (
        "> [!warning]\n>\n> - a",
        "<div class=\"markdown-alert markdown-alert-warning\">\n<p class=\"markdown-alert-title\">Warning</p>\n<ul>\n<li>a</li>\n</ul>\n</div>\n"
      ),
      ("> [!NOTE] and more", "<blockquote>\n<p>[!NOTE] and more</p>\n</blockquote>\n"),
      ("> [!OTHER]\n> x", "<blockquote>\n<p>[!OTHER]\nx</p>\n</blockquote>\n"),
    ])
  func alerts(_ source: String, expected: String) {
    #expect(html(source) == expected)
  }
}
