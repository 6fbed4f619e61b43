import Diagnostics
import YAML

/// Reads the conditions in a type.
extension TypeReader {
  /// Returns the condition in `node`; reports an error and returns `nil` if it is invalid.
  mutating func condition(_ node: Node, _ fields: [Field]) -> Condition? {
    guard case .scalar(let scalar) = node.content else {
      report(
        "a condition must be text, not \(node.kindName)", node.place,
        help: "write a condition such as status = certified")
      return nil
    }
    do throws(ConditionParser.Failure) { return try ConditionParser.parse(scalar.text, fields: fields) } catch {
      var place = node.place
      // In a block scalar, the location of a word is unknown.
      if scalar.style != .block {
        let column = place.column + error.offset + (scalar.style == .quoted ? 1 : 0)
        place = Node.Place(line: place.line, column: column, length: error.length)
      }
      report(error.message, place, help: error.help)
      return nil
    }
  }

  /// Reads the condition that a document must meet to be published.
  mutating func requirement(_ node: Node?, _ fields: [Field]) -> Requirement? {
    guard let node, let condition = condition(node, fields) else { return nil }
    return Requirement(condition: condition, text: node.scalarText ?? "")
  }

  /// Reads `true`, `false`, or `{ unless: link }`.
  mutating func pageRule(_ node: Node?, _ fields: [Field]) -> PageRule {
    guard let node else { return .always }
    switch node.scalarText {
    case "true": return .always
    case "false": return .never
    case let text?:
      report(
        "\"page\" must be true, false, or { unless: … }, not \"\(text)\"", node.place, help: "write page: false")
      return .always
    case nil: break
    }
    var reader = MappingReader<PageKey>(node, path: path, subject: "\"page\"")
    defer { diagnostics += reader.finished() }
    guard let field = reader.requiredText(.unless) else { return .always }
    if let path = FieldPath(field, in: fields), path.type.isScalar(URLType.self) { return .unless(path) }
    reader.report(
      "no field of type url is named \"\(field)\"", reader.place(of: .unless),
      help: "declare \(field): { type: url }")
    return .always
  }

  /// Reads names, each with its condition.
  mutating func computed(_ node: Node?, _ fields: [Field]) -> [ComputedField] {
    guard let node else { return [] }
    guard case .mapping(let entries) = node.content else {
      report(
        "\"computed\" must be a set of named conditions, not \(node.kindName)", node.place,
        help: "write \"name: condition\" lines")
      return []
    }
    return entries.compactMap { entry in
      condition(entry.value, fields).map {
        ComputedField(name: entry.key, condition: $0, location: entry.keyPlace.location(in: path))
      }
    }
  }

  /// Reads messages for editors, each with its condition: `{ when: reviewed < today - 3 years, say: reviewed long ago
  /// }`.
  mutating func checks(_ node: Node?, _ fields: [Field]) -> [ContentCheck] {
    guard let node else { return [] }
    guard case .sequence(let nodes) = node.content else {
      report("\"checks\" must be a list", node.place, help: "write each check on its own line, after \"- \"")
      return []
    }
    return nodes.compactMap { check($0, fields) }
  }

  private mutating func check(_ node: Node, _ fields: [Field]) -> ContentCheck? {
    var reader = MappingReader<CheckKey>(node, path: path, subject: "a check")
    let condition = reader.take(.condition)
    let message = reader.requiredText(.message)
    let field = reader.text(.field)
    let level = reader.text(.level) ?? "warning"
    if let field, !fields.contains(where: { $0.key == field }) {
      reader.report("no field is named \"\(field)\"", reader.place(of: .field), help: nil)
    }
    let severity = Diagnostic.Severity(rawValue: level)
    if severity == nil {
      reader.report(
        "\"\(level)\" is not a level", reader.place(of: .level),
        help: "use one of: error, warning, note")
    }
    diagnostics += reader.finished()
    guard let condition else {
      report("\"when\" is missing", node.place, help: "a check needs this key: write \"when: …\"")
      return nil
    }
    let conditionPlace = condition.place
    guard let condition = self.condition(condition, fields), let message else { return nil }
    if condition.dependsOnToday, severity == .error {
      report(
        "a check that compares a date with today cannot have \"level: error\"",
        node.entry(CheckKey.level.rawValue)?.place ?? conditionPlace,
        help: "use \"level: warning\", so that a site that builds today also builds tomorrow")
    }
    return ContentCheck(condition: condition, severity: severity ?? .warning, message: message, field: field)
  }
}
