import Diagnostics

/// Markdown text in a field.
package struct MarkdownText: Sendable {
  package let text: String
  /// The place in the file of the document where the text begins, counted from 1.
  package let line: Int
  let column: Int

  init(text: String, line: Int, column: Int) {
    self.text = text
    self.line = line
    self.column = column
  }

  /// Returns `findings` about the text, whose lines count from ``line``, with their locations in `file`, the document with
  /// the field.
  package func located(_ findings: [Diagnostic], in file: [UInt8]) -> [Diagnostic] {
    if findings.isEmpty { return [] }
    var places = MarkdownTextPlaces(of: self, in: file[...])
    return findings.map { finding in
      var located = finding
      located.location = finding.location.map { places.location(of: $0) }
      return located
    }
  }
}
