import Content
import Foundation
import Testing

@Suite("Types of single values") struct ScalarTypeTests {
  private static let font = FieldType.scalars.first { $0.name == "font" }

  @Test("An example is valid, and matches the JSON Schema and the form", arguments: FieldType.scalars.map(\.name))
  func example(name: String) throws {
    let type = try #require(FieldType.scalars.first { $0.name == name })
    if case .failure(let message, _) = type.read(type.example, timeZone: nil) { Issue.record("\(message)") }
    for pattern in [type.schema.pattern, type.schema.requiredPattern].compactMap(\.self) {
      #expect(type.example.range(of: pattern, options: .regularExpression) != nil)
    }
    if case .pattern(let pattern, _) = type.widget {
      #expect(type.example.range(of: pattern, options: .regularExpression) != nil)
    }
  }

  @Test("Names are distinct, and no other name is that of a type")
  func names() {
    #expect(Set(FieldType.names).count == FieldType.names.count)
    let others = FieldType.scalars.flatMap(\.otherNames)
    #expect(Set(others).count == others.count)
    #expect(Set(others).isDisjoint(with: FieldType.names))
  }

  @Test(
    "A list of fonts is kept as it is written",
    arguments: ["serif", "-apple-system, system-ui", "'Noto Serif JP', \"IBM Plex & Co.\",Ubuntu", "游明朝, Été"])
  func fonts(text: String) {
    guard case .text(let read)? = Self.font?.read(text, timeZone: nil), read == text else {
      Issue.record("\(text) was not read")
      return
    }
  }

  @Test(
    "No list of fonts contains characters that end a declaration, a string, or a style sheet",
    arguments: [
      "", "a,", "a\"", "\"a", "\"a\"b\"", "\"a\\\"", "\"a\nb\"", "\"</style>\"", "'a;b'", "a/**/", "url(x)",
      "a!important", "\"\"", "a: b", "var(--x)", "@import", "a\u{2028}b", "\"a\u{85}b\"",
    ])
  func unsafeFonts(text: String) {
    guard case .failure? = Self.font?.read(text, timeZone: nil) else {
      Issue.record("\(text) was read")
      return
    }
  }

  @Test(
    "Text that is not a value of its type is rejected with a fix",
    arguments: [
      ("integer", "1,500", "\"1,500\" is not a whole number; write 1500"),
      ("integer", "many", "\"many\" is not a whole number; write digits only, as in 1500"),
      ("integer", "2.5", "\"2.5\" is not a whole number; write digits only, as in 1500"),
      ("number", "12 %", "\"12 %\" is not a number; write 12"),
      ("number", "inf", "\"inf\" is not a number; write a number such as 1500 or 2.5"),
      ("boolean", "on", "\"on\" is neither true nor false; write true or false"),
      ("date", "3/31/2014", "\"3/31/2014\" is not a date; write 2014-03-31"),
      (
        "date", "3/1/2014",
        "\"3/1/2014\" is not a date; write a date such as 2014, 2014-01, 2014-01-31, or 2014-01-31 18:00 -0500"
      ),
      ("date", "2014-02-30", "\"2014-02-30\" is not a valid date; check the month and the day"),
      (
        "date", "2014-02-03 9:00",
        "the time \"2014-02-03 9:00\" has no time zone; add one, as in 2014-02-03 9:00 -0500, or set a time-zone in site.yml"
      ),
      ("url", "example.org", "\"example.org\" is not a URL; write https://example.org"),
      (
        "url", "https://example.org/a b",
        "\"https://example.org/a b\" is not a URL; write https://example.org/a%20b"
      ),
      (
        "email", "mailto:a@b.org",
        "an email address must not begin with \"mailto:\"; write a@b.org"
      ),
      ("email", "Ann <a@b.org>", "\"Ann <a@b.org>\" is not an email address; write a@b.org"),
      ("email", "a at b.org", "\"a at b.org\" is not an email address; write a@b.org"),
      ("url", "https://https://b.org", "\"https://https://b.org\" is not a URL; write https://b.org"),
      ("date", "0204-02-03", "\"0204-02-03\" is in the year 204; correct the year, which has four digits, as in 2014"),
      ("email", "a@b", "\"a@b\" is not an email address; write an email address such as press@example.org"),
      ("color", "red", "\"red\" is not a hexadecimal color; write a color such as \"#8a2016\", in quotes"),
      ("color", "#９b1c13", "\"#９b1c13\" is not a hexadecimal color; write a color such as \"#8a2016\", in quotes"),
      (
        "font", "Source Sans 3, serif",
        "\"Source Sans 3\" is not a font name, or needs quotation marks; write \"Source Sans 3\", with quotation marks, as in '\"Source Sans 3\", serif'"
      ),
      (
        "font", "serif; } body { display: none }",
        "\"serif; } body { display: none }\" is not a font name, or needs quotation marks; write names separated by commas, such as Georgia, \"Noto Serif\", serif"
      ),
    ])
  func failures(name: String, text: String, expected: String) throws {
    let type = try #require(FieldType.scalars.first { $0.name == name })
    guard case .failure(let message, let help) = type.read(text, timeZone: nil) else {
      Issue.record("\(text) was read")
      return
    }
    #expect([message, help].compactMap(\.self).joined(separator: "; ") == expected)
  }

  @Test("The reference lists every type")
  func reference() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/type-yml.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    for name in FieldType.names { #expect(text.contains("\n| `\(name)` |"), "\(name) is missing") }
  }
}
