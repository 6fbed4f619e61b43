import Values

/// Values as text, as Python's `str()` writes them. Null is empty.
enum TextOfValue {
  static func of(_ value: Value, _ workspace: borrowing Workspace) -> String {
    switch value.kind {
    case .undefined, .null, .deferred, .function: ""
    case .boolean: value.isTrueBoolean ? "True" : "False"
    case .integer: value.integerValue.map { String($0) } ?? ""
    case .number: value.numberValue.map(number) ?? ""
    case .text, .html: workspace.string(value)
    case .date: value.dateValue?.isoText ?? ""
    case .list, .map, .record, .document: representation(value, workspace)
    }
  }

  /// Returns a value as Python's `repr()` writes it in a list.
  static func representation(_ value: Value, _ workspace: borrowing Workspace, depth: Int = 0) -> String {
    guard depth < 64 else { return "..." }
    switch value.kind {
    case .text, .html: return quoted(workspace.string(value))
    case .null, .undefined: return "None"
    case .list:
      let elements = workspace.elements(of: value).map { representation($0, workspace, depth: depth + 1) }
      return "[" + elements.joined(separator: ", ") + "]"
    case .map, .record:
      let entries = workspace.attributeNames(of: value).map { name in
        quoted(name) + ": "
          + representation(workspace.attribute(named: name, of: value) ?? .null, workspace, depth: depth + 1)
      }
      return "{" + entries.joined(separator: ", ") + "}"
    case .document: return workspace.attribute(named: "title", of: value).map { of($0, workspace) } ?? ""
    default: return of(value, workspace)
    }
  }

  private static func quoted(_ text: String) -> String {
    let quote: Unicode.Scalar = text.contains("'") && !text.contains("\"") ? "\"" : "'"
    var quoted = String(quote)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case quote: quoted += "\\\(quote)"
      case _ where isPrintable(scalar): quoted.unicodeScalars.append(scalar)
      default: quoted += escape(scalar)
      }
    }
    return quoted + String(quote)
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    case .spaceSeparator: scalar == " "
    default: true
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    let (letter, width) = scalar.value < 0x100 ? ("x", 2) : scalar.value < 0x10000 ? ("u", 4) : ("U", 8)
    return "\\" + letter + String(repeating: "0", count: width - digits.count) + digits
  }

  /// Returns the shortest digits that parse back to the number, as Python and Swift both write them.
  private static func number(_ number: Double) -> String {
    guard number.isFinite else { return number.isNaN ? "nan" : number < 0 ? "-inf" : "inf" }
    if number == number.rounded(), abs(number) < 1e16 {
      return (number.sign == .minus ? "-" : "") + String(Int(number.magnitude)) + ".0"
    }
    return "\(number)"
  }
}
