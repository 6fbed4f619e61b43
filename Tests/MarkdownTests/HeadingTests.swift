import Markdown
import Testing

@Suite("Headings")
struct HeadingTests {
  @Test(
    "An id is the heading in lowercase, with hyphens for spaces and without punctuation",
    arguments: [
      ("Our Goals", "our-goals"),
      ("What's *new*, and `why`?", "whats-new-and-why"),
      ("Salud pública y agua", "salud-pública-y-agua"),
      ("ÉCOLE 2024", "école-2024"),
      ("E\u{301}COLE, re\u{301}union", "\u{E9}cole-r\u{E9}union"),
      ("住宅 政策", "住宅-政策"),
      ("snake_case and kebab-case", "snake_case-and-kebab-case"),
      ("Rent & repair", "rent--repair"),
      ("[A link](/x) and ![a picture](/y.png)", "a-link-and-a-picture"),
      ("🎉", "section"),
      ("Fn-1", "section-fn-1"),
    ])
  func identifier(_ title: String, _ id: String) {
    // Swift compares strings without regard to their Unicode form; browsers compare IDs by bytes.
    #expect(rendered("# \(title)\n").headings.map { Array($0.id.utf8) } == [Array(id.utf8)])
  }

  @Test("Repeated headings get numbered ids that no other heading uses")
  func duplicates() {
    let document = rendered("# A\n\n# A\n\n# A-1\n\n# A\n\n# A 1\n\n#\n\n#\n")
    #expect(document.headings.map(\.id) == ["a", "a-1", "a-1-1", "a-2", "a-1-2", "section", "section-1"])
  }

  @Test("The id is added to the heading's tag, and nothing else changes")
  func tag() {
    #expect(
      html("## A *b*\n\ntext\n\nSetext\n======\n") == """
        <h2 id="a-b">A <em>b</em></h2>
        <p>text</p>
        <h1 id="setext">Setext</h1>

        """)
    #expect(
      html("- # In a list\n  text\n> ### In a quote\n") == """
        <ul>
        <li>
        <h1 id="in-a-list">In a list</h1>
        text</li>
        </ul>
        <blockquote>
        <h3 id="in-a-quote">In a quote</h3>
        </blockquote>

        """)
  }

  @Test("Headings are listed with their level and plain text")
  func list() {
    let headings = rendered("# One & *two*\n\n###### \"Six\"\n").headings
    #expect(headings.map(\.level) == [1, 6])
    #expect(headings.map(\.title) == ["One & two", "“Six”"])
  }

  @Test("Raw HTML in a heading is not part of its id")
  func rawHTML() {
    #expect(rendered("# A <b>bold</b> word\n").headings.map(\.id) == ["a-bold-word"])
  }
}
