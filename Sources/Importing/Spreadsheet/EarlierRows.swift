import YAML

/// The rows that were imported so far. Each row must have a document of its own, which the next import can find.
struct EarlierRows {
  /// An error about a row that repeats an earlier one.
  struct Repetition {
    let message: String
    let help: String
  }

  /// The lines of the rows by the paths of their files.
  private var lines: [String: Int] = [:]
  /// The lines of the rows by their keys.
  private var keyLines: [String: Int] = [:]
  /// The lines of the rows with new documents by title. A row is distinct if it has a slug or a key.
  private var newTitles: [String: (line: Int, isDistinct: Bool)] = [:]

  /// Returns a Boolean value that indicates whether a row is for the file at `path`.
  func hasRow(for path: String) -> Bool { lines[path] != nil }

  /// Adds `row`, which has the value `value` in the field `key`. Otherwise, each row with this key would become a
  /// document, and the next import could not match them.
  mutating func add(_ row: Node, key: String?, _ value: String?) -> Repetition? {
    guard let value, let first = keyLines.updateValue(row.place.line, forKey: value) else { return nil }
    return Repetition(
      message: "this row has the same \"\(key ?? "")\" as line \(first)",
      help: "combine the rows, or use another field as the key")
  }

  /// Adds `row`, whose new document has the title `title`. Two new documents can have the same title only if both rows
  /// are distinct.
  mutating func add(_ row: Node, title: String?, isDistinct: Bool) -> Repetition? {
    guard let title, let first = newTitles.updateValue((row.place.line, isDistinct), forKey: title),
      !isDistinct || !first.isDistinct
    else { return nil }
    return Repetition(
      message: "this row has the same name as line \(first.line)",
      help: "combine the rows, or add a \"slug\" column with a different name for each")
  }

  /// Adds `row`, which is for the file at `path`. `singular` is the name for one document of its type.
  mutating func add(_ row: Node, for path: String, _ singular: String) -> Repetition? {
    guard let first = lines.updateValue(row.place.line, forKey: path) else { return nil }
    return Repetition(
      message: "this row is for the same \(singular) as line \(first): \(path)",
      help: "combine the rows, or add a \"slug\" column with different names")
  }
}
