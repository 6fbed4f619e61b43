import Markdown
import Testing

@Suite("Plain text and excerpts")
struct PlainTextTests {
  private func excerpt(_ markdown: String, limit: Int = 200) -> String {
    MarkdownRenderer().excerpt(of: Array(markdown.utf8)[...], limit: limit)
  }

  @Test("Plain text has each block on a line, without markup, raw HTML, or footnote numbers")
  func plainText() {
    let markdown = """
      # A *title*

      One `two` [three](/x) ![four](/y) <b>five</b>[^1]
      six\u{20}\u{20}
      seven

      - a
      - b

      | c | d |
      |---|---|
      | e | f |

      <div>gone</div>

      ```
      code
      ```

      [^1]: "Note"
      """
    #expect(
      MarkdownRenderer().plainText(of: Array(markdown.utf8)[...]) == """
        A title
        One two three four five six seven
        a
        b
        c
        d
        e
        f
        code
        “Note”
        """)
  }

  @Test("An excerpt is the first paragraph")
  func firstParagraph() {
    #expect(excerpt("# Title\n\nFirst *line*\nsecond.\n\nMore.\n") == "First line second.")
    #expect(excerpt("\n\n![picture](a.png)\n\n<div>html</div>\n\n---\n\nWords.\n\nMore.") == "Words.")
    #expect(excerpt("> quoted\n\n- item\n\nTop.") == "Top.")
    #expect(excerpt("> quoted\n\n- item\n") == "quoted")
    #expect(excerpt("```\ncode\n\nmore code\n```\n") == "")
    #expect(excerpt("") == "")
    #expect(excerpt("\r\n\r\nOne\r\ntwo\r\n\r\nthree") == "One two")
  }

  @Test("An excerpt ends before the marker, if there is one")
  func marker() {
    #expect(excerpt("One.\n\nTwo.\n\n<!--more-->\n\nThree.") == "One. Two.")
    #expect(excerpt("One.\nTwo.\n  <!-- more -->\nThree.") == "One. Two.")
    #expect(excerpt("```\n<!--more-->\n```\n\nWords.\n\nMore.") == "Words.")
    #expect(excerpt("<!--more-->\n\nWords.") == "")
  }

  @Test("An excerpt uses link definitions and footnotes that come later")
  func definitions() {
    #expect(excerpt("See [the *plan*][p].[^n]\n\nMore.\n\n[p]: /plan\n[^n]: Note.\n") == "See the plan.")
    #expect(excerpt("See [the plan][p].\n\n<!--more-->\n\n[p]: /plan\n") == "See the plan.")
  }

  @Test(
    "An excerpt is cut after a word, within the character limit",
    arguments: [
      (13, "One, two six."), (12, "One, two…"), (11, "One, two…"), (9, "One, two…"), (8, "One…"), (5, "One…"),
      (3, "On…"), (1, "…"), (0, ""),
    ])
  func cut(_ limit: Int, _ text: String) {
    #expect(excerpt("One, two six.", limit: limit) == text)
  }

  @Test("The limit counts characters as a reader sees them")
  func characters() {
    #expect(excerpt("🇺🇸👩‍👩‍👧 ééé", limit: 6) == "🇺🇸👩‍👩‍👧 ééé")
    #expect(excerpt("🇺🇸👩‍👩‍👧 ééé", limit: 5) == "🇺🇸👩‍👩‍👧…")
    #expect(excerpt("An idee\u{301}", limit: 7) == "An idee\u{301}")
  }
}
