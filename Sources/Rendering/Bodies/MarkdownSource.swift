import Site
import Values

/// Markdown of a document that is rendered to HTML on its own.
struct MarkdownSource: Hashable {
  enum Part: Hashable {
    case body
    /// The body with absolute URLs, as a feed needs it.
    case feedBody
    /// The Markdown field at a position in the document's record.
    case field(Int)
  }

  let document: DocumentID
  let part: Part
}
