import Values

/// A function that templates apply to a value: `{{ title | upper }}`.
struct Filter: Sendable {
  let name: String
  /// The names of its arguments, in order; one that is left out is undefined.
  let parameters: [String]
  /// How many of them must be given.
  let required: Int
  /// Throws ``FilterFailure``; the type cannot be written, for closures do not infer it.
  let apply: @Sendable (inout Workspace, Value, [Value]) throws -> Value

  init(
    _ name: String, _ parameters: [String] = [], required: Int = 0,
    _ apply: @escaping @Sendable (inout Workspace, Value, [Value]) throws -> Value
  ) {
    self.name = name
    self.parameters = parameters
    self.required = required
    self.apply = apply
  }
}

/// Why a filter, a test or an operator cannot work with a value.
struct FilterFailure: Error {
  let message: String
  let help: String?

  init(_ message: String, help: String? = nil) {
    self.message = message
    self.help = help
  }
}

/// Every filter, test and method of the language, by its position.
enum Library {
  static let filters: [Filter] =
    TextFilters.all + ListFilters.all + NumberFilters.all + DateFilters.all + ValueFilters.all
  static let filterPositions = Dictionary(uniqueKeysWithValues: filters.enumerated().map { ($1.name, $0) })
  static let tests: [Filter] = Tests.all
  static let testPositions = Dictionary(uniqueKeysWithValues: tests.enumerated().map { ($1.name, $0) })
  static let methods: [Filter] = Methods.all
  static let methodPositions = Dictionary(uniqueKeysWithValues: methods.enumerated().map { ($1.name, $0) })
}

extension Value {
  /// What this is called in messages.
  func kindName(_ workspace: Workspace) -> String {
    switch kind {
    case .undefined: "something undefined"
    case .null: "nothing"
    case .boolean: "true or false"
    case .integer, .number: "a number"
    case .text: "a text"
    case .html: "HTML"
    case .date: "a date"
    case .list: "a list"
    case .map: "a map"
    case .record, .document: shape.map { workspace.tables.shapes[Int($0.rawValue)].label } ?? "a record"
    case .deferred: "content"
    case .function: "a macro"
    }
  }

  /// Whether a condition takes it for true: nothing, zero, and what is empty are false.
  func isTrue(_ workspace: Workspace) -> Bool {
    switch kind {
    case .undefined, .null: false
    case .boolean: isTrueBoolean
    case .integer: integerValue != 0
    case .number: numberValue != 0
    case .text, .html, .list, .map: workspace.count(self) > 0
    default: true
    }
  }
}

extension Workspace {
  /// The value's text, as printing it gives.
  func text(_ value: Value) -> String { TextOfValue.of(value, self) }

  mutating func make(_ text: String) -> Value { scratch.text(text) }

  /// A text that is HTML where `value` is.
  mutating func make(_ text: String, like value: Value) -> Value {
    value.kind == .html ? scratch.text(text).markedAsHTML : scratch.text(text)
  }

  /// The text of an argument as it goes into `value`: escaped where that is HTML and the argument is not.
  func text(_ argument: Value, into value: Value) -> String {
    guard value.kind == .html, argument.kind != .html else { return text(argument) }
    var output: [UInt8] = []
    Escaping.html(Array(text(argument).utf8).span, into: &output)
    return String(decoding: output, as: UTF8.self)
  }

  mutating func make(_ list: [Value]) -> Value { scratch.list(list) }

  /// The elements of a list, the keys of a map, the characters of a text.
  mutating func sequence(_ value: Value) throws(FilterFailure) -> [Value] {
    switch value.kind {
    case .list: return elements(of: value)
    case .map: return (0..<count(value)).map { pair($0, of: value).key }
    case .text, .html:
      let characters = text(value).map(String.init)
      return characters.map { make($0) }
    case .null, .undefined: return []
    default: throw FilterFailure("\(value.kindName(self)) is no list")
    }
  }

  /// The value at a path of attributes: `chapter.title`, `0`.
  mutating func value(at path: String, of value: Value) throws(FilterFailure) -> Value {
    var current = value
    for part in path.split(separator: ".") {
      if current.isMissing { return .null }
      if current.kind == .list, let index = Int(part), 0..<count(current) ~= index {
        current = element(index, of: current)
      } else if let next = read(named: String(part), of: current) {
        current = next
      } else {
        throw FilterFailure("\(current.kindName(self)) has no \"\(part)\"")
      }
    }
    return current
  }

  /// No text or list has more parts than this; larger arguments mean the same, and overflow nothing.
  private static let integerLimit = 1 << 40

  /// A whole number from an argument; `standard` where it is left out.
  func integer(_ value: Value, _ name: String, standard: Int) throws(FilterFailure) -> Int {
    if value.isMissing { return standard }
    guard let integer = value.integerValue else {
      throw FilterFailure("\"\(name)\" is a whole number, not \(value.kindName(self))")
    }
    return min(max(integer, -Self.integerLimit), Self.integerLimit)
  }
}
