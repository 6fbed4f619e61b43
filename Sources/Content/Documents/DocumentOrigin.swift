import Diagnostics

/// The file, table row, or reference that a document comes from.
@usableFromInline
package struct DocumentOrigin: Sendable {
  /// The path in the content folder without its extension: `members/nick-licata`.
  @usableFromInline package let identity: String
  /// The path in the content folder: `members/nick-licata.md`.
  @usableFromInline package let source: String
  /// The file's path in diagnostics: `content/members/nick-licata.md`.
  @usableFromInline package let path: String
  /// The location for findings without a more specific one: the first line of the file, or the row in a table.
  package let start: SourceLocation
}
