/// A JSON object as text, with values that are JSON already.
struct SchemaText {
  private let entries: [(key: String, value: String)]

  init(_ entries: [(key: String, value: String)]) { self.entries = entries }

  /// The object with `others` before its own entries.
  func after(_ others: [(key: String, value: String)]) -> SchemaText { SchemaText(others + entries) }

  /// The object with `others` after its own entries.
  func before(_ others: [(key: String, value: String)]) -> SchemaText { SchemaText(entries + others) }

  /// The object with each entry on a line of its own.
  var text: String {
    let lines = entries.map { "  \"\($0.key)\": \(Self.indented($0.value, by: 2))" }
    return "{\n" + lines.joined(separator: ",\n") + "\n}"
  }

  /// The object on one line.
  var line: String { "{ " + entries.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", ") + " }" }

  /// Returns the schema of a value that is either this object or `alternative`.
  func or(_ alternative: String, description: String) -> String {
    """
    {
      "description": "\(description)",
      "anyOf": [
        \(alternative),
        \(Self.indented(text, by: 4))
      ]
    }
    """
  }

  /// Indents all lines of `text` except the first.
  static func indented(_ text: String, by width: Int) -> String {
    text.replacing("\n", with: "\n" + String(repeating: " ", count: width))
  }
}
