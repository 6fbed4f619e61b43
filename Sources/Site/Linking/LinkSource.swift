import Content
import Values

/// The source of values to link: their table, and the references that they contain by position.
struct LinkSource {
  let values: ValueTable
  let references: [PendingReference]
  /// The target of each reference; `nil` if it is not published.
  let targets: [DocumentID?]
  /// The document that the values belong to.
  let id: DocumentID
}
