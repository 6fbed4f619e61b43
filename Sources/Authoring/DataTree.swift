/// Data to be written as JSON or YAML, its entries in the order given.
indirect enum DataTree: Sendable {
  case nothing
  /// What both languages write without quotes: a number, a date for YAML.
  case literal(String)
  case text(String)
  /// A text that may take several lines.
  case prose(String)
  case list([DataTree])
  case map([Entry])

  struct Entry: Sendable {
    let key: String
    let value: DataTree
    /// What YAML says behind it; JSON has no comments.
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
