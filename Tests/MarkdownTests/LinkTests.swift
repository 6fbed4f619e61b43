import Markdown
import Testing

@Suite("Links and images")
struct LinkTests {
  @Test("A link has its resolved URL")
  func resolution() {
    let markdown = "[Texas](../texas.md#goals) ![Hall](hall.jpg \"City hall\") [out](https://a.org) [no](x)"
    let document = rendered(markdown) {
      switch ($0.kind, $0.destination) {
      case (.link, "../texas.md#goals"): .replace("/chapters/texas/#goals")
      case (.image, "hall.jpg"): .replace("/a/hall.jpg?x=1&y=2")
      case (_, "x"): .drop
      default: .keep
      }
    }
    #expect(
      document.text == """
        <p><a href="/chapters/texas/#goals">Texas</a> \
        <img src="/a/hall.jpg?x=1&amp;y=2" alt="Hall" title="City hall" /> <a href="https://a.org">out</a> no</p>

        """)
    #expect(links(of: markdown).map(\.destination) == ["../texas.md#goals", "hall.jpg", "https://a.org", "x"])
    #expect(links(of: markdown).map(\.kind) == [.link, .image, .link, .link])
  }

  @Test("A dropped link keeps its formatted text, and a dropped image its alt text")
  func dropping() {
    let document = rendered("[a *b*](x) ![c `d`](y) [![e](y)](x)") { _ in .drop }
    #expect(document.text == "<p>a <em>b</em> c <code>d</code> e</p>\n")
  }

  @Test(
    "A link's location is where its destination is in the file",
    arguments: [
      ("[a](b.md)", "1:5"),
      ("one\ntwo ![a](b.md) three", "2:10"),
      ("é ü [ñ](b.md)", "1:9"),
      ("[b.md](b.md)", "1:8"),
      ("see b.md [here](b.md)", "1:17"),
      ("[a](<b.md>)", "1:6"),
      ("[a\nb](b.md)", "2:4"),
      ("[a](\n  b.md)", "2:3"),
      ("[x](/x \"long\ntitle\") [a](b.md)", "2:13"),
      ("`code\nspan` [a](b.md)", "2:11"),
      ("> quote\n> [a](b.md)", "2:7"),
      ("1. item\n   [a](b.md)\n", "2:8"),
      ("- a\n  - b\n\n    [a](b.md)\n", "4:9"),
      ("| a | b |\n|---|---|\n| c | [a](b.md) |\n", "3:11"),
      ("[x]: /y\n[z]: /w\n[a](b.md)", "3:5"),
      ("# Title [a](b.md)", "1:13"),
      ("word[^1]\n\n[^1]: note [a](b.md)\n", "3:16"),
      ("line\r\n[a](b.md)\r\n", "2:5"),
      ("line\r[a](b.md)", "2:5"),
    ])
  func place(_ markdown: String, _ place: String) throws {
    let link = try #require(links(of: markdown).first { $0.destination == "b.md" })
    #expect("\(link.line):\(link.column)" == place)
    #expect(link.length == 4)
  }

  @Test("Equal destinations in a paragraph have their own locations")
  func equalDestinations() {
    let found = links(of: "[a](x.md) [b](x.md)\n[c](x.md)")
    #expect(found.map { "\($0.line):\($0.column)" } == ["1:5", "1:15", "2:5"])
  }

  @Test("Lines are counted from the start of the file")
  func startLine() {
    #expect(links(of: "\n[a](b)", startLine: 9).map(\.line) == [10])
  }

  @Test("A reference link, or a link with escapes, has the location of its use")
  func usePlace() {
    let found = links(of: "see [a][r]\nand [b](x&amp;y)\n\n[r]: target.md\n")
    #expect(found.map(\.destination) == ["target.md", "x&y"])
    #expect(found.map { "\($0.line):\($0.column)" } == ["1:5", "2:5"])
  }

  @Test(
    "Autolinks are links",
    arguments: [
      ("<https://a.org/b>", "https://a.org/b", 2, 15),
      ("go to https://a.org/b", "https://a.org/b", 7, 15),
      ("**www.a.org**", "http://www.a.org", 3, 9),
      ("(me@a.org)", "mailto:me@a.org", 2, 8),
    ])
  func autolinks(_ markdown: String, _ destination: String, _ column: Int, _ length: Int) {
    let found = links(of: markdown)
    #expect(found.map(\.destination) == [destination])
    #expect(found.map(\.column) == [column])
    #expect(found.map(\.length) == [length])
  }
}
