/// Data to write as JSON or YAML, with entries in the given order.
indirect enum DataTree: Sendable {
  case nothing
  /// A value without quotes: a number or Boolean value, or in YAML a date.
  case literal(String)
  case text(String)
  /// Text that can have several lines.
  case prose(String)
  case list([DataTree])
  case map([Entry])

  struct Entry: Sendable {
    let key: String
    let value: DataTree
    /// The comment after the entry in YAML. JSON has no comments.
    let comment: String

    init(_ key: String, _ value: DataTree, comment: String = "") {
      self.key = key
      self.value = value
      self.comment = comment
    }
  }
}

extension DataTree {
  static func boolean(_ value: Bool) -> DataTree { .literal(value ? "true" : "false") }
  static func number(_ value: Int) -> DataTree { .literal(String(value)) }
  static func texts(_ values: some Sequence<String>) -> DataTree { .list(values.map { .text($0) }) }
}

extension DataTree: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByArrayLiteral
{
  init(stringLiteral value: String) { self = .text(value) }
  init(booleanLiteral value: Bool) { self = .boolean(value) }
  init(dictionaryLiteral entries: (String, DataTree)...) { self = .map(entries.map { Entry($0, $1) }) }
  init(arrayLiteral elements: DataTree...) { self = .list(elements) }
}
