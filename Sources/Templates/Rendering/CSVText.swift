import Values

/// Writes values as CSV cells (RFC 4180).
enum CSVText {
  /// Writes one cell: a list as its elements separated by semicolons, a document as its title, a record as JSON.
  static func write(_ value: Value, _ workspace: borrowing Workspace, into output: inout [UInt8]) {
    let cell = Array(text(value, workspace).utf8)
    guard
      cell.contains(where: { [0x2C, 0x22, 0x0A, 0x0D, 0x3B].contains($0) }) || cell.first == 0x20 || cell.last == 0x20
    else { return output.append(contentsOf: cell) }
    output.append(UInt8(ascii: "\""))
    for byte in cell {
      if byte == UInt8(ascii: "\"") { output.append(byte) }
      output.append(byte)
    }
    output.append(UInt8(ascii: "\""))
  }

  private static func text(_ value: Value, _ workspace: borrowing Workspace) -> String {
    switch value.kind {
    case .list:
      return (0..<workspace.count(value)).map { text(workspace.element($0, of: value), workspace) }.joined(
        separator: "; ")
    case .map, .record:
      var output: [UInt8] = []
      JSONText(isInHTML: false).write(value, workspace, into: &output)
      return String(decoding: output, as: UTF8.self)
    case .boolean: return value.isTrueBoolean ? "true" : "false"
    case .text, .html: return withoutFormula(workspace.text(value))
    default: return workspace.text(value)
    }
  }

  /// Returns text with an apostrophe in front of it if a spreadsheet would read it as a formula (OWASP, "CSV
  /// Injection").
  private static func withoutFormula(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return text }
    return "'" + text
  }
}
