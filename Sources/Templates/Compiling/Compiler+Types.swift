import Diagnostics
import Values

/// Types of values, known before anything is rendered.
extension Compiler {
  /// Returns the type of the attribute `name` of a value of `type`, or `nil` if it can have no such attribute.
  func attributeType(_ name: String, of type: ValueType) -> ValueType? {
    switch type {
    case .any: .any
    case .null: .null
    case .map(let element): element
    case .record(let shape): names.id(of: name).flatMap { set.shapes[Int(shape.rawValue)].type(of: $0) }
    case .list, .tuple: ValueParts.type(of: name, in: type) ?? Int(name).map { _ in type.element }
    case .date: ValueParts.type(of: name, in: type)
    case .boolean, .number, .text, .color, .html: nil
    }
  }

  /// Returns the type of an attribute. Reports an error if there is none.
  mutating func checkedAttribute(_ name: String, of type: ValueType, at location: SourceLocation) -> ValueType {
    if let found = attributeType(name, of: type) { return found }
    var names = ValueParts.names(of: type)
    var declaration: SourceLocation?
    let subject = typeName(type)
    var message = "\(subject) has no \"\(name)\""
    var missing: TemplateFinding.MissingAttribute? = TemplateFinding.MissingAttribute(type: subject, name: name)
    if case .record(let id) = type {
      let shape = set.shapes[Int(id.rawValue)]
      names = shape.slots.map { self.names[$0] }
      declaration = shape.declaration.map { SourceLocation(path: $0) }
      if let noun = shape.slotNoun {
        message = "there is no \(noun) \"\(name)\""
        missing = nil
      }
    }
    let isRecord = if case .record = type { true } else { false }
    report(
      message, at: location, related: declaration,
      help: advice(forAttribute: name, among: names) ?? elementAdvice(for: name, of: type)
        ?? (declaration == nil ? OtherLanguageNames.advice(aboutAttribute: name, ofRecord: isRecord) : nil),
      missing: missing)
    return .any
  }

  private func advice(forAttribute name: String, among names: [String]) -> String? {
    OtherLanguageNames.synonym(of: name, among: names).map { "did you mean \"\($0)\"?" }
      ?? Self.advice(for: name, among: names)
  }

  /// Returns the advice about an attribute that is one of the elements of a list.
  private func elementAdvice(for name: String, of type: ValueType) -> String? {
    guard case .list(let element) = type, element != .any, attributeType(name, of: element) != nil else { return nil }
    return "it is in each item: write {% for item in … %}{{ item.\(name) }}{% endfor %}"
  }

  /// Returns the type at a path of attributes, such as `chapter.title`.
  mutating func checkedPath(_ path: String, of type: ValueType, at location: SourceLocation) -> ValueType {
    path.split(separator: ".").reduce(type) { type, name in
      Int(name) == nil ? checkedAttribute(String(name), of: type, at: location) : type.element
    }
  }

  /// Returns the name of a type for messages.
  func typeName(_ type: ValueType) -> String {
    switch type {
    case .any: "this"
    case .null: "a missing value"
    case .boolean: "a boolean"
    case .number: "a number"
    case .text: "a string"
    case .color: "a color"
    case .html: "HTML"
    case .date: "a date"
    case .list, .tuple: "a list"
    case .map: "a map"
    case .record(let shape): set.shapes[Int(shape.rawValue)].label
    }
  }
}
