import Site
import Values

/// Markdown of a document that is rendered to HTML on its own.
package struct MarkdownSource: Hashable, Sendable {
  package enum Part: Hashable, Sendable {
    case body
    /// The body with absolute URLs, as a feed needs it.
    case feedBody
    /// The Markdown field at a position in the document's record.
    case field(Int)
  }

  package let document: DocumentID
  package let part: Part

  package init(document: DocumentID, part: Part) {
    self.document = document
    self.part = part
  }
}
