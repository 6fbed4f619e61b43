import Diagnostics
import Testing
import YAML

@Suite("YAML values are read with their locations")
struct YAMLTests {
  private func parse(_ text: String, firstLine: Int = 1) -> (Node?, [String]) {
    let (node, diagnostics) = YAMLDocument.parse(Array(text.utf8)[...], path: "x.md", firstLine: firstLine)
    return (node, diagnostics.map(\.description))
  }

  private func entry(_ key: String, of node: Node?) throws -> Node {
    guard case .mapping(let entries) = try #require(node).content else { throw Missing() }
    return try #require(entries.first { $0.key == key }).value
  }

  private struct Missing: Error {}

  @Test(
    "A scalar keeps its text as written", arguments: ["NO", "02134", "1.10", "2014-01-01", "0x1F", "1_000", "on"])
  func scalars(text: String) throws {
    let (node, problems) = parse("key: \(text)\n")
    guard case .scalar(let scalar) = try entry("key", of: node).content else { throw Missing() }
    #expect(scalar.text == text)
    #expect(problems == [])
  }

  @Test("An empty value, a tilde, and null are null; in quotes they are text")
  func null() throws {
    let (node, _) = parse("a:\nb: ~\nc: null\nd: 'null'\ne: \"\"\n")
    #expect(try ["a", "b", "c", "d", "e"].map { try entry($0, of: node).isNull } == [true, true, true, false, false])
  }

  @Test("Locations count file lines and character columns, not bytes")
  func places() throws {
    let (node, _) = parse("é: [ü, ñame]\n", firstLine: 5)
    guard case .sequence(let items) = try entry("é", of: node).content else { throw Missing() }
    #expect(
      items.map(\.place) == [Node.Place(line: 5, column: 5, length: 1), Node.Place(line: 5, column: 8, length: 4)])
  }

  @Test(
    "Errors are reported in an editor's terms, with a fix",
    arguments: [
      (
        "title: A: b\n",
        "x.md:1:9 error: this line contains a second \": \"; put the value in quotes: title: \"A: b\""
      ),
      ("a: 1\na: 2\n", "x.md:2:1 error: \"a\" is set twice; it is also on line 1; keep only one of them"),
      (
        "a:\n\tb: 1\n",
        "x.md:2:1 error: a tab is used where spaces are expected; indent with spaces, not tabs"
      ),
      (
        "a: @b\n",
        "x.md:1:4 error: a value cannot begin with \"@\"; put it in quotes: \"@b\""
      ),
      (
        "a: [b\nc: d\n", "x.md:1:4 error: this list is not closed; close it with \"]\""
      ),
      ("b: *x\n", "x.md:1:4 error: a value cannot begin with \"*\"; put it in quotes: \"*x\""),
      ("[a]: 1\n", "x.md:1:1 error: a field's name cannot be a list"),
      ("a: 1\n---\nb: 2\n", "x.md:3:1 error: a second YAML document begins here; remove the \"---\" line"),
    ])
  func mistakes(text: String, message: String) {
    #expect(parse(text).1 == [message])
  }

  @Test("Invalid UTF-8 is reported with its location")
  func invalidUTF8() {
    let (_, diagnostics) = YAMLDocument.parse([0x61, 0x3A, 0x20, 0xFF, 0x0A][...], path: "x.md")
    #expect(diagnostics.map(\.description) == ["x.md:1:4 error: this is not UTF-8 text; save the file as UTF-8"])
  }

  @Test("Nesting that is too deep is rejected")
  func depth() {
    let (node, problems) = parse(String(repeating: "[", count: 20_000))
    #expect(node == nil)
    #expect(problems == ["x.md:1:65 error: lists and fields are nested more than 64 levels deep"])
  }

  @Test("Each duplicate key is an error, and the rest is read")
  func continuesAfterErrors() throws {
    let (node, problems) = parse("a: 1\na: 2\nb: 3\nb: 4\nc: 5\n")
    #expect(problems.count == 2)
    #expect(try entry("c", of: node).isNull == false)
  }
}
