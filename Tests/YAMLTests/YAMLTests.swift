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

  @Test(
    "A line that begins with a dash and continues the value above it is reported, and its text is read",
    arguments: [
      (
        "a:\n - Housing\n  - Transit\n", "x.md:3:3",
        "to make it a separate item, begin it in column 2, like the item above; otherwise, put the value in quotes"
      ),
      (
        "a:\n- - Housing\n   - Transit\n", "x.md:3:4",
        "to make it a separate item, begin it in column 3, like the item above; otherwise, put the value in quotes"
      ),
      (
        "a: Housing\n  and more\n  -\n", "x.md:3:3",
        "to make this a list, remove the text after the colon and write every item below the key; otherwise, put the value in quotes"
      ),
      (
        "a: [Housing\n  - Transit]\n", "x.md:2:3",
        "to make this a list, remove the text after the colon and write every item below the key; otherwise, put the value in quotes"
      ),
    ])
  func continuedValues(text: String, place: String, help: String) {
    let (node, problems) = parse(text)
    #expect(node != nil)
    #expect(
      problems == ["\(place) warning: this line continues the value above it, although it begins with a dash; \(help)"])
  }

  @Test(
    "Lines that are meant to continue a value are not reported",
    arguments: [
      "a: Housing\n  –Transit\n  -1 and more\n  --\n", "a: |\n  Housing\n  - Transit\n",
      "a: \"Housing\n  - Transit\"\n", "a:\n- Housing\n- Transit\nb:\n  - c\n",
    ])
  func intendedContinuations(text: String) { #expect(parse(text).1 == []) }

  @Test(
    "A first line that is indented more than another is reported",
    arguments: [
      (
        " a: 1\nb: 2\n",
        "x.md:1:1 error: the first line begins with a space, but a line below it does not; begin all fields in the same column: remove the space here"
      ),
      (
        "\n# why\n   a: 1\n   c: 3\n b: 2\n",
        "x.md:3:1 error: the first line is indented more than a line below it; begin all fields in the same column: remove the spaces here"
      ),
      (
        "a: 1\n...\nb: 2\n",
        "x.md:3:1 error: the fields end before this line; remove any \"...\" line, and use quotes around any value that begins with %"
      ),
    ])
  func indentedBeginnings(text: String, message: String) { #expect(parse(text).1 == [message]) }

  @Test("A field below a plain value that is indented more is an error at its line")
  func continuedByField() {
    #expect(
      parse("a: Housing\n  b: Transit\n").1 == [
        "x.md:2:4 error: this line is indented too far, or the value above it continues here; begin it in the same column as the field above it"
      ])
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
        "x.md:2:1 error: a tab is used where spaces are expected; indent this line with 2 spaces"
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
