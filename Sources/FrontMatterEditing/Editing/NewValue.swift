import YAML

/// A value to set: text in the form that the field's type reads, or a list or record of values.
package indirect enum NewValue: Hashable, Sendable {
  case text(String)
  /// A number, date, or Boolean value, which is never quoted.
  case literal(String)
  case list([NewValue])
  case record([Field])
  /// Changes of records in a list. Records that are not changed stay as they are.
  case records([RecordChange])

  package struct Field: Hashable, Sendable {
    package let key: String
    package let value: NewValue

    package init(_ key: String, _ value: NewValue) {
      self.key = key
      self.value = value
    }
  }
}

extension NewValue {
  /// The maximum length of a line with a list or record in flow style.
  private static let widthLimit = 100

  /// Returns `key: value` on one line.
  package static func line(_ key: String, _ value: NewValue) -> String { ScalarText.key(key) + ": " + value.inBrackets }

  /// Returns `key: value` as lines, indented by `indent` spaces.
  static func lines(_ key: String, _ value: NewValue, indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    let start = margin + ScalarText.key(key) + ":"
    switch value {
    case .text(let text):
      if let block = ScalarText.block(text, indent: indent + 2) {
        return (start + " " + block).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      }
      return [start + " " + ScalarText.of(text)]
    case .literal(let text): return [start + " " + text]
    case .list(let items):
      if let flow = value.flow, start.count + flow.count < widthLimit { return [start + " " + flow] }
      return [start] + items.flatMap { $0.itemLines(indent: indent + 2) }
    case .record(let fields):
      if let flow = value.flow, start.count + flow.count < widthLimit { return [start + " " + flow] }
      return [start] + fields.flatMap { lines($0.key, $0.value, indent: indent + 2) }
    case .records(let changes): return lines(key, changes.newList, indent: indent)
    }
  }

  /// Returns the lines of the value as a list item, with its dash.
  func itemLines(indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    if case .text(let text) = self { return [margin + "- " + ScalarText.of(text)] }
    guard case .record(let fields) = self, !fields.isEmpty else { return [margin + "- " + inBrackets] }
    var lines = fields.flatMap { Self.lines($0.key, $0.value, indent: indent + 2) }
    lines[0] = margin + "- " + lines[0].dropFirst(indent + 2)
    return lines
  }

  /// The value in flow style, if it is a list or record of short text; otherwise `nil`.
  private var flow: String? {
    switch self {
    case .text, .literal: nil
    case .list(let items): items.allSatisfy(\.isText) ? inBrackets : nil
    case .record(let fields): fields.allSatisfy(\.value.isText) ? inBrackets : nil
    case .records(let changes): changes.newList.flow
    }
  }

  /// The value on one line in flow style.
  var inBrackets: String {
    switch self {
    case .text(let text): ScalarText.inFlow(text)
    case .literal(let text): text
    case .list(let items): "[" + items.map(\.inBrackets).joined(separator: ", ") + "]"
    case .record(let fields):
      fields.isEmpty
        ? "{}"
        : "{ " + fields.map { ScalarText.key($0.key) + ": " + $0.value.inBrackets }.joined(separator: ", ") + " }"
    case .records(let changes): changes.newList.inBrackets
    }
  }

  private var isText: Bool { scalar.map { !$0.contains("\n") } ?? false }

  /// The text, if this is a single value.
  var scalar: String? {
    switch self {
    case .text(let text), .literal(let text): text
    case .list, .record, .records: nil
    }
  }
}

extension [RecordChange] {
  /// The changes as a list, for a file that has none yet.
  var newList: NewValue { .list(map { .record($0.fields) }) }
}
