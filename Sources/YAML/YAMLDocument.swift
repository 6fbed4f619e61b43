import Diagnostics

/// A YAML 1.1 document read to nodes by libyaml's events.
package enum YAMLDocument {
  /// How deep lists and mappings may nest before the document is refused.
  package static let depthLimit = 64
  /// How many fields a mapping may have before the document is refused.
  package static let fieldLimit = 100_000

  /// Reads one document.
  ///
  /// `bytes` is the document's text, `firstLine` the line of the file at `path` that it begins on. The result is `nil`
  /// for an empty document, and for one that is not YAML, which a diagnostic then says. Duplicate keys, keys that are no
  /// plain text, aliases, nesting beyond ``depthLimit`` and more fields than ``fieldLimit`` are errors too, and reading goes on after the first of these.
  package static func parse(_ bytes: ArraySlice<UInt8>, path: String, firstLine: Int = 1) -> (Node?, [Diagnostic]) {
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: byteOrderMark) ? bytes.dropFirst(3) : bytes
    var reader = EventReader(text, path: path, firstLine: firstLine)
    let root = reader.document()
    return (root, reader.diagnostics)
  }
}
