import Values

/// Values as JSON (RFC 8259).
enum JSONText {
  /// Writes `value`. Where it may stand in a `<script>`, no `<`, `>`, `&` or line separator is written as itself, so that
  /// nothing in it ends the element.
  static func write(_ value: Value, _ workspace: Workspace, isInHTML: Bool, into output: inout [UInt8], depth: Int = 0)
  {
    guard depth < 64 else { return output.append(contentsOf: "null".utf8) }
    func inner(_ value: Value, _ output: inout [UInt8]) {
      write(value, workspace, isInHTML: isInHTML, into: &output, depth: depth + 1)
    }
    switch value.kind {
    case .boolean: output.append(contentsOf: (value.isTrueBoolean ? "true" : "false").utf8)
    case .integer, .number: output.append(contentsOf: TextOfValue.of(value, workspace).utf8)
    case .text, .html: string(workspace, value, isInHTML: isInHTML, into: &output)
    case .date: output.append(contentsOf: "\"\(value.dateValue?.isoText ?? "")\"".utf8)
    case .list:
      output.append(UInt8(ascii: "["))
      for index in 0..<workspace.count(value) {
        if index > 0 { output.append(contentsOf: ", ".utf8) }
        inner(workspace.element(index, of: value), &output)
      }
      output.append(UInt8(ascii: "]"))
    case .map, .record:
      output.append(UInt8(ascii: "{"))
      for (index, name) in workspace.attributeNames(of: value).enumerated() {
        if index > 0 { output.append(contentsOf: ", ".utf8) }
        escape(Array(name.utf8).span, isInHTML: isInHTML, into: &output)
        output.append(contentsOf: ": ".utf8)
        inner(workspace.attribute(named: name, of: value) ?? .null, &output)
      }
      output.append(UInt8(ascii: "}"))
    case .document:
      // A document can lead to all others: its address stands for it.
      inner(workspace.attribute(named: "url", of: value) ?? .null, &output)
    case .undefined, .null, .deferred, .function: output.append(contentsOf: "null".utf8)
    }
  }

  private static func string(_ workspace: Workspace, _ value: Value, isInHTML: Bool, into output: inout [UInt8]) {
    workspace.withBytes(of: value) { escape($0, isInHTML: isInHTML, into: &output) }
  }

  private static func escape(_ span: Span<UInt8>, isInHTML: Bool, into output: inout [UInt8]) {
    let text = span.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    output.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output.append(contentsOf: "\\\"".utf8)
      case "\\": output.append(contentsOf: "\\\\".utf8)
      case "\n": output.append(contentsOf: "\\n".utf8)
      case "\r": output.append(contentsOf: "\\r".utf8)
      case "\t": output.append(contentsOf: "\\t".utf8)
      case "<", ">", "&", "'", "\u{2028}", "\u{2029}":
        if isInHTML {
          output.append(contentsOf: unicodeEscape(scalar).utf8)
        } else {
          output.append(contentsOf: String(scalar).utf8)
        }
      case _ where scalar.value < 32 || scalar.value == 127: output.append(contentsOf: unicodeEscape(scalar).utf8)
      default: output.append(contentsOf: String(scalar).utf8)
      }
    }
    output.append(UInt8(ascii: "\""))
  }

  private static func unicodeEscape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
