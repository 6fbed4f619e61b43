import Markdown
import Testing

@Suite("Accessibility of Markdown")
struct AccessibilityTests {
  /// Returns the checkboxes in HTML: whether each is checked, and its name as written.
  private func checkboxes(_ markdown: String) -> [String] {
    html(markdown, options: MarkdownOptions(rawHTML: true))
      .matches(of: #/<input type="checkbox" (checked="" )?disabled="" aria-label="([^"]*)" /> /#)
      .map { "\($0.1 == nil ? " " : "x") \($0.2)" }
  }

  @Test(
    "The name of a checkbox is the text of its item, without markup and nested lists",
    arguments: [
      ("- [ ] Ask the clerk\n- [x] Count the votes", ["  Ask the clerk", "x Count the votes"]),
      ("1. [x] *Read* `site.yml`,\n   [all](a.md \"t\") of it", ["x Read site.yml, all of it"]),
      ("- [ ] one\n  - [x] two\n    - [ ] three\n- [ ] one", ["  one", "x two", "  three", "  one"]),
      ("- [ ] first\n\n  second\n\n- [x] third\n", ["  first", "x third"]),
      ("- [ ] ![A hall](hall.jpg) <b>&amp; \\<more></b>\\\n  \"Sí\"", ["  A hall &amp; &lt;more&gt; “Sí”"]),
      ("- [x] 投票 <!-- done -->[^1]\n\n[^1]: Note.", ["x 投票"]),
      ("- [ ] ![](a.png)\n- [x] <b></b>\n- [ ] \n  > quote\n", ["  [ ]", "x [x]", "  [ ]"]),
    ])
  func checkboxNames(_ markdown: String, names: [String]) {
    #expect(checkboxes(markdown) == names)
  }

  @Test("The content of a component is as accessible as other text")
  func components() {
    let body = rendered(":::note\n- [ ] a\n\n| b |\n|---|\n\n```\nc\n```\n:::\n").components.map(\.body)
    let html = String(decoding: body.joined(), as: UTF8.self)
    for part in ["aria-label=\"a\"", "aria-label=\"b\" tabindex=\"0\"", "<pre tabindex=\"0\">"] {
      #expect(html.contains(part))
    }
  }

  @Test(
    "A checkbox is in the first paragraph of its item",
    arguments: [
      ("- [ ] a\n- b\n", "<ul>\n<li>[a]a</li>\n<li>b</li>\n</ul>\n"),
      ("- [ ] a\n\n  b\n", "<ul>\n<li>\n<p>[a]a</p>\n<p>b</p>\n</li>\n</ul>\n"),
      ("- [ ] a\n  - [ ] b\n", "<ul>\n<li>[a]a\n<ul>\n<li>[b]b</li>\n</ul>\n</li>\n</ul>\n"),
      ("- [ ] \n  # a\n", "<ul>\n<li>[[ ]]\n<h1 id=\"a\">a</h1>\n</li>\n</ul>\n"),
    ])
  func checkboxPlaces(_ markdown: String, expected: String) {
    let found = html(markdown).replacing(#/<input type="checkbox" disabled="" aria-label="([^"]*)" /> /#) {
      "[\($0.1)]"
    }
    #expect(found == expected)
  }

  @Test("A list item without a marker of a task has no checkbox")
  func ordinaryItems() {
    #expect(html("- a\n- [ ]b\n- [y] c\n") == "<ul>\n<li>a</li>\n<li>[ ]b</li>\n<li>[y] c</li>\n</ul>\n")
  }

  @Test(
    "A table is in an element that can scroll, whose name is the first row with text",
    arguments: [
      ("| a | *b* & \"c\" |\n|---|:-:|\n| 1 | 2 |", " role=\"group\" aria-label=\"a, b &amp; “c”\""),
      ("| | |\n|---|---|\n| | ![Pie](p.png) |", " role=\"group\" aria-label=\"Pie\""),
      ("> - | año |\n>   |---|", " role=\"group\" aria-label=\"año\""),
      ("| |\n|---|\n| |", ""),
    ])
  func tables(_ markdown: String, name: String) {
    let html = html(markdown)
    #expect(html.contains("<div class=\"table-scroll\"\(name) tabindex=\"0\">\n<table>\n<thead>"))
    #expect(html.contains("\n</table>\n</div>\n"))
  }

  @Test("HTML and links in a table are revised as elsewhere")
  func tableContents() {
    let markdown = "| a |\n|---|\n| [x](y.md) <b>z</b> |\n\n# After\n"
    let document = rendered(markdown, options: MarkdownOptions(rawHTML: true)) { .replace("/\($0.destination)") }
    #expect(document.text.contains("<td><a href=\"/y.md\">x</a> <b>z</b></td>"))
    #expect(document.headings.map(\.id) == ["after"])
  }

  @Test(
    "A code block can have the focus, and its text and language are escaped",
    arguments: [
      ("```\nif a < \"b\" & 'c'\n```", "<pre tabindex=\"0\"><code>if a &lt; &quot;b&quot; &amp; 'c'\n</code></pre>\n"),
      ("~~~ yaml title=x\na: *b*\n~~~", "<pre tabindex=\"0\"><code class=\"language-yaml\">a: *b*\n</code></pre>\n"),
      ("```a\"&amp;<\n```", "<pre tabindex=\"0\"><code class=\"language-a&#34;&amp;&lt;\"></code></pre>\n"),
      ("    a\n\n    b", "<pre tabindex=\"0\"><code>a\n\nb\n</code></pre>\n"),
      (
        "- ```\n  a\n  ```\n- b",
        "<ul>\n<li>\n<pre tabindex=\"0\"><code>a\n</code></pre>\n</li>\n<li>b</li>\n</ul>\n"
      ),
      ("`a`", "<p><code>a</code></p>\n"),
    ])
  func code(_ markdown: String, expected: String) {
    #expect(html(markdown) == expected)
  }
}
