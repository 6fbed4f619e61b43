import Diagnostics

/// A YAML 1.1 document, read from libyaml's events into nodes.
package enum YAMLDocument {
  /// The maximum nesting depth of lists and mappings. Deeper documents are rejected.
  package static let depthLimit = 64
  /// The maximum number of fields in a mapping. Larger documents are rejected.
  package static let fieldLimit = 100_000

  /// Reads one document.
  ///
  /// `bytes` is the document's text, and `firstLine` is the line, in the file at `path`, that it begins on. The result
  /// is `nil` for an empty document, and for one that is not YAML, which a diagnostic reports. Duplicate keys, keys
  /// that are not plain text, aliases, nesting beyond ``depthLimit``, and more fields than ``fieldLimit`` are errors
  /// too, and reading continues after the first of these. Invisible characters are warnings, and not part of the result.
  package static func parse(_ bytes: ArraySlice<UInt8>, path: String, firstLine: Int = 1) -> (Node?, [Diagnostic]) {
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = VisibleText(
      bytes.starts(with: byteOrderMark) ? bytes.dropFirst(3) : bytes, path: path, firstLine: firstLine)
    let conflicts = MergeConflict.findings(in: text.bytes, path: path, firstLine: firstLine)
    guard conflicts.isEmpty else { return (nil, conflicts) }
    var reader = NodeReader(EventReader(text.bytes, path: path, firstLine: firstLine))
    let root = reader.document()
    return (root, text.diagnostics + reader.events.diagnostics)
  }
}
