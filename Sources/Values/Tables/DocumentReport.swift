/// A finding that a template reports about a document, such as a value that it cannot show.
package struct DocumentReport: Sendable {
  package let document: DocumentID
  package let message: String
  /// The fix, if the template gives one.
  package let help: String?
  /// The name of the field that the finding is about; empty if it is about the whole document.
  package let field: String
  /// A Boolean value that indicates whether the finding is a note, and not a warning.
  package let isNote: Bool

  package init(_ message: String, help: String?, about document: DocumentID, field: String, isNote: Bool) {
    self.document = document
    self.message = message
    self.help = help
    self.field = field
    self.isNote = isNote
  }
}
