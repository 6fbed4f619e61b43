import YAML

/// What a field is to hold: texts, as the field's type reads them, in lists and records.
package indirect enum NewValue: Hashable, Sendable {
  case text(String)
  /// A number, a date, true or false, which is never in quotes.
  case literal(String)
  case list([NewValue])
  case record([Field])

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
  /// How long a list or a record in brackets may be, with its key.
  private static let widthLimit = 100

  /// `key: value` as lines, indented by so many blanks.
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
    }
  }

  /// An item of a list, after its dash.
  func itemLines(indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    if case .text(let text) = self { return [margin + "- " + ScalarText.of(text)] }
    guard case .record(let fields) = self, !fields.isEmpty else { return [margin + "- " + inBrackets] }
    var lines = fields.flatMap { Self.lines($0.key, $0.value, indent: indent + 2) }
    lines[0] = margin + "- " + lines[0].dropFirst(indent + 2)
    return lines
  }

  /// On one line in brackets, where that reads well: texts, or a few of them under names.
  private var flow: String? {
    switch self {
    case .text, .literal: nil
    case .list(let items): items.allSatisfy(\.isText) ? inBrackets : nil
    case .record(let fields): fields.allSatisfy(\.value.isText) ? inBrackets : nil
    }
  }

  /// On one line, as it stands in a list in brackets.
  var inBrackets: String {
    switch self {
    case .text(let text): ScalarText.inFlow(text)
    case .literal(let text): text
    case .list(let items): "[" + items.map(\.inBrackets).joined(separator: ", ") + "]"
    case .record(let fields):
      fields.isEmpty
        ? "{}"
        : "{ " + fields.map { ScalarText.key($0.key) + ": " + $0.value.inBrackets }.joined(separator: ", ") + " }"
    }
  }

  private var isText: Bool { scalar.map { !$0.contains("\n") } ?? false }

  /// What it says, where it is a single value.
  var scalar: String? {
    switch self {
    case .text(let text), .literal(let text): text
    case .list, .record: nil
    }
  }
}
