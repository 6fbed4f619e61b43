import Diagnostics
import Testing
import YAML

@Suite("What is proposed is YAML, for the text that was meant")
struct AdviceTests {
  /// What is said of front matter with `line` in it, and the text that YAML reads in the line that is proposed.
  private func advice(on text: String) throws -> (message: String, proposed: String?) {
    let (_, diagnostics) = YAMLDocument.parse(Array(text.utf8)[...], path: "x.md")
    let said = try #require(diagnostics.first)
    let help = try #require(said.help)
    let line = try #require(help.firstRange(of: "title: ").map { help[$0.lowerBound...] })
    let isQuoted = help.hasPrefix("write \"")
    let proposal = line.firstRange(of: "; if it").map { line[..<$0.lowerBound] } ?? (isQuoted ? line.dropLast() : line)
    let (node, problems) = YAMLDocument.parse(Array(proposal.utf8)[...], path: "x.md")
    #expect(problems == [])
    return ("\(said.location.map(\.description) ?? "") \(said.message)", node?.entry("title")?.scalarText)
  }

  @Test(
    "Quotation marks that end too early, or never",
    arguments: [
      ("title: \"Members meet in Denver\n", 1, 8, "Members meet in Denver"),
      ("title: 'Members meet in Denver\n", 1, 8, "Members meet in Denver"),
      (
        "title: \"Members meet in Denver\ndate: 2026-03-14\ndescription: \"What we learned\"\n", 1, 8,
        "Members meet in Denver"
      ),
      ("title: \"Members meet\ndescription: \"Denver: what we learned\"\n", 1, 8, "Members meet"),
      ("title: 'Members meet\ndescription: The members' report\n", 1, 8, "Members meet"),
      ("title: \"He said \"no\" today\"\n", 1, 18, "He said \"no\" today"),
      ("title: \"He said \"no\" today\ndate: 2026\n", 1, 18, "He said \"no\" today"),
      ("title: \"No\" is an answer\n", 1, 13, "\"No\" is an answer"),
      ("title: \"No\" is not \"yes\"\n", 1, 13, "\"No\" is not \"yes\""),
      ("title: \"A \\\"no\\\" and \"yes\" today\"\n", 1, 23, "A \"no\" and \"yes\" today"),
      ("title: 'Ana's office'\n", 1, 13, "Ana's office"),
      ("title: 'Ana's \"office\"'\n", 1, 13, "Ana's \"office\""),
      ("title: \"No\" 'tis said\n", 1, 13, "\"No\" 'tis said"),
      ("title: 'The members' meeting'\n", 1, 22, "The members' meeting"),
      ("title: 'No' is an answer\n", 1, 13, "'No' is an answer"),
      ("title: [Denver] members meet\n", 1, 17, "[Denver] members meet"),
    ])
  func quotationMarks(text: String, line: Int, column: Int, meant: String) throws {
    let (message, proposed) = try advice(on: text)
    #expect(message.hasPrefix("x.md:\(line):\(column) "), "\(message)")
    #expect(proposed == meant)
  }

  @Test(
    "Colons in a text, and without a blank",
    arguments: [
      ("title: Denver: what we learned\n", "x.md:1:14 a second \": \" stands on this line", "Denver: what we learned"),
      (
        "title: “Denver: what we learned”\n", "x.md:1:15 a second \": \" stands on this line", "Denver: what we learned"
      ),
      (
        "title: \"Denver\": what we learned\n", "x.md:1:16 the value has ended before this",
        "\"Denver\": what we learned"
      ),
      ("title:Members meet\ndate: 2026-03-14\n", "x.md:1:6 no blank follows this colon", "Members meet"),
      ("title:#MeToo\ndate: 2026-03-14\n", "x.md:1:6 no blank follows this colon", "#MeToo"),
      ("title:Members meet\nkind:news\ndate: 2026-03-14\n", "x.md:1:6 no blank follows this colon", "Members meet"),
      ("date: 2026-03-14\ntitle:Members meet\nkind: news\n", "x.md:2:6 no blank follows this colon", "Members meet"),
    ])
  func colons(text: String, message: String, meant: String) throws {
    let (said, proposed) = try advice(on: text)
    #expect(said == message)
    #expect(proposed == meant)
  }

  @Test(
    "A value within brackets or braces is proposed without what follows it",
    arguments: [
      (
        "tags: [@housing, transit]\n", "x.md:1:8 error: a value cannot begin with \"@\"; put it in quotes: \"@housing\""
      ),
      (
        "tags: [*housing, transit]\n", "x.md:1:8 error: a value cannot begin with \"*\"; put it in quotes: \"*housing\""
      ),
      (
        "photo: { src: ana.jpg, alt: \"Ana says \"no\" today\" }\n",
        "x.md:1:40 error: the value has ended before this; put all of it in quotes: alt: 'Ana says \"no\" today'"
      ),
    ])
  func inFlow(text: String, message: String) {
    let (_, diagnostics) = YAMLDocument.parse(Array(text.utf8)[...], path: "x.md")
    #expect(diagnostics.map(\.description) == [message])
  }

  @Test("A text over several lines that a quotation mark within it ends is no open one")
  func severalLines() {
    let (_, diagnostics) = YAMLDocument.parse(
      Array("title: \"Members\n  said \"no\" today\"\n".utf8)[...], path: "x.md")
    #expect(
      diagnostics.map(\.description) == [
        "x.md:2:9 error: the value has ended before this; write \\\" for a quotation mark within it"
      ])
  }

  @Test("What # has cut from a plain scalar is known, with its place, and from nothing else")
  func comments() throws {
    let text = "é: Ün # a\nb: [x, y] # c\nc: \"q\" # d\nd: #tag\ne: two\n  lines  # f \r\nf: a#b\n"
    let (node, _) = YAMLDocument.parse(Array(text.utf8)[...], path: "x.md", firstLine: 2)
    guard case .mapping(let entries) = try #require(node).content else { return }
    let comments = entries.map { entry -> Node.Comment? in
      if case .scalar(let scalar) = entry.value.content { scalar.comment } else { nil }
    }
    #expect(comments.map { $0?.text } == ["# a", nil, nil, "#tag", "# f", nil])
    #expect(
      comments.compactMap { $0?.place } == [
        Node.Place(line: 2, column: 7, length: 3), Node.Place(line: 5, column: 4, length: 4),
        Node.Place(line: 7, column: 10, length: 3),
      ])
  }
}
