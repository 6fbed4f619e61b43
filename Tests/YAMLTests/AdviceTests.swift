import Diagnostics
import Testing
import YAML

@Suite("Suggested fixes are valid YAML with the intended text")
struct AdviceTests {
  /// The first message about `text`, and the title that YAML reads from the suggested line.
  private func advice(on text: String) throws -> (message: String, proposed: String?) {
    let (_, diagnostics) = YAMLDocument.parse(Array(text.utf8)[...], path: "x.md")
    let finding = try #require(diagnostics.first)
    let help = try #require(finding.help)
    let line = try #require(help.firstRange(of: "title: ").map { help[$0.lowerBound...] })
    let isQuoted = help.hasPrefix("write \"")
    let proposal = line.firstRange(of: "; if it").map { line[..<$0.lowerBound] } ?? (isQuoted ? line.dropLast() : line)
    let (node, problems) = YAMLDocument.parse(Array(proposal.utf8)[...], path: "x.md")
    #expect(problems == [])
    return ("\(finding.location.map(\.description) ?? "") \(finding.message)", node?.entry("title")?.scalarText)
  }

  @Test(
    "Misplaced and unclosed quotation marks are reported with a fix",
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
    "An extra colon, and a colon without a space, are reported with a fix",
    arguments: [
      ("title: Denver: what we learned\n", "x.md:1:14 this line contains a second \": \"", "Denver: what we learned"),
      (
        "title: “Denver: what we learned”\n", "x.md:1:15 this line contains a second \": \"", "Denver: what we learned"
      ),
      (
        "title: \"Denver\": what we learned\n", "x.md:1:16 the quotation mark before this ends the value",
        "\"Denver\": what we learned"
      ),
      ("title:Members meet\ndate: 2026-03-14\n", "x.md:1:6 a space is missing after this colon", "Members meet"),
      ("title:#MeToo\ndate: 2026-03-14\n", "x.md:1:6 a space is missing after this colon", "#MeToo"),
      (
        "title:Members meet\nkind:news\ndate: 2026-03-14\n", "x.md:1:6 a space is missing after this colon",
        "Members meet"
      ),
      (
        "date: 2026-03-14\ntitle:Members meet\nkind: news\n", "x.md:2:6 a space is missing after this colon",
        "Members meet"
      ),
    ])
  func colons(text: String, message: String, meant: String) throws {
    let (found, proposed) = try advice(on: text)
    #expect(found == message)
    #expect(proposed == meant)
  }

  @Test(
    "The fix for a value in brackets or braces ends with that value",
    arguments: [
      (
        "tags: [@housing, transit]\n", "x.md:1:8 error: a value cannot begin with \"@\"; put it in quotes: \"@housing\""
      ),
      (
        "tags: [*housing, transit]\n", "x.md:1:8 error: a value cannot begin with \"*\"; put it in quotes: \"*housing\""
      ),
      (
        "photo: { src: ana.jpg, alt: \"Ana says \"no\" today\" }\n",
        "x.md:1:40 error: the quotation mark before this ends the value; put the whole value in quotes: alt: 'Ana says \"no\" today'"
      ),
    ])
  func inFlow(text: String, message: String) {
    let (_, diagnostics) = YAMLDocument.parse(Array(text.utf8)[...], path: "x.md")
    #expect(diagnostics.map(\.description) == [message])
  }

  @Test("A quotation mark inside a multiline value is not reported as an unclosed value")
  func severalLines() {
    let (_, diagnostics) = YAMLDocument.parse(
      Array("title: \"Members\n  said \"no\" today\"\n".utf8)[...], path: "x.md")
    #expect(
      diagnostics.map(\.description) == [
        "x.md:2:9 error: the quotation mark before this ends the value; write \\\" for each quotation mark in the value"
      ])
  }

  @Test("A comment after a plain scalar is kept with its location; other comments are not")
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
