/// A heading in Markdown text.
package struct MarkdownHeading: Hashable, Sendable {
  /// The level, from 1 for `#` to 6.
  package var level: Int
  /// The `id` of the element, which is unique within the document and which links can use as a fragment.
  package var id: String
  /// The heading as plain text.
  package var title: String
  /// The start of the heading in the file.
  package var place: MarkdownPlace
}
