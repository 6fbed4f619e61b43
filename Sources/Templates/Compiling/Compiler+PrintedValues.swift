import Diagnostics
import Values

/// Checks of values that are printed or passed to filters for text.
extension Compiler {
  /// Reports a document, or a list of documents, that is written as text.
  mutating func checkOutput(of expression: Expression, _ type: ValueType, in place: EscapingPlace) {
    guard place.takesTexts, isDocument(type) else { return }
    let path = expression.text == "this" ? nil : expression.text
    report(
      "\(typeName(type)) cannot be printed", at: expression.location, help: advice(forPrinting: type, at: path))
  }

  private func isDocument(_ type: ValueType) -> Bool {
    switch type {
    case .record(let id): set.shapes[Int(id.rawValue)].isDocument
    case .list(let element): isDocument(element)
    default: false
    }
  }

  private func advice(forPrinting type: ValueType, at path: String?) -> String {
    guard case .record(let id) = type else {
      guard case .list(let element) = type, let path else { return "write {% for item in items %}…{% endfor %}" }
      guard case .record(let item) = element else { return "write {{ \(path) | join(\", \") }}" }
      let name = printedSlot(of: item) ?? "title"
      return "write {% for item in \(path) %}{{ item.\(name) }}{% endfor %}"
    }
    guard let path, let name = printedSlot(of: id) else { return "print one of its fields" }
    return "write {{ \(path).\(name) }}"
  }

  /// Returns the name of the attribute of a record that readers probably see.
  func printedSlot(of id: ShapeID) -> String? {
    let shape = set.shapes[Int(id.rawValue)]
    let known = shape.slots.map { names[$0] }
    return ["title", "label", "name", "src", "text"].first(where: known.contains)
  }

  /// Reports a record, or a list of records, to which a filter for text is applied.
  mutating func checkText(
    of type: ValueType, for filter: Function, _ values: [Expression?], at location: SourceLocation
  ) {
    switch filter.name {
    case "join" where values.count > 1 && values[1] == nil: break
    case "join": return
    default: guard Self.textFilters.contains(filter.name) else { return }
    }
    var kind = type
    if filter.name == "join" {
      guard case .list(let element) = type else { return }
      kind = element
      if case .record(let id) = element, set.shapes[Int(id.rawValue)].isDocument { return }
    }
    guard kind.containsRecord else { return }
    if case .record(let id) = kind, let name = printedSlot(of: id) {
      let help =
        filter.name == "join"
        ? "write join(\", \", attribute=\"\(name)\")" : "use one of its attributes, such as \"\(name)\""
      return report("\(typeName(kind)) is not a string", at: location, help: help)
    }
    report(
      "\(typeName(kind)) is not a string", at: location,
      help: "write {% for item in items %}…{% endfor %}, and use the filter on an attribute of the item")
  }

  /// The filters that change the text of a value.
  private static let textFilters: Set = [
    "upper", "lower", "capitalize", "title", "trim", "replace", "truncate", "indent", "wordcount", "wordwrap", "slug",
    "striptags", "excerpt", "markdown", "urlencode", "escape", "e",
  ]
}

extension ValueType {
  /// A Boolean value that indicates whether the value is a record or contains records.
  fileprivate var containsRecord: Bool {
    switch self {
    case .record: true
    case .list(let element), .map(let element): element.containsRecord
    case .tuple(let elements): elements.contains(where: \.containsRecord)
    default: false
    }
  }
}
