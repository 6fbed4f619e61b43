/// A parameter of a function, in addition to its value.
struct Parameter: Sendable, ExpressibleByStringLiteral {
  enum Meaning: Sendable {
    case value
    case integer
    /// A path of attributes that every element of the value has.
    case attribute
    /// Paths of attributes, separated by commas.
    case attributes
    case filterName
    case testName
    /// A pattern of the filter `date`.
    case datePattern
    /// All arguments that no other parameter takes: a list that ends with a map of the keyword arguments.
    case rest
  }

  let name: String
  let meaning: Meaning
  let isRequired: Bool
  /// A Boolean value that indicates whether the argument must be a keyword argument.
  let isNamed: Bool

  init(_ name: String, _ meaning: Meaning = .value, isRequired: Bool = false, isNamed: Bool = false) {
    self.name = name
    self.meaning = meaning
    self.isRequired = isRequired
    self.isNamed = isNamed
  }

  /// Creates an optional parameter.
  init(stringLiteral name: String) { self.init(name) }

  static func required(_ name: String, _ meaning: Meaning = .value) -> Parameter {
    Parameter(name, meaning, isRequired: true)
  }

  static func integer(_ name: String, isRequired: Bool = false) -> Parameter {
    Parameter(name, .integer, isRequired: isRequired)
  }

  static let rest = Parameter("arguments", .rest)
}
