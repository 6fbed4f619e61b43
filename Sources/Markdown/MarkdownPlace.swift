/// A place in the file that contains the Markdown text.
package struct MarkdownPlace: Hashable, Sendable {
  /// The line, counted from 1.
  package var line: Int
  /// The column, counted from 1 in Unicode scalars.
  package var column: Int
  /// The length in Unicode scalars; at least 1.
  package var length: Int
}
