import Diagnostics
import Values

/// The text of a file saved by a spreadsheet program, in any common encoding.
struct SpreadsheetText {
  let text: String
  let separator: Unicode.Scalar
  /// A Boolean value that indicates whether the first line only names the separator, as Excel reads it: `sep=;`.
  let namesSeparator: Bool
  let diagnostics: [Diagnostic]

  /// Decodes `bytes`: UTF-8, UTF-16 with a byte order mark ("Unicode Text"), or else Windows-1252, with a warning.
  init(_ bytes: [UInt8], path: String) {
    var diagnostics: [Diagnostic] = []
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      text = Self.utf16(bytes)
    } else if let valid = String(validating: bytes, as: UTF8.self) {
      text = valid
    } else {
      text = String(String.UnicodeScalarView(bytes.map(Windows1252.character)))
      diagnostics.append(
        Diagnostic(
          .warning, "this file is not UTF-8; it was read as Windows-1252", at: SourceLocation(path: path),
          help: "check the accented letters, or save the file as \"CSV UTF-8\""))
    }
    let line = text.unicodeScalars.drop { $0 == "\u{FEFF}" }.prefix { $0 != "\n" && $0 != "\r" }
    let named = String(line).lowercased()
    namesSeparator = named.hasPrefix("sep=") && named.unicodeScalars.count == 5
    separator = namesSeparator ? line.last ?? "," : Self.separator(in: line)
    self.diagnostics = diagnostics
  }

  /// Returns the most frequent separator between the column names.
  private static func separator(in line: some Sequence<Unicode.Scalar>) -> Unicode.Scalar {
    var isQuoted = false
    var counts: [Unicode.Scalar: Int] = [:]
    for scalar in line {
      if scalar == "\"" { isQuoted.toggle() }
      if !isQuoted { counts[scalar, default: 0] += 1 }
    }
    let candidates: [Unicode.Scalar] = [",", ";", "\t", "|"]
    return candidates.reduce(",") { counts[$1, default: 0] > counts[$0, default: 0] ? $1 : $0 }
  }

  private static func utf16(_ bytes: [UInt8]) -> String {
    let isLittle = bytes[0] == 0xFF
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
      isLittle
        ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8 : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
    }
    return String(decoding: units, as: UTF16.self)
  }
}
