/// Markdown text in a field.
package struct MarkdownText: Sendable {
  package let text: String
  package let line: Int
}
