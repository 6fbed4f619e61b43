import Files

/// The Markdown after the front matter. It stays in its file, because the text of a large site would not fit in
/// memory.
package struct DocumentBody: Sendable {
  /// The byte range in the file.
  package let range: Range<Int>
  /// The number of the file's line that the body begins on.
  package let line: Int
  /// The fingerprint of the body's bytes.
  package let fingerprint: UInt64
  /// The file's stamp when it was read.
  package let stamp: FileStamp
  /// A short plain-text summary for lists.
  package let excerpt: String

  static let empty = DocumentBody(
    range: 0..<0, line: 1, fingerprint: 0, stamp: FileStamp(size: 0, inode: 0, modified: 0, changed: 0), excerpt: "")
}
