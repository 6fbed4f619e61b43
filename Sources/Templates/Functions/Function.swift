import Values

/// A filter (`{{ title | upper }}`), a test (`is odd`) or a method (`title.upper()`).
struct Function: Sendable {
  let name: String
  let parameters: [Parameter]
  /// The values to which the function can be applied. Filters check them only if their type is known; see ``apply``.
  var receiver = Receiver.any
  /// Returns the type of the result for the type of the value and the type of the attribute that a parameter names.
  let result: @Sendable (ValueType, ValueType?) -> ValueType
  /// Throws ``FunctionFailure``. The error type is not declared because closures do not infer it.
  let apply: @Sendable (inout Workspace, Value, FunctionArguments) throws -> Value

  /// Creates a function that returns values of the type `result`.
  init(
    _ name: String, _ parameters: Parameter..., result: ValueType = .any,
    _ apply: @escaping @Sendable (inout Workspace, Value, FunctionArguments) throws -> Value
  ) {
    self.init(name, parameters, result: { _, _ in result }, apply)
  }

  init(
    _ name: String, _ parameters: [Parameter], result: @escaping @Sendable (ValueType, ValueType?) -> ValueType,
    _ apply: @escaping @Sendable (inout Workspace, Value, FunctionArguments) throws -> Value
  ) {
    self.name = name
    self.parameters = parameters
    self.result = result
    self.apply = apply
  }
}

extension Function {
  enum Receiver: Sendable {
    case any, text, map, sequence
    case number
    /// A date, or text in ISO 8601 format.
    case date

    /// The description of the values in messages about filters.
    var expectation: String {
      switch self {
      case .any: "a value"
      case .text: "a string"
      case .map: "a map"
      case .sequence: "a list"
      case .number: "a number"
      case .date: "a date"
      }
    }

    func takes(_ kind: Value.Kind) -> Bool {
      switch self {
      case .any, .number, .date: true
      case .text: kind == .text || kind == .html || kind == .null
      case .map: kind == .map || kind == .record || kind == .document || kind == .null
      case .sequence: kind == .list || kind == .text || kind == .html || kind == .null
      }
    }

    /// Returns whether a value of the type can be a receiver. An unknown type can.
    func takes(_ type: ValueType) -> Bool {
      switch (self, type) {
      case (.any, _), (_, .any), (_, .null), (.map, .map), (.map, .record): true
      case (.text, .html), (.sequence, .html), (.date, .html): true
      case (.sequence, .list), (.sequence, .tuple): true
      case (.text, _), (.sequence, _): type.isPlainText
      case (.number, _): type == .number || type == .boolean
      case (.date, _): type == .date || type.isPlainText
      default: false
      }
    }
  }

  /// Returns the same function as a method of `receiver`.
  func on(_ receiver: Receiver) -> Function {
    var function = self
    function.receiver = receiver
    return function
  }
}

/// The arguments of a function, in the order of its parameters. An omitted argument is undefined.
typealias FunctionArguments = InlineArray<4, Value>
