import Values

/// The values of a record, and everything found in them that is processed later.
@usableFromInline
package struct DecodedRecord: Sendable {
  /// The values of the fields, one for each, as ranges of ``values``.
  @usableFromInline package let fields: [Value]
  @usableFromInline package let values: ValueTable
  @usableFromInline package let references: [PendingReference]
  package let markdown: [MarkdownText]
  /// The text of the private fields.
  package let secrets: [Secret]
  /// The files that the fields name, as paths in the content folder.
  package let namedFiles: [String]
  package let bodyFiles: BodyFiles
}
