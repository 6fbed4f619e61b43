import FoundationEssentials

/// Formats diagnostics as a JSON array.
package enum JSONReporter {
  private struct Entry: Encodable {
    let rule: String
    let severity: String
    let message: String
    let help: String?
    let file: String?
    let line: Int?
    let column: Int?
    let length: Int?
    let related: Place?
  }

  private struct Place: Encodable {
    let file: String
    let line: Int
    let column: Int
    let length: Int
  }

  /// Returns an array with one object per finding, with its keys in alphabetical order. Rethrows the encoder's errors.
  package static func report(_ diagnostics: [Diagnostic]) throws -> String {
    let entries = diagnostics.map { diagnostic in
      Entry(
        rule: diagnostic.rule.name, severity: diagnostic.severity.rawValue, message: diagnostic.message,
        help: diagnostic.help,
        file: diagnostic.location?.path, line: diagnostic.location?.line, column: diagnostic.location?.column,
        length: diagnostic.location?.length,
        related: diagnostic.related.map { Place(file: $0.path, line: $0.line, column: $0.column, length: $0.length) })
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(entries), as: UTF8.self) + "\n"
  }
}
