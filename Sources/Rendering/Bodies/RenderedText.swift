import Diagnostics
import Markdown

/// The HTML of a ``MarkdownSource``, including its components, with its findings and dependencies.
struct RenderedText {
  static let empty = RenderedText(document: .empty)

  var document: MarkdownDocument
  var diagnostics: [Diagnostic] = []
  var reads = FileReads()
  /// The number of levels of texts inside this one.
  var height = 0

  /// The approximate memory that the text uses, in bytes.
  var size: Int { document.html.count + reads.count * MemoryLayout<UInt32>.stride }
}
