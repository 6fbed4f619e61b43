/// The source of Markdown text in which only the characters that readers see as they are written are left.
///
/// All other characters are null: markup, destinations, code, HTML, images, escaped characters, and character
/// references. Each character keeps its line and its column.
package struct ShownText: Hashable, Sendable {
  /// The text, in UTF-8, with as many bytes as the source. Only the first byte of a removed character is null.
  package let bytes: [UInt8]

  /// Finds the text of `root`, the tree of `source`.
  init(of root: Node, in source: ArraySlice<UInt8>) {
    var search = ShownTextSearch(source)
    search.visit(root)
    bytes = search.shown
  }

  /// The lines as cmark-gfm counts them, with their line endings.
  package var lines: [ArraySlice<UInt8>] {
    let starts = SourceText.lineStarts(in: bytes[...])
    return zip(starts, starts.dropFirst() + [bytes.endIndex]).map { bytes[$0..<$1] }
  }
}
